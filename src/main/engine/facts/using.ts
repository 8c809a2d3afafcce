import type { FactUse } from '../../../shared/contract/facts.ts'
import type { ClaimDraft } from '../../../shared/domain/claim.ts'
import { Grounds } from '../../../shared/domain/register.ts'
import { EngineError } from '../fault.ts'
import { rowsThatName } from '../registers/naming.ts'
import type { Vault } from '../vault/vault.ts'
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

function elementsNaming({ elements }: Pick<ClaimDraft, 'elements'>, factId: string): FactUse['elements'] {
  return elements
    .filter(({ factIds, againstIds }) => factIds.includes(factId) || againstIds.includes(factId))
    .map(({ number, title, factIds }) => ({ number, title, against: !factIds.includes(factId) }))
}
