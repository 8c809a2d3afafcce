import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { RulingAbout } from '../../../shared/contract/stories.ts'

export const storyRuling = sqliteTable(
  'story_ruling',
  {
    about: text().$type<RulingAbout>().notNull(),
    firstId: text('first_id').notNull(),
    secondId: text('second_id').notNull(),
    same: integer({ mode: 'boolean' }).notNull(),
    madeAt: text('made_at').notNull(),
    madeBy: text('made_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.about, table.firstId, table.secondId] })],
)

/** A pair under the order in which it is stored. */
export function inOrder(one: string, other: string): { firstId: string; secondId: string } {
  return one < other ? { firstId: one, secondId: other } : { firstId: other, secondId: one }
}
