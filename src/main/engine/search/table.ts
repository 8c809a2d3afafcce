import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const savedSearch = sqliteTable('saved_search', {
  id: text().primaryKey(),
  /** Null where it looks through the whole vault. */
  caseId: text('case_id'),
  name: text().notNull(),
  text: text().notNull(),
  madeAt: text('made_at').notNull(),
  revision: integer().notNull(),
})
