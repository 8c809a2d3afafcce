import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { EdtfDate } from '../../../shared/domain/edtf.ts'
import { CRITICALITIES, DISPUTES, KNOWLEDGE, STANCES, VOICES } from '../../../shared/domain/fact.ts'

export const fact = sqliteTable('fact', {
  id: text().primaryKey(),
  caseId: text('case_id').notNull(),
  number: integer().notNull(),
  text: text().notNull(),
  happened: text().$type<EdtfDate>(),
  partyIds: text('party_ids', { mode: 'json' }).$type<string[]>().notNull(),
  strainsWith: text('strains_with', { mode: 'json' }).$type<string[]>().notNull(),
  criticality: text({ enum: CRITICALITIES }),
  dispute: text({ enum: DISPUTES }).notNull(),
  withdrawnOn: text('withdrawn_on'),
  madeAt: text('made_at').notNull(),
  madeBy: text('made_by').notNull(),
  revision: integer().notNull(),
})

export const citation = sqliteTable('citation', {
  id: text().primaryKey(),
  factId: text('fact_id').notNull(),
  passageId: text('passage_id').notNull(),
  stance: text({ enum: STANCES }).notNull(),
  voice: text({ enum: VOICES }).notNull(),
  speaker: text().notNull(),
  saidOn: text('said_on').$type<EdtfDate>(),
  knowledge: text({ enum: KNOWLEDGE }),
  hedge: text().notNull(),
  translation: text().notNull(),
  revision: integer().notNull(),
})

export const factCount = sqliteTable('fact_count', {
  caseId: text('case_id').primaryKey(),
  last: integer().notNull(),
})
