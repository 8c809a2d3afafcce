import type { EvidenceDocument } from '../../../shared/contract/evidence.ts'
import { requireOpenCase } from '../cases/require.ts'
import type { EngineContext } from '../context.ts'
import { addParts } from '../evidence/adding.ts'
import { type DocumentRow, getDocument, requireDocument } from '../evidence/documents.ts'
import { needsPassword } from '../evidence/locked.ts'
import { keepPassword, opensPages } from '../evidence/pages.ts'
import { putReread } from '../evidence/reread-text.ts'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import { prepareStored } from './parts.ts'

/** Encrypted with a construction of its own that no library here undoes. */
const NOT_OPENED = /^application\/vnd\.oasis\.opendocument\./

/**
 * Reads an original that was refused as encrypted with the password that opens it, and keeps the password for its pages
 * and for reading it anew; what it holds becomes documents of their own. Of one whose text came without its password it
 * opens the pages. Throws WRONG_PASSWORD, ENCRYPTION_NOT_OPENED, NOT_LOCKED.
 */
export async function unlockDocument(
  { pool, host }: Pick<EngineContext, 'pool' | 'host'>,
  vault: Vault,
  documentId: string,
  password: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<EvidenceDocument> {
  const row = inOpenCase(vault, documentId)
  const { refusal, mime, sha256, size, origin, fileName } = row
  if (needsPassword(vault, row)) {
    if (!(await opensPages({ vault, pool }, row, password, signal))) throw new EngineError('WRONG_PASSWORD')
    vault.write(() => {
      if (!needsPassword(vault, inOpenCase(vault, documentId))) return
      keepPassword(vault, documentId, password)
      vault.audit({ caseId: row.caseId, act: 'document.unlocked', subject: documentId })
    })
    return getDocument(vault, documentId)
  }
  if (refusal !== 'encrypted') throw new EngineError('NOT_LOCKED')
  if (NOT_OPENED.test(mime)) throw new EngineError('ENCRYPTION_NOT_OPENED')
  const bytes = await vault.objects.readAll(sha256)
  const stored = { sha256, size, bytes, origin, fileName, modified: null }
  const prepared = await prepareStored({ vault, pool, signal }, stored, { password })
  if (prepared.extraction.refusal === 'encrypted') throw new EngineError('WRONG_PASSWORD')
  const { languageOf } = await import('../extraction/language.ts')
  vault.write(() => {
    const { caseId, refusal: now } = inOpenCase(vault, documentId)
    if (now !== 'encrypted') return
    keepPassword(vault, documentId, password)
    addParts(vault, caseId, documentId, prepared, `Libellus ${host.version}`)
    vault.audit({ caseId, act: 'document.unlocked', subject: documentId })
    putReread(vault, documentId, prepared.extraction, languageOf)
  })
  return getDocument(vault, documentId)
}

function inOpenCase(vault: Vault, documentId: string): DocumentRow {
  const row = requireDocument(vault, documentId)
  requireOpenCase(vault, row.caseId)
  return row
}
