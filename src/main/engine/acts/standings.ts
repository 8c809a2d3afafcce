import type { ActInBrief } from '../../../shared/contract/acts.ts'
import type { Row } from '../../../shared/contract/registers.ts'
import {
  type ActContext,
  type ActStanding,
  actStanding,
  type KnownLicence,
  licencesOfAct,
} from '../../../shared/domain/act-standing.ts'
import { calendarOf, termSteps } from '../../../shared/domain/licence-state.ts'
import { volumeTeller } from '../../../shared/domain/licence-volume.ts'
import { rightStateOn } from '../../../shared/domain/right-state.ts'
import { readTreatyTables } from '../agreements/tables.ts'
import { requireCase } from '../cases/require.ts'
import { today } from '../clock.ts'
import { sourcesOfFacts } from '../facts/cited-facts.ts'
import { EngineError } from '../fault.ts'
import { limitationRules } from '../limitation/rules.ts'
import { partiesOf } from '../parties/parties.ts'
import { getRow, standingRows } from '../registers/rows.ts'
import { originsIn } from '../stories/origins.ts'
import { derived } from '../vault/derived.ts'
import type { Vault } from '../vault/vault.ts'

/** What follows for each act of the case that was not withdrawn, by number. Throws CASE_NOT_FOUND. */
export function actStandings(vault: Vault, resources: string, caseId: string, asOf = today()): readonly ActStanding[] {
  requireCase(vault, caseId)
  return derived(vault, `act standings ${caseId} ${asOf}`, () => {
    const acts = standingRows(vault, 'act', caseId)
    const context = contextOf(vault, resources, caseId, acts, asOf)
    return acts.map((act) => actStanding(act, context))
  })
}

/** The same for one act, be it withdrawn. Throws ROW_NOT_FOUND. */
export function standingOfAct(vault: Vault, resources: string, actId: string, asOf = today()): ActStanding {
  const act = getRow(vault, 'act', actId)
  if (act.caseId === null) throw new EngineError('ROW_NOT_FOUND')
  return actStanding(act, contextOf(vault, resources, act.caseId, standingRows(vault, 'act', act.caseId), asOf))
}

export function inBrief({ licences, limitation, because: _steps, rights: _rights, ...act }: ActStanding): ActInBrief {
  const { because: _why, ...time } = limitation
  const counting = licences.find(({ state }) => state === act.licence)
  return { ...act, possible: counting?.possible ?? [], limitation: time }
}

/** What the case and the vault know, each table read once. */
function contextOf(
  vault: Vault,
  resources: string,
  caseId: string,
  acts: readonly Row<'act'>[],
  asOf: string,
): ActContext {
  const known = standingRows(vault, 'licence', caseId).map(knownLicence)
  const licences = new Map(known.map((licence) => [licence.id, licence]))
  const held = known.flatMap((licence) => licence.draft.licenseeIds.map((partyId) => ({ partyId, licence })))
  const licencesOf = new Map(
    [...Map.groupBy(held, ({ partyId }) => partyId)].map(([partyId, all]) => [
      partyId,
      all.map(({ licence }) => licence),
    ]),
  )
  const counted = acts.flatMap((act) =>
    licencesOfAct(act, { licences, licencesOf }).map(({ id }) => ({ licenceId: id, act })),
  )
  return {
    today: asOf,
    licences,
    licencesOf,
    rights: new Map(standingRows(vault, 'right', null).map((right) => [right.id, right])),
    rightOn: rightTeller(asOf),
    membershipOf: readTreatyTables(resources).membershipOf,
    rules: new Map(limitationRules(vault, resources).map((rule) => [rule.ruleId, rule])),
    countryOf: new Map(partiesOf(vault, caseId).map(({ id, country }) => [id, country])),
    variantOf: new Map(standingRows(vault, 'product', null).map(({ id, variantOfId }) => [id, variantOfId])),
    overVolume: volumeTeller(counted),
    originsOf: originCounter(vault, caseId),
  }
}

function knownLicence(row: Row<'licence'>): KnownLicence {
  return { id: row.id, number: row.number, draft: row, calendar: calendarOf(row), termSteps: termSteps(row) }
}

/** Acts of one day ask about the same rights: each is told once a day. */
function rightTeller(asOf: string): ActContext['rightOn'] {
  const told = new Map<string, ReturnType<typeof rightStateOn>>()
  return (right, on) => {
    const key = `${right.id} ${on}`
    const known = told.get(key) ?? rightStateOn(right, on, asOf)
    told.set(key, known)
    return known
  }
}

/** Into how many origins the passages that support a set of facts fall at most; each set is told once. */
function originCounter(vault: Vault, caseId: string): (factIds: readonly string[]) => number {
  const facts = sourcesOfFacts(vault, caseId)
  const told = new Map<string, number>()
  const among = originsIn(vault, caseId)
  return (factIds) => {
    const set = [...new Set(factIds)].toSorted()
    const known = told.get(set.join())
    if (known !== undefined) return known
    const citations = set
      .map((id) => facts.get(id))
      .flatMap((fact) => (fact?.withdrawn === false ? fact.supporting : []))
    const origins = among(citations).length
    told.set(set.join(), origins)
    return origins
  }
}
