import { and, asc, eq, getTableColumns, gte, lt, sql } from 'drizzle-orm'
import type { Block, DocumentSummary, EvidenceDocument, Refusal } from '../../../shared/contract/evidence.ts'
import { barsOf } from '../../../shared/domain/mark.ts'
import { exhibitLabels } from '../exhibits/labels.ts'
import { EngineError } from '../fault.ts'
import { confidences } from '../recognition/recognised-pages.ts'
import type { Vault } from '../vault/vault.ts'
import { custodyEvents } from './custody.ts'
import { countDates, findingsOf } from './findings.ts'
import { needsPassword } from './locked.ts'
import { inheritedBars, marksOfCase, type MarksOfCase } from './marks-of-case.ts'
import { block, document, documentView } from './table.ts'

export type DocumentRow = typeof document.$inferSelect

/** Throws DOCUMENT_NOT_FOUND. */
export function requireDocument(vault: Vault, documentId: string): DocumentRow {
  const row = vault.db.select().from(document).where(eq(document.id, documentId)).get()
  if (!row) throw new EngineError('DOCUMENT_NOT_FOUND')
  return row
}

/** The case of a document; undefined where the document is not there. */
export function caseOfDocument(vault: Vault, documentId: string): string | undefined {
  const { caseId } = document
  return vault.db.select({ caseId }).from(document).where(eq(document.id, documentId)).get()?.caseId
}

/** The documents of all cases whose original these bytes are. */
export function documentsOfBytes(vault: Vault, sha256: string): { id: string; caseId: string }[] {
  const { id, caseId } = document
  return vault.db.select({ id, caseId }).from(document).where(eq(document.sha256, sha256)).all()
}

/** Whether no two documents of the case came under this name. */
export function isOnlyOfItsName(vault: Vault, caseId: string, fileName: string): boolean {
  const these = and(eq(document.caseId, caseId), eq(document.fileName, fileName))
  return vault.db.select({ id: document.id }).from(document).where(these).limit(2).all().length < 2
}

/** The documents of a case in the order in which they came in. */
export function listDocuments(vault: Vault, caseId: string): DocumentSummary[] {
  const rows = vault.db.select().from(document).where(eq(document.caseId, caseId)).orderBy(asc(document.id)).all()
  const beside = besideDocuments(vault, caseId)
  return rows.map((row) => summarise(row, beside))
}

/** Some documents of a case, in the order asked. Throws DOCUMENT_NOT_FOUND where one is not of the case. */
export function pickDocuments(vault: Vault, caseId: string, documentIds: readonly string[]): DocumentSummary[] {
  const found = new Map(listDocuments(vault, caseId).map((summary) => [summary.id, summary]))
  return documentIds.map((id) => {
    const summary = found.get(id)
    if (!summary) throw new EngineError('DOCUMENT_NOT_FOUND')
    return summary
  })
}

/** What a summary takes from beside the document's own row. */
interface Beside {
  marks: MarksOfCase
  labels: ReadonlyMap<string, string>
  dates: ReadonlyMap<string, number>
  recognised: ReadonlyMap<string, number>
}

function besideDocuments(vault: Vault, caseId: string): Beside {
  return {
    marks: marksOfCase(vault, caseId),
    labels: exhibitLabels(vault, caseId),
    dates: countDates(vault, caseId),
    recognised: confidences(vault, caseId),
  }
}

function summarise(row: DocumentRow, { marks, labels, dates, recognised }: Beside): DocumentSummary {
  const [kinship] = marks.relationsOf(row.id)
  return {
    id: row.id,
    caseId: row.caseId,
    sha256: row.sha256,
    size: row.size,
    fileName: row.fileName,
    format: row.format,
    readable: row.readable,
    refusal: row.refusal,
    title: row.title,
    firstSentence: row.firstSentence,
    author: row.author,
    publisher: row.publisher,
    published: row.published,
    dates: dates.get(row.id) ?? 0,
    language: row.language,
    pages: row.pages,
    blocks: row.blocks,
    recognised: recognised.get(row.id) ?? null,
    marks: marks.own(row.id),
    bars: barsOf(marks.effective(row.id)),
    relation: kinship ? { kind: kinship.kind, of: kinship.ofDocument } : null,
    exhibit: labels.get(row.id) ?? null,
    tags: row.tags,
    importedAt: row.importedAt,
    revision: row.revision,
  }
}

/** Everything the inspector shows. Throws DOCUMENT_NOT_FOUND. */
export function getDocument(vault: Vault, documentId: string): EvidenceDocument {
  const row = requireDocument(vault, documentId)
  return describe(vault, row, besideDocuments(vault, row.caseId))
}

/** The same of several documents of a case, in the order asked. Throws DOCUMENT_NOT_FOUND. */
export function getDocuments(vault: Vault, caseId: string, documentIds: readonly string[]): EvidenceDocument[] {
  const beside = besideDocuments(vault, caseId)
  return documentIds.map((id) => describe(vault, requireDocument(vault, id), beside))
}

function describe(vault: Vault, row: DocumentRow, beside: Beside): EvidenceDocument {
  const { marks } = beside
  const documentId = row.id
  const kin = marks.kinships.filter(({ ofDocument }) => ofDocument === documentId)
  const sources = inheritedBars(marks, documentId)
  return {
    ...summarise(row, beside),
    mime: row.mime,
    encoding: row.encoding,
    origin: row.origin,
    notes: row.notes,
    findings: findingsOf(vault, documentId),
    custody: custodyEvents(vault, documentId),
    relations: marks.relationsOf(documentId).map(({ documentId: _id, ofDocument: of, ...said }) => ({
      ...said,
      of,
      listedAs: listedAs(requireDocument(vault, of)),
    })),
    related: kin.map(({ documentId: id, ofDocument: _of, declared: _declared, ...said }) => ({
      ...said,
      document: summarise(requireDocument(vault, id), beside),
    })),
    inherited: sources.map(({ bar, from }) => ({ bar, from, title: listedAs(requireDocument(vault, from)) })),
    locked: needsPassword(vault, row),
    views: viewsOf(vault, row),
  }
}

/** Whether the document can be shown as pages: a PDF's own, or those of a picture. */
export function hasPages({ format, readable }: Pick<DocumentRow, 'format' | 'readable'>): boolean {
  return readable !== 'refused' && (format === 'pdf' || format === 'image')
}

function viewsOf(vault: Vault, row: DocumentRow): EvidenceDocument['views'] {
  const { id, blocks } = row
  const views: EvidenceDocument['views'] = []
  if (blocks > 0) views.push('text')
  if (hasPages(row)) views.push('pages')
  const view = vault.db
    .select({ html: documentView.html })
    .from(documentView)
    .where(eq(documentView.documentId, id))
    .get()
  if (view?.html != null) views.push('web')
  return views
}

/** How a list names the document: its title, else its first sentence, else its file's name. */
export function listedAs(row: Pick<DocumentRow, 'title' | 'firstSentence' | 'fileName'>): string {
  return row.title ?? row.firstSentence ?? row.fileName
}

interface Listing {
  listedAs: string
  /** Why its text could not be read; null where it was. */
  refusal: Refusal | null
}

/** How a report names these documents, by id; one that does not stand is left out. */
export function listingsOf(vault: Vault, documentIds: Iterable<string>): Map<string, Listing> {
  const { title, firstSentence, fileName, refusal } = document
  const select = vault.db
    .select({ title, firstSentence, fileName, refusal })
    .from(document)
    .where(eq(document.id, sql.placeholder('id')))
    .prepare()
  const listings = new Map<string, Listing>()
  for (const id of documentIds) {
    const row = select.get({ id })
    if (row) listings.set(id, { listedAs: listedAs(row), refusal: row.refusal })
  }
  return listings
}

/** Blocks in their order; `from` is the first ordinal. */
export function readBlocks(vault: Vault, documentId: string, from = 1, limit = 5000): Block[] {
  const { id: _row, documentId: _document, ...columns } = getTableColumns(block)
  return vault.db
    .select(columns)
    .from(block)
    .where(and(eq(block.documentId, documentId), gte(block.ordinal, from), lt(block.ordinal, from + limit)))
    .orderBy(asc(block.ordinal))
    .all()
}
