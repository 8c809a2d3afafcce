import type { FactUse } from '../../../shared/contract/facts.ts'
import type { ClaimDraft } from '../../../shared/domain/claim.ts'
import { Grounds } from '../../../shared/domain/register.ts'
import { requireCase } from '../cases/require.ts'
import { EngineError } from '../fault.ts'
import { rowsByFact, rowsThatName } from '../registers/naming.ts'
import type { Vault } from '../vault/vault.ts'
import { factNames } from './labels.ts'
import { caseOfFact } from './reading.ts'

/** The rows of the registers that name a fact: what it is there for. Throws FACT_NOT_FOUND. */
export function usesOfFact(vault: Vault, factId: string): FactUse[] {
  if (caseOfFact(vault, factId) === undefined) throw new EngineError('FACT_NOT_FOUND')
  return rowsThatName(vault, factId).map(({ kind, id, label, withdrawnOn, fields }) => {
    const grounds = Grounds.safeParse(fields['grounds']).data ?? []
    const about = grounds.filter((ground) => ground.factId === factId).map((ground) => ground.about)
    const elements = kind === 'claim' ? elementsNaming(fields as ClaimDraft, factId) : []
    return { kind, id, label, withdrawnOn, about, elements }
  })
}

/** What rests on each fact of a case on which something does. Throws CASE_NOT_FOUND. */
export function usesOfFacts(
  vault: Vault,
  caseId: string,
): { factId: string; rows: Pick<FactUse, 'kind' | 'id' | 'label'>[] }[] {
  requireCase(vault, caseId)
  const facts = new Set(factNames(vault, caseId).map(({ id }) => id))
  return [...rowsByFact(vault, caseId)].flatMap(([factId, rows]) => (facts.has(factId) ? [{ factId, rows }] : []))
}

function elementsNaming({ elements }: Pick<ClaimDraft, 'elements'>, factId: string): FactUse['elements'] {
  return elements
    .filter(({ factIds, againstIds }) => factIds.includes(factId) || againstIds.includes(factId))
    .map(({ number, title, factIds }) => ({ number, title, against: !factIds.includes(factId) }))
}
