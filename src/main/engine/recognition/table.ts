import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { RecognisedLine } from '../../../shared/domain/recognition.ts'

export const recognisedPage = sqliteTable(
  'recognised_page',
  {
    documentId: text('document_id').notNull(),
    page: integer().notNull(),
    confidence: integer().notNull(),
    languages: text({ mode: 'json' }).$type<string[]>().notNull(),
    engine: text().notNull(),
    at: text().notNull(),
    lines: text({ mode: 'json' }).$type<RecognisedLine[]>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.documentId, table.page] })],
)
