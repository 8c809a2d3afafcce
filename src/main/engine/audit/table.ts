import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const entry = sqliteTable('entry', {
  chain: text().notNull(),
  seq: integer().notNull(),
  at: text().notNull(),
  operator: text().notNull(),
  account: text().notNull(),
  act: text().notNull(),
  subject: text().notNull(),
  payload: text(),
  salt: text(),
  payloadDigest: text('payload_digest').notNull(),
  previous: text().notNull(),
  hash: text().notNull(),
})
