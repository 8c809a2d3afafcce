import type { BarredDocument, Exception } from '../../../shared/contract/leaving.ts'
import type { DocumentSummary } from '../../../shared/contract/evidence.ts'
import { listedAs } from '../evidence/documents.ts'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'

/** The documents that their marks keep in the house. */
export function barredOf(documents: readonly DocumentSummary[]): BarredDocument[] {
  return documents
    .filter(({ bars }) => bars.length > 0)
    .map(({ id, bars, ...named }) => ({ documentId: id, listedAs: listedAs(named), bars }))
}

/**
 * The documents that are barred, each of whose bars is confirmed for it. Throws DOCUMENTS_BARRED with those of which
 * one is not.
 */
export function requireConfirmed(
  documents: readonly DocumentSummary[],
  confirmed: readonly Pick<Exception, 'documentId' | 'bars'>[],
): BarredDocument[] {
  const byDocument = new Map(confirmed.map(({ documentId, bars }) => [documentId, bars]))
  const barred = barredOf(documents)
  const stopped = barred.filter(
    ({ documentId, bars }) => !bars.every((bar) => byDocument.get(documentId)?.includes(bar)),
  )
  if (stopped.length > 0) throw new EngineError('DOCUMENTS_BARRED', { documents: stopped })
  return barred
}

/**
 * The gate of the house: every document that is numbered, served, put into a dossier or handed out passes here. One
 * whose bars are not all named in an exception of its own stops the whole act with DOCUMENTS_BARRED; an exception that
 * is used is entered in the trail with its reason. Inside a transaction.
 */
export function letOut(
  vault: Vault,
  caseId: string,
  documents: readonly DocumentSummary[],
  exceptions: readonly Exception[],
): void {
  const reasons = new Map(exceptions.map(({ documentId, reason }) => [documentId, reason]))
  for (const { documentId, bars } of requireConfirmed(documents, exceptions)) {
    const reason = reasons.get(documentId)
    vault.audit({ caseId, act: 'document.let-out', subject: documentId, after: { bars, reason } })
  }
}
