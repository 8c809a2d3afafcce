import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Block, CustodyEvent, DocumentFormat, Refusal, RelationKind } from '../../../shared/contract/evidence.ts'
import type { ArticleField, Basis, FindingRole } from '../../../shared/domain/article.ts'
import type { EdtfDate } from '../../../shared/domain/edtf.ts'

export const document = sqliteTable('document', {
  id: text().primaryKey(),
  caseId: text('case_id').notNull(),
  sha256: text().notNull(),
  size: integer().notNull(),
  fileName: text('file_name').notNull(),
  origin: text().notNull(),
  format: text().$type<DocumentFormat>().notNull(),
  mime: text().notNull(),
  encoding: text(),
  readable: text({ enum: ['text', 'pages', 'refused'] }).notNull(),
  refusal: text().$type<Refusal>(),
  title: text(),
  firstSentence: text('first_sentence'),
  author: text(),
  publisher: text(),
  published: text().$type<EdtfDate>(),
  language: text(),
  pages: integer(),
  blocks: integer().notNull(),
  reviewed: integer({ mode: 'boolean' }).notNull(),
  privileged: text(),
  withoutPrejudice: integer('without_prejudice', { mode: 'boolean' }).notNull(),
  confidential: text(),
  tags: text({ mode: 'json' }).$type<string[]>().notNull(),
  notes: text().notNull(),
  extractionVersion: integer('extraction_version').notNull(),
  importedAt: text('imported_at').notNull(),
  revision: integer().notNull(),
})

export const relation = sqliteTable(
  'relation',
  {
    documentId: text('document_id').notNull(),
    kind: text().$type<RelationKind>().notNull(),
    ofDocument: text('of_document').notNull(),
    declared: integer({ mode: 'boolean' }).notNull(),
    certified: integer({ mode: 'boolean' }),
    translator: text().notNull().default(''),
    translatedOn: text('translated_on').$type<EdtfDate>(),
  },
  (table) => [primaryKey({ columns: [table.documentId, table.ofDocument] })],
)

export const block = sqliteTable('block', {
  id: integer().primaryKey(),
  documentId: text('document_id').notNull(),
  ordinal: integer().notNull(),
  page: integer(),
  kind: text().$type<Block['kind']>().notNull(),
  text: text().notNull(),
  noise: integer({ mode: 'boolean' }).notNull(),
  language: text(),
  recognised: integer(),
})

export const documentView = sqliteTable('document_view', {
  documentId: text('document_id').primaryKey(),
  html: text(),
  pageSizes: text('page_sizes', { mode: 'json' }).$type<[width: number, height: number][]>().notNull(),
})

export const finding = sqliteTable(
  'finding',
  {
    documentId: text('document_id').notNull(),
    position: integer().notNull(),
    field: text().$type<ArticleField>().notNull(),
    role: text().$type<FindingRole>().notNull(),
    value: text().notNull(),
    basis: text().$type<Basis>().notNull(),
    where: text('where_read').notNull(),
  },
  (table) => [primaryKey({ columns: [table.documentId, table.position] })],
)

export const custodyEvent = sqliteTable('custody_event', {
  id: text().primaryKey(),
  documentId: text('document_id').notNull(),
  at: text().notNull(),
  by: text().notNull(),
  act: text().$type<CustodyEvent['act']>().notNull(),
  detail: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
})

/** The password that opens an encrypted original; it never leaves the vault. */
export const documentPassword = sqliteTable('document_password', {
  documentId: text('document_id').primaryKey(),
  password: text().notNull(),
})
