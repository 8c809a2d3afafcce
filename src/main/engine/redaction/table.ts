import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { RedactedArea, RedactionArea } from '../../../shared/domain/redaction.ts'

export const redactionDraft = sqliteTable('redaction_draft', {
  documentId: text('document_id').primaryKey(),
  areas: text({ mode: 'json' }).$type<RedactionArea[]>().notNull(),
  revision: integer().notNull(),
})

export const redaction = sqliteTable('redaction', {
  copyId: text('copy_id').primaryKey(),
  originalId: text('original_id'),
  areas: text({ mode: 'json' }).$type<RedactedArea[]>().notNull(),
  pictures: text({ mode: 'json' }).$type<number[]>().notNull(),
  madeAt: text('made_at').notNull(),
  madeBy: text('made_by').notNull(),
})
