import type { Statement } from '../../../shared/contract/answers.ts'
import type { Party } from '../../../shared/contract/cases.ts'
import type { Citation, Fact } from '../../../shared/contract/facts.ts'
import type { Row } from '../../../shared/contract/registers.ts'
import { formatRowNumber } from '../../../shared/domain/register-kinds.ts'
import type { Ground } from '../../../shared/domain/register.ts'
import { factNames } from '../facts/labels.ts'
import { factsByIds } from '../facts/reading.ts'
import { originTeller } from '../facts/telling.ts'
import { partiesOf } from '../parties/parties.ts'
import { standingRows } from '../registers/rows.ts'
import type { Vault } from '../vault/vault.ts'

/** Acts, licences, lines and their like of which an answer speaks one by one; it counts those beyond. */
export const MOST = 40

/** What a case knows, each table read once. */
export interface Known {
  readonly vault: Vault
  readonly resources: string
  readonly caseId: string
  /** Civil day. */
  readonly today: string
  readonly parties: readonly Party[]
  readonly partyOf: ReadonlyMap<string, Party>
  readonly acts: readonly Row<'act'>[]
  readonly licences: readonly Row<'licence'>[]
  readonly claims: readonly Row<'claim'>[]
  /** Words of the case's facts by id. */
  readonly factNames: ReadonlyMap<string, string>
  /** Names by id. */
  readonly products: ReadonlyMap<string, string>
}

export function whatIsKnown(vault: Vault, resources: string, caseId: string, today: string): Known {
  const parties = partiesOf(vault, caseId)
  return {
    vault,
    resources,
    caseId,
    today,
    parties,
    partyOf: new Map(parties.map((party) => [party.id, party])),
    acts: standingRows(vault, 'act', caseId),
    licences: standingRows(vault, 'licence', caseId),
    claims: standingRows(vault, 'claim', caseId),
    factNames: new Map(factNames(vault, caseId).map(({ id, text }) => [id, text])),
    products: new Map(standingRows(vault, 'product', null).map(({ id, name }) => [id, name])),
  }
}

/** A statement that still names its facts. */
export interface Said extends Omit<Statement, 'sources' | 'origins'> {
  readonly factIds: readonly string[]
}

export function say(key: string, values: Statement['values'], more: Partial<Omit<Said, 'key' | 'values'>> = {}): Said {
  return { key, values, told: 'told', factIds: [], tables: [], about: null, ...more }
}

/** Puts the passages of the facts that were not withdrawn under each statement, every passage once. */
export function withSources(vault: Vault, caseId: string, answers: readonly (readonly Said[])[]): Statement[][] {
  const ids = new Set(answers.flat().flatMap(({ factIds }) => factIds))
  const facts = new Map(factsByIds(vault, caseId, [...ids]).map((fact) => [fact.id, fact]))
  const tellOrigins = originTeller(vault, caseId)
  const sourcesOf = (factIds: readonly string[]): Citation[] => {
    const standing = factIds.map((id) => facts.get(id)).filter((fact): fact is Fact => fact?.withdrawnOn === null)
    return [...new Map(standing.flatMap(({ citations }) => citations).map((one) => [one.id, one])).values()]
  }
  return answers.map((statements) =>
    statements.map(({ factIds, ...statement }) => {
      const sources = sourcesOf(factIds)
      return { ...statement, sources, origins: sources.length === 0 ? null : tellOrigins(sources).length }
    }),
  )
}

/** The facts that speak for this field and no other; '' for the row as a whole. */
export function factsFor(grounds: readonly Ground[], field: string): string[] {
  return grounds.filter(({ about }) => about === field).map(({ factId }) => factId)
}

export const actNumber = ({ number }: Pick<Row<'act'>, 'number'>): string => formatRowNumber('act', number) ?? ''
export const licenceNumber = ({ number }: Pick<Row<'licence'>, 'number'>): string =>
  formatRowNumber('licence', number) ?? ''

/** Names of parties in the order in which they are named. */
export function namesOf({ partyOf }: Known, ids: readonly string[]): string[] {
  return ids.flatMap((id) => partyOf.get(id)?.name ?? [])
}
