import type { CarriedDocument } from '../../../shared/contract/case-json.ts'
import type { Vault } from '../vault/vault.ts'

type Collection = NonNullable<CarriedDocument['collection']>

const COLUMNS = `address, collected_at AS collectedAt, time_zone AS timeZone, collector, tool, tool_version AS toolVersion,
  device, method, purpose, authority, remarks, revision`

/** What was declared of each document's collection, by document. */
export function carryCollections(vault: Vault, caseId: string): Map<string, Collection> {
  const rows = vault.sqlite
    .prepare<[string], Collection & { documentId: string }>(
      `SELECT document_id AS documentId, ${COLUMNS} FROM collection
       WHERE document_id IN (SELECT id FROM document WHERE case_id = ?)`,
    )
    .all(caseId)
  return new Map(rows.map(({ documentId, ...declared }) => [documentId, declared]))
}

/** Inside a transaction, after the document. */
export function receiveCollection(vault: Vault, documentId: string, declared: Collection): void {
  vault.sqlite
    .prepare(
      `INSERT INTO collection VALUES (@documentId, @address, @collectedAt, @timeZone, @collector, @tool, @toolVersion,
         @device, @method, @purpose, @authority, @remarks, @revision)`,
    )
    .run({ ...declared, documentId })
}
