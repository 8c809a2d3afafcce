import { and, asc, eq, getTableColumns, inArray } from 'drizzle-orm'
import type { CarriedDocument, DocumentText, PackagedCase } from '../../../shared/contract/case-json.ts'
import { carryRecognised, receiveRecognised } from '../recognition/carrying.ts'
import { keepObject } from '../vault/kept-objects.ts'
import type { Vault } from '../vault/vault.ts'
import { storeBlocks } from './blocks.ts'
import { describedBy, findingsOf, storeFindings } from './findings.ts'
import { block, custodyEvent, document, documentView, relation } from './table.ts'

/** A document's rows as they travel; where its files lie in the package, and its collection, are others' to say. */
type DocumentRows = Omit<CarriedDocument, 'file' | 'text' | 'collection'>
type Relation = PackagedCase['relations'][number]

/** The documents of a case in the order in which they came in. */
export function carryDocuments(vault: Vault, caseId: string): DocumentRows[] {
  const rows = vault.db.select().from(document).where(eq(document.caseId, caseId)).orderBy(asc(document.id)).all()
  return rows.map(({ id, reviewed, privileged, withoutPrejudice, confidential, ...row }) => ({
    id,
    sha256: row.sha256,
    size: row.size,
    fileName: row.fileName,
    origin: row.origin,
    format: row.format,
    mime: row.mime,
    encoding: row.encoding,
    readable: row.readable,
    refusal: row.refusal,
    firstSentence: row.firstSentence,
    language: row.language,
    pages: row.pages,
    extractionVersion: row.extractionVersion,
    findings: findingsOf(vault, id),
    marks: { reviewed, privileged, withoutPrejudice, confidential },
    tags: row.tags,
    notes: row.notes,
    custody: carryCustody(vault, id),
    importedAt: row.importedAt,
    revision: row.revision,
  }))
}

function carryCustody(vault: Vault, documentId: string): CarriedDocument['custody'] {
  const { documentId: ofDocument, ...columns } = getTableColumns(custodyEvent)
  return vault.db
    .select(columns)
    .from(custodyEvent)
    .where(eq(ofDocument, documentId))
    .orderBy(asc(custodyEvent.id))
    .all()
}

/** A document's blocks and the sizes of its pages; its web view is made anew from the original. */
export function carryText(vault: Vault, documentId: string): DocumentText {
  const { id: _row, documentId: ofDocument, ...columns } = getTableColumns(block)
  const blocks = vault.db
    .select(columns)
    .from(block)
    .where(eq(ofDocument, documentId))
    .orderBy(asc(block.ordinal))
    .all()
  const view = vault.db
    .select({ pageSizes: documentView.pageSizes })
    .from(documentView)
    .where(eq(documentView.documentId, documentId))
    .get()
  return { pageSizes: view?.pageSizes ?? [], blocks, recognised: carryRecognised(vault, documentId) }
}

export function carryRelations(vault: Vault, caseId: string): Relation[] {
  const ofCase = vault.db.select({ id: document.id }).from(document).where(eq(document.caseId, caseId))
  const rows = vault.db
    .select()
    .from(relation)
    .where(inArray(relation.documentId, ofCase))
    .orderBy(asc(relation.documentId), asc(relation.ofDocument))
    .all()
  return rows.map(({ documentId, ofDocument, ...said }) => ({ document: documentId, of: ofDocument, ...said }))
}

/** Enters a document with its text, index, findings and custody; its original is in the vault. Inside a transaction. */
export function receiveDocument(
  vault: Vault,
  caseId: string,
  carried: CarriedDocument,
  { blocks, pageSizes, recognised }: DocumentText,
  html: string | null,
): void {
  const { file: _file, text: _text, collection: _collection, findings, marks, custody, ...row } = carried
  const described = describedBy(findings)
  keepObject(vault, carried)
  vault.db
    .insert(document)
    .values({ ...row, ...marks, ...described, caseId, blocks: blocks.length })
    .run()
  if (html !== null || pageSizes.length > 0) {
    vault.db.insert(documentView).values({ documentId: row.id, html, pageSizes }).run()
  }
  storeFindings(vault, row.id, findings)
  storeBlocks(vault, { id: row.id, caseId, title: described.title }, blocks)
  receiveRecognised(vault, row.id, recognised)
  receiveCustody(vault, row.id, custody)
}

/** Adds those events to a document's custody record that it has not. Inside a transaction. */
export function receiveCustody(vault: Vault, documentId: string, events: CarriedDocument['custody']): void {
  for (const event of events) {
    vault.db
      .insert(custodyEvent)
      .values({ ...event, documentId })
      .onConflictDoNothing()
      .run()
  }
}

/** Takes back custody events of a leaving that did not come to pass. Inside a transaction. */
export function withdrawCustody(vault: Vault, eventIds: readonly string[]): void {
  for (const id of eventIds) vault.db.delete(custodyEvent).where(eq(custodyEvent.id, id)).run()
}

/** Inside a transaction, after both documents. */
export function receiveRelation(vault: Vault, { document: documentId, of: ofDocument, ...said }: Relation): void {
  vault.db
    .insert(relation)
    .values({ ...said, documentId, ofDocument })
    .onConflictDoNothing()
    .run()
}

/** Makes the relation between two documents another one. Inside a transaction. */
export function changeRelation(vault: Vault, { document: documentId, of, ...said }: Relation): void {
  const pair = and(eq(relation.documentId, documentId), eq(relation.ofDocument, of))
  vault.db.update(relation).set(said).where(pair).run()
}
