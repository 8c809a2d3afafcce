import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const passage = sqliteTable('passage', {
  id: text().primaryKey(),
  documentId: text('document_id').notNull(),
  extractionVersion: integer('extraction_version').notNull(),
  firstBlock: integer('first_block').notNull(),
  from: integer('from_offset').notNull(),
  lastBlock: integer('last_block').notNull(),
  to: integer('to_offset').notNull(),
  quote: text().notNull(),
  before: text('before_quote').notNull(),
  after: text('after_quote').notNull(),
  placed: integer({ mode: 'boolean' }).notNull(),
  highlighted: integer({ mode: 'boolean' }).notNull(),
  madeAt: text('made_at').notNull(),
  madeBy: text('made_by').notNull(),
})

export const note = sqliteTable('note', {
  id: text().primaryKey(),
  documentId: text('document_id').notNull(),
  passageId: text('passage_id'),
  text: text().notNull(),
  madeAt: text('made_at').notNull(),
  madeBy: text('made_by').notNull(),
  revision: integer().notNull(),
})
