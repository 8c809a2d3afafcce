import { eq, inArray } from 'drizzle-orm'
import { formatFactNumber } from '../../../shared/domain/fact.ts'
import { passageIdsOf } from '../passages/ids.ts'
import type { Vault } from '../vault/vault.ts'
import { strainBothWays } from './straining.ts'
import { citation, fact } from './table.ts'

/** The facts that rest on a document and on no other. */
export function factsRestingOn(vault: Vault, documentId: string): { id: string; label: string }[] {
  return factsCiting(vault, documentId).filter(({ alone }) => alone)
}

/** The facts that cite a document; `alone` where they cite no other. */
export function factsCiting(vault: Vault, documentId: string): { id: string; label: string; alone: boolean }[] {
  const within = new Set(passageIdsOf(vault, documentId))
  const { factId, passageId } = citation
  const citing = vault.db
    .selectDistinct({ factId })
    .from(citation)
    .where(inArray(passageId, [...within]))
    .all()
  return citing.flatMap(({ factId: id }) => {
    const cited = vault.db.select({ passageId }).from(citation).where(eq(factId, id)).all()
    const alone = cited.every((one) => within.has(one.passageId))
    const row = vault.db.select({ number: fact.number }).from(fact).where(eq(fact.id, id)).get()
    return row ? [{ id, label: formatFactNumber(row.number), alone }] : []
  })
}

/**
 * Deletes the facts that say what this document alone says; their numbers are not given again. What others rest on beside
 * it goes with its passages. Inside a transaction, before the document.
 */
export function forgetDocument(vault: Vault, documentId: string): void {
  for (const { id } of factsRestingOn(vault, documentId)) {
    const row = vault.db.select().from(fact).where(eq(fact.id, id)).get()
    if (row) strainBothWays(vault, row, row.strainsWith, [])
    vault.db.delete(fact).where(eq(fact.id, id)).run()
  }
}
