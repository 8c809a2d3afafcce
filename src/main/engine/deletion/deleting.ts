import type { Deletion } from '../../../shared/contract/deletion.ts'
import { formatExhibitNumber } from '../../../shared/domain/exhibit-number.ts'
import { countValues, removeValues } from '../audit/removing.ts'
import { requireOpenCase } from '../cases/require.ts'
import * as dossiers from '../dossier/forgetting.ts'
import { listedAs, requireDocument } from '../evidence/documents.ts'
import * as evidence from '../evidence/forgetting.ts'
import { exhibitsOfDocument } from '../exhibits/labels.ts'
import { retireExhibits } from '../exhibits/retiring.ts'
import { EngineError } from '../fault.ts'
import * as facts from '../facts/forgetting.ts'
import * as imports from '../imports/forgetting.ts'
import * as jobs from '../jobs/forgetting.ts'
import { lastDone } from '../jobs/rows.ts'
import * as redaction from '../redaction/forgetting.ts'
import { forgetNamed, namesOfRowsOn } from '../registers/forgetting.ts'
import * as search from '../search/index-blocks.ts'
import * as stories from '../stories/forgetting.ts'
import { forgetObject } from '../vault/kept-objects.ts'
import { owScrub, scrub } from '../vault/scrub.ts'
import type { Vault } from '../vault/vault.ts'

/** What would go with a document. Throws DOCUMENT_NOT_FOUND. */
export function previewDeletion(vault: Vault, documentId: string): Deletion {
  const row = requireDocument(vault, documentId)
  const exhibits = exhibitsOfDocument(vault, documentId)
  const citing = facts.factsCiting(vault, documentId)
  const going = [documentId, ...citing.filter(({ alone }) => alone).map((fact) => fact.id)]
  const standing = exhibits.find(({ state }) => state !== 'withdrawn') ?? exhibits[0]
  return {
    documentId,
    listedAs: listedAs(row),
    fileName: row.fileName,
    dossiers: dossiers.versionsWith(vault, documentId).map(({ version }) => version),
    facts: citing.filter(({ alone }) => alone).map(({ label }) => label),
    factsThatStay: citing.filter(({ alone }) => !alone).map(({ label }) => label),
    rows: namesOfRowsOn(vault, new Set(going)),
    exhibit: standing ? formatExhibitNumber(standing) : null,
    entries: countValues(vault, row),
    heldIn: evidence.filesHolding(vault, documentId),
    served: exhibits.some(({ state }) => state === 'served'),
  }
}

export interface Deleted {
  caseId: string
  removedEntries: number
  removedDossiers: number
  lastBackupAt: string | null
  rewritten: boolean
}

/**
 * Deletes a document for good: its bytes, its text, its place in the index, the dossiers that hold it, the facts that rest
 * on it alone, what rows of registers name of these, and the values of every entry on it. What stays is that a document was deleted, when, by whom and why. Throws DOCUMENT_NOT_FOUND,
 * CASE_ARCHIVED, NAME_DOES_NOT_MATCH, EXHIBIT_SERVED.
 */
export function deleteForGood(vault: Vault, documentId: string, fileName: string, reason: string): Deleted {
  const { caseId, removedEntries, removedDossiers, unreferenced } = vault.write(() => {
    const row = requireDocument(vault, documentId)
    requireOpenCase(vault, row.caseId)
    if (row.fileName.normalize('NFC') !== fileName.normalize('NFC')) throw new EngineError('NAME_DOES_NOT_MATCH')
    const served = exhibitsOfDocument(vault, documentId).find(({ state }) => state === 'served')
    if (served) throw new EngineError('EXHIBIT_SERVED', { label: formatExhibitNumber(served) })
    return deleteRows(vault, row, reason)
  })
  for (const sha256 of unreferenced) vault.objects.remove(vault.objects.name(sha256))
  const rewritten = scrub(vault.sqlite, vault.folder)
  const lastBackupAt = lastDone(vault, 'backup')?.endedAt ?? null
  return { caseId, removedEntries, removedDossiers, lastBackupAt, rewritten }
}

function deleteRows(vault: Vault, row: ReturnType<typeof requireDocument>, reason: string) {
  const { id, caseId, sha256, fileName, origin, title } = row
  const removedEntries = removeValues(vault, row)
  const gone = dossiers.forgetDocument(vault, caseId, id)
  retireExhibits(vault, id)
  imports.forgetDocument(vault, id, sha256)
  jobs.forgetDocument(vault, caseId, {
    words: [fileName, origin, ...(title === null ? [] : [title])],
    ids: [id, sha256, ...gone.flatMap((one) => [one.id, one.sha256])],
  })
  search.forgetDocument(vault.sqlite, id)
  stories.forgetDocument(vault, id, caseId)
  forgetNamed(vault, new Set([id, ...facts.factsRestingOn(vault, id).map((fact) => fact.id)]))
  facts.forgetDocument(vault, id)
  redaction.forgetDocument(vault, id)
  evidence.forgetDocument(vault, id)
  const unreferenced = [sha256, ...gone.map((one) => one.sha256)].filter(
    (hash) => !evidence.keepsObject(vault, hash) && !dossiers.keepsObject(vault, hash),
  )
  for (const hash of unreferenced) forgetObject(vault, hash)
  owScrub(vault.sqlite)
  vault.audit({ caseId, act: 'document.deleted-for-good', subject: id, after: { reason } })
  return { caseId, removedEntries, removedDossiers: gone.length, unreferenced }
}
