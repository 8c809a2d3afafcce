import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Exhibit, Series } from '../../../shared/contract/exhibits.ts'

export const series = sqliteTable('series', {
  caseId: text('case_id').notNull(),
  prefix: text().notNull(),
  title: text().notNull(),
  side: text().$type<Series['side']>().notNull(),
  kind: text().$type<Series['kind']>().notNull(),
  position: integer().notNull(),
})

export const exhibit = sqliteTable('exhibit', {
  id: text().primaryKey(),
  caseId: text('case_id').notNull(),
  documentId: text('document_id').notNull(),
  series: text().notNull(),
  number: integer().notNull(),
  correction: integer().notNull(),
  translation: integer({ mode: 'boolean' }).notNull(),
  state: text().$type<Exhibit['state']>().notNull(),
  withdrawnOn: text('withdrawn_on'),
})

export const service = sqliteTable('service', {
  exhibitId: text('exhibit_id').notNull(),
  on: text('on_day').notNull(),
  recipient: text().notNull(),
  version: integer(),
})

/** Numbers of exhibits whose document was deleted for good; they are not given again. */
export const retiredNumber = sqliteTable('retired_number', {
  caseId: text('case_id').notNull(),
  series: text().notNull(),
  number: integer().notNull(),
  correction: integer().notNull(),
  translation: integer({ mode: 'boolean' }).notNull(),
})
