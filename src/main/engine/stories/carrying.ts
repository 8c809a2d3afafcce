import type { PackagedCase } from '../../../shared/contract/case-json.ts'
import type { Vault } from '../vault/vault.ts'
import { keepRuling } from './rulings.ts'
import { inOrder, storyRuling } from './table.ts'

type CarriedRuling = PackagedCase['rulings'][number]

/** What was ruled of the documents of a case; stories themselves are told anew from their texts. */
export function carryRulings(vault: Vault, caseId: string): CarriedRuling[] {
  const ofCase = new Set(
    vault.sqlite.prepare<[string], string>('SELECT id FROM document WHERE case_id = ?').pluck().all(caseId),
  )
  const rows = vault.db.select().from(storyRuling).all()
  return rows
    .filter(({ firstId }) => ofCase.has(firstId))
    .map(({ firstId, secondId, ...row }) => ({ ...row, document: firstId, other: secondId }))
    .toSorted((a, b) => (keyOfRuling(a) < keyOfRuling(b) ? -1 : 1))
}

/** Inside a transaction, after both documents; a ruling on the same pair gives way. */
export function receiveRuling(vault: Vault, { document, other, ...row }: CarriedRuling): void {
  keepRuling(vault, { ...row, ...inOrder(document, other) })
}

/** The same for a pair and a question, whichever document is named first. */
export function keyOfRuling({ about, document, other }: Pick<CarriedRuling, 'about' | 'document' | 'other'>): string {
  const { firstId, secondId } = inOrder(document, other)
  return `${about} ${firstId} ${secondId}`
}
