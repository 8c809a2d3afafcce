import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Job } from '../../../shared/contract/jobs.ts'

export const job = sqliteTable('job', {
  id: text().primaryKey(),
  kind: text().$type<Job['kind']>().notNull(),
  caseId: text('case_id'),
  state: text().$type<Job['state']>().notNull(),
  done: integer().notNull(),
  total: integer(),
  counts: text({ mode: 'json' }).$type<Job['counts']>().notNull(),
  error: text({ mode: 'json' }).$type<Job['error']>(),
  result: text({ mode: 'json' }).$type<Job['result']>(),
  startedAt: text('started_at').notNull(),
  endedAt: text('ended_at'),
})
