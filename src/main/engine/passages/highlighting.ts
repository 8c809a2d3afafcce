import { eq } from 'drizzle-orm'
import type { MarkedPassage, Passage } from '../../../shared/contract/passages.ts'
import type { Vault } from '../vault/vault.ts'
import { enteredOf, markPassage, releasePassage, requirePassage } from './marking.ts'
import { passageTeller } from './passages.ts'
import { passage } from './table.ts'

/** Highlights a stretch; twice is once. Throws DOCUMENT_NOT_FOUND, CASE_ARCHIVED, PASSAGE_CHANGED. */
export function highlight(vault: Vault, marked: MarkedPassage): Passage {
  return vault.write(() => {
    const { row, caseId } = markPassage(vault, marked)
    if (!row.highlighted) {
      vault.db.update(passage).set({ highlighted: true }).where(eq(passage.id, row.id)).run()
      vault.audit({ caseId, act: 'passage.highlighted', subject: row.id, after: enteredOf(marked) })
    }
    return passageTeller(vault)({ ...row, highlighted: true })
  })
}

/** Takes a highlight away, and with it the passage where nothing else hangs on it. Throws PASSAGE_NOT_FOUND. */
export function unhighlight(vault: Vault, passageId: string): void {
  vault.write(() => {
    const { row, caseId } = requirePassage(vault, passageId)
    if (!row.highlighted) return
    vault.db.update(passage).set({ highlighted: false }).where(eq(passage.id, passageId)).run()
    const { documentId, quote } = row
    vault.audit({ caseId, act: 'passage.unhighlighted', subject: passageId, before: { documentId, quote } })
    releasePassage(vault, passageId)
  })
}
