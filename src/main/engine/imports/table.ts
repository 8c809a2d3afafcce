import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { ImportInput, Refusal } from '../../../shared/contract/evidence.ts'

/** A file that an import takes in; `source` is its path, null where the window sends its bytes. */
export const importInput = sqliteTable('import_input', {
  id: text().primaryKey(),
  jobId: text('job_id').notNull(),
  position: integer().notNull(),
  path: text().notNull(),
  source: text(),
  size: integer(),
  sha256: text(),
  outcome: text().$type<ImportInput['outcome']>().notNull(),
  refusal: text().$type<Refusal>(),
  documentId: text('document_id'),
})
