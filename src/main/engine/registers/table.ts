import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { RegisterKind } from '../../../shared/domain/register-kinds.ts'

export const registerRow = sqliteTable('register_row', {
  id: text().primaryKey(),
  kind: text().$type<RegisterKind>().notNull(),
  caseId: text('case_id'),
  number: integer().notNull(),
  fields: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
  withdrawnOn: text('withdrawn_on'),
  madeAt: text('made_at').notNull(),
  madeBy: text('made_by').notNull(),
  revision: integer().notNull(),
})

export const registerCount = sqliteTable(
  'register_count',
  {
    caseId: text('case_id').notNull(),
    kind: text().$type<RegisterKind>().notNull(),
    last: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.kind] })],
)
