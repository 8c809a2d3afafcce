import { eq } from 'drizzle-orm'
import type { Collection, CustodyRecord } from '../../../shared/contract/custody.ts'
import type { CustodyEvent } from '../../../shared/contract/evidence.ts'
import { lastEntry, verificationsSince } from '../audit/entries.ts'
import { custodyEvents } from '../evidence/custody.ts'
import { listedAs, listingsOf, requireDocument } from '../evidence/documents.ts'
import { findingsOf } from '../evidence/findings.ts'
import { exhibitLabels } from '../exhibits/labels.ts'
import type { Vault } from '../vault/vault.ts'
import { collection } from './table.ts'

export const NOTHING_DECLARED: Collection = {
  address: '',
  collectedAt: '',
  timeZone: '',
  collector: '',
  tool: '',
  toolVersion: '',
  device: '',
  method: '',
  purpose: '',
  authority: '',
  remarks: '',
}

/** Everything that is known of a document's custody. Throws DOCUMENT_NOT_FOUND. */
export function custodyRecord(vault: Vault, documentId: string): CustodyRecord {
  const row = requireDocument(vault, documentId)
  const [acquired, ...since] = custodyEvents(vault, documentId)
  const { declared, revision } = collectionOf(vault, documentId)
  const declaration = lastEntry(vault, row.caseId, documentId, 'custody.declared')
  const detail = acquired?.detail ?? {}
  // Named `mail` before archives were opened.
  const holder = textOf(detail['holder'] ?? detail['mail'])
  const at = acquired?.at ?? row.importedAt
  return {
    documentId,
    listedAs: listedAs(row),
    exhibit: exhibitLabels(vault, row.caseId).get(documentId) ?? null,
    acquired: {
      at,
      by: acquired?.by ?? '',
      account: textOf(detail['account']) ?? '',
      origin: row.origin,
      place: textOf(detail['place']),
      computer: textOf(detail['computer']),
      came: cameOf(detail['came']),
      holder: holder ? (listingsOf(vault, [holder]).get(holder)?.listedAs ?? null) : null,
      modified: textOf(detail['modified']),
      fileName: row.fileName,
      size: row.size,
      sha256: row.sha256,
      tool: textOf(detail['tool']),
    },
    read: findingsOf(vault, documentId).filter(({ basis }) => basis === 'file' || basis === 'text'),
    declared,
    declaredBy: revision > 0 && declaration ? { by: declaration.operator, at: declaration.at } : null,
    revision,
    events: [...since, ...matches(vault, row, at, since)].sort((a, b) => (a.at < b.at ? -1 : 1)),
  }
}

/** When the document came into this vault, which may be long after it was acquired in another. */
function cameHere(vault: Vault, { id, caseId }: { id: string; caseId: string }, acquiredAt: string): string {
  const received = lastEntry(vault, caseId, caseId, 'case.received')
  const imported = lastEntry(vault, caseId, id, 'document.imported')
  return [acquiredAt, received?.at ?? '', imported?.at ?? ''].toSorted().at(-1)!
}

export function collectionOf(vault: Vault, documentId: string): { declared: Collection; revision: number } {
  const row = vault.db.select().from(collection).where(eq(collection.documentId, documentId)).get()
  if (!row) return { declared: NOTHING_DECLARED, revision: 0 }
  const { documentId: _id, revision, ...declared } = row
  return { declared, revision }
}

/** The verifications of the whole vault that found the original as it came in: none of `since` says otherwise of them. */
function matches(
  vault: Vault,
  row: { id: string; caseId: string; sha256: string },
  acquiredAt: string,
  since: readonly CustodyEvent[],
): CustodyEvent[] {
  const unsound = new Set(since.map(({ detail }) => detail['begunAt']))
  const detail = { sha256: row.sha256, match: true, wholeVault: true }
  return verificationsSince(vault, cameHere(vault, row, acquiredAt))
    .filter(({ begunAt }) => !unsound.has(begunAt))
    .map(({ at, operator: by }) => ({ at, by, act: 'verified', detail }))
}

function cameOf(value: unknown): CustodyRecord['acquired']['came'] {
  return value === 'disk' || value === 'upload' || value === 'attachment' || value === 'part' || value === 'redaction'
    ? value
    : null
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
