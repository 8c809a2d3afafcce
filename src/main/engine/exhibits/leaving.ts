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
  const confirmed = new Map(exceptions.map((exception) => [exception.documentId, exception]))
  const barred = barredOf(documents)
  const stopped = barred.filter(
    ({ documentId, bars }) => !bars.every((bar) => confirmed.get(documentId)?.bars.includes(bar)),
  )
  if (stopped.length > 0) throw new EngineError('DOCUMENTS_BARRED', { documents: stopped })
  for (const { documentId, bars } of barred) {
    const reason = confirmed.get(documentId)?.reason
    vault.audit({ caseId, act: 'document.let-out', subject: documentId, after: { bars, reason } })
  }
}
