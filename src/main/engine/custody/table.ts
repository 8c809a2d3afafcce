import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const collection = sqliteTable('collection', {
  documentId: text('document_id').primaryKey(),
  address: text().notNull(),
  collectedAt: text('collected_at').notNull(),
  timeZone: text('time_zone').notNull(),
  collector: text().notNull(),
  tool: text().notNull(),
  toolVersion: text('tool_version').notNull(),
  device: text().notNull(),
  method: text().notNull(),
  purpose: text().notNull(),
  authority: text().notNull(),
  remarks: text().notNull(),
  revision: integer().notNull(),
})
