import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { EdtfDate } from '../../../shared/domain/edtf.ts'
import { STAGES } from '../../../shared/domain/stage.ts'

export const stageEntry = sqliteTable('stage_entry', {
  id: text().primaryKey(),
  caseId: text('case_id').notNull(),
  stage: text({ enum: STAGES }).notNull(),
  on: text('on_date').$type<EdtfDate>().notNull(),
  note: text().notNull(),
  disclosable: integer({ mode: 'boolean' }).notNull(),
  revision: integer().notNull(),
})
