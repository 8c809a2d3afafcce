import { and, asc, eq, inArray, or } from 'drizzle-orm'
import type { RulingAbout } from '../../../shared/contract/stories.ts'
import type { OriginRuling } from '../../../shared/domain/independence.ts'
import type { Vault } from '../vault/vault.ts'
import { storyRuling } from './table.ts'

/** What was ruled of the documents of a case, in the order in which it was. */
export function rulingsOf(vault: Pick<Vault, 'sqlite'>, caseId: string, about: RulingAbout): OriginRuling[] {
  return vault.sqlite
    .prepare<[RulingAbout, string], { a: string; b: string; same: number }>(
      `SELECT first_id AS a, second_id AS b, same FROM story_ruling CROSS JOIN document ON document.id = first_id
       WHERE about = ? AND document.case_id = ? ORDER BY story_ruling.made_at, a, b`,
    )
    .all(about, caseId)
    .map((row) => ({ ...row, same: row.same === 1 }))
}

/** The documents of which was ruled that they are not the same as this one. */
export function partedFrom(vault: Vault, documentId: string, about: RulingAbout): string[] {
  const { firstId, secondId, same } = storyRuling
  const rows = vault.db
    .select()
    .from(storyRuling)
    .where(and(eq(storyRuling.about, about), eq(same, false), or(eq(firstId, documentId), eq(secondId, documentId))))
    .orderBy(asc(storyRuling.madeAt))
    .all()
  return rows.map((row) => (row.firstId === documentId ? row.secondId : row.firstId))
}

/** Inside a transaction. */
export function keepRuling(vault: Vault, row: typeof storyRuling.$inferInsert): void {
  const { same, madeAt, madeBy } = row
  vault.db
    .insert(storyRuling)
    .values(row)
    .onConflictDoUpdate({
      target: [storyRuling.about, storyRuling.firstId, storyRuling.secondId],
      set: { same, madeAt, madeBy },
    })
    .run()
}

/** Takes back that a document was parted from these. Inside a transaction. */
export function dropParting(vault: Vault, about: RulingAbout, documentId: string, others: readonly string[]): void {
  const { firstId, secondId } = storyRuling
  const between = or(
    and(eq(firstId, documentId), inArray(secondId, [...others])),
    and(eq(secondId, documentId), inArray(firstId, [...others])),
  )
  vault.db
    .delete(storyRuling)
    .where(and(eq(storyRuling.about, about), eq(storyRuling.same, false), between))
    .run()
}
