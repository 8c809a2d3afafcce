import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const caseFile = sqliteTable('case_file', {
  id: text().primaryKey(),
  reference: text().notNull(),
  title: text().notNull(),
  jurisdiction: text(),
  seat: text().notNull(),
  seatAgreed: integer('seat_agreed', { mode: 'boolean' }).notNull(),
  governingLaw: text('governing_law').notNull(),
  forum: text(),
  forumName: text('forum_name').notNull(),
  language: text().notNull(),
  tags: text({ mode: 'json' }).$type<string[]>().notNull(),
  notes: text().notNull(),
  sample: integer({ mode: 'boolean' }).notNull(),
  archivedOn: text('archived_on'),
  createdAt: text('created_at').notNull(),
  revision: integer().notNull(),
})
