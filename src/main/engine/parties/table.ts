import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { PartyRole } from '../../../shared/contract/cases.ts'

export const party = sqliteTable('party', {
  id: text().primaryKey(),
  caseId: text('case_id').notNull(),
  role: text().$type<PartyRole>().notNull(),
  name: text().notNull(),
  aliases: text({ mode: 'json' }).$type<string[]>().notNull(),
  country: text(),
  address: text().notNull(),
  representative: text().notNull(),
  revision: integer().notNull(),
})
