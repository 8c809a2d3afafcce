import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { MarkedPassage, Note } from '../../../shared/contract/passages.ts'
import { changesOf } from '../audit/entries.ts'
import { requireOpenCase } from '../cases/require.ts'
import { requireDocument } from '../evidence/documents.ts'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import { enteredOf, markPassage, releasePassage } from './marking.ts'
import { note } from './table.ts'

/** Writes a note in the margin of a stretch, or on the document. Throws DOCUMENT_NOT_FOUND, PASSAGE_CHANGED. */
export function addNote(
  vault: Vault,
  documentId: string,
  marked: Omit<MarkedPassage, 'documentId'> | null,
  text: string,
): Note {
  return vault.write(() => {
    const { caseId } = requireDocument(vault, documentId)
    requireOpenCase(vault, caseId)
    const passageId = marked && markPassage(vault, { ...marked, documentId }).row.id
    const madeAt = new Date().toISOString()
    const row: Note = { id: uuidv7(), documentId, passageId, text, madeAt, madeBy: vault.operator, revision: 1 }
    vault.db.insert(note).values(row).run()
    const after = { documentId, ...(marked && enteredOf({ ...marked, documentId })), text }
    vault.audit({ caseId, act: 'note.added', subject: row.id, after })
    return row
  })
}

/** Throws NOTE_NOT_FOUND, STALE with the note that stands now. */
export function changeNote(vault: Vault, noteId: string, revision: number, text: string): Note {
  return vault.write(() => {
    const { row, caseId } = requireNote(vault, noteId, revision)
    const changed = { ...row, text, revision: revision + 1 }
    vault.db.update(note).set(changed).where(eq(note.id, noteId)).run()
    const { documentId } = row
    const [before, after] = [row, changed].map((one) => ({ documentId, text: one.text }))
    vault.audit({ caseId, act: 'note.changed', subject: noteId, before, after })
    return changed
  })
}

/** Takes a note away; it stays in the trail. Throws NOTE_NOT_FOUND, STALE. */
export function removeNote(vault: Vault, noteId: string, revision: number): void {
  vault.write(() => {
    const { row, caseId } = requireNote(vault, noteId, revision)
    vault.db.delete(note).where(eq(note.id, noteId)).run()
    const { documentId, text, passageId } = row
    vault.audit({ caseId, act: 'note.removed', subject: noteId, before: { documentId, text } })
    if (passageId !== null) releasePassage(vault, passageId)
  })
}

function requireNote(vault: Vault, noteId: string, revision: number): { row: Note; caseId: string } {
  const row = vault.db.select().from(note).where(eq(note.id, noteId)).get()
  if (!row) throw new EngineError('NOTE_NOT_FOUND')
  const { caseId } = requireDocument(vault, row.documentId)
  requireOpenCase(vault, caseId)
  if (row.revision !== revision) {
    throw new EngineError('STALE', { current: row, ...changesOf(vault, caseId, noteId) })
  }
  return { row, caseId }
}
