import { eq } from 'drizzle-orm'
import { isDeepStrictEqual } from 'node:util'
import { requireDocument } from '../evidence/documents.ts'
import { textsOf } from '../evidence/stretches.ts'
import type { Vault } from '../vault/vault.ts'
import { contextOf, finderIn } from './find-anew.ts'
import { passage } from './table.ts'

/** How many passages stand elsewhere than before, and how many the text does not hold any more. */
export interface Reanchored {
  moved: number
  lost: number
}

/**
 * Finds a document's passages in the text that it has now. One that is not found keeps its quotation and its last place,
 * and is looked for again each time. Inside the transaction that put the text there, whose entry of the trail this is
 * part of.
 */
export function reanchorPassages(vault: Vault, documentId: string): Reanchored {
  const rows = vault.db.select().from(passage).where(eq(passage.documentId, documentId)).all()
  const outcome: Reanchored = { moved: 0, lost: 0 }
  if (rows.length === 0) return outcome
  const { extractionVersion } = requireDocument(vault, documentId)
  const texts = textsOf(vault, documentId)
  const findAnew = finderIn(texts)
  for (const row of rows) {
    const place = findAnew(row)
    const { firstBlock, from, lastBlock, to } = row
    if (!place) outcome.lost++
    else if (!isDeepStrictEqual(place, { firstBlock, from, lastBlock, to })) outcome.moved++
    const found = place ? { ...place, ...contextOf(texts, place), extractionVersion, placed: true } : { placed: false }
    vault.db.update(passage).set(found).where(eq(passage.id, row.id)).run()
  }
  return outcome
}
