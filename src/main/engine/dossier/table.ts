import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { DossierVersion } from '../../../shared/contract/dossier.ts'
import type { Language } from '../../../shared/domain/language.ts'
import type { Bar } from '../../../shared/domain/mark.ts'

export const dossier = sqliteTable('dossier', {
  id: text().primaryKey(),
  caseId: text('case_id').notNull(),
  version: integer().notNull(),
  profile: text().$type<'bundle'>().notNull(),
  language: text().$type<Language>().notNull(),
  madeAt: text('made_at').notNull(),
  madeBy: text('made_by').notNull(),
  pages: integer().notNull(),
  size: integer().notNull(),
  sha256: text().notNull(),
  sections: text({ mode: 'json' }).$type<DossierVersion['sections']>().notNull(),
  exhibits: text({ mode: 'json' }).$type<string[]>().notNull(),
  pageSizes: text('page_sizes', { mode: 'json' }).$type<[width: number, height: number][]>().notNull(),
  /** Each exhibited document with the bars that were confirmed for it; a withdrawn one is listed and not printed. */
  documents: text({ mode: 'json' })
    .$type<{ documentId: string; label: string; bars: Bar[]; printed: boolean }[]>()
    .notNull(),
})

/** Versions that were deleted for good; their numbers are not given again. */
export const retiredVersion = sqliteTable('retired_version', {
  caseId: text('case_id').notNull(),
  version: integer().notNull(),
})
