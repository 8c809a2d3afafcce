import { and, eq } from 'drizzle-orm'
import type { Vault } from '../vault/vault.ts'
import { listedAs, requireDocument } from './documents.ts'
import { marksOfCase } from './marks-of-case.ts'
import { custodyEvent, document, relation } from './table.ts'

/** Mails and archives whose own bytes hold the document, directly or in what they hold. Throws DOCUMENT_NOT_FOUND. */
export function filesHolding(vault: Vault, documentId: string): { documentId: string; listedAs: string }[] {
  const { caseId } = requireDocument(vault, documentId)
  const marks = marksOfCase(vault, caseId)
  const holders = new Set([documentId])
  for (const held of holders) {
    for (const kinship of marks.relationsOf(held)) if (marks.holds(kinship)) holders.add(kinship.ofDocument)
  }
  holders.delete(documentId)
  return [...holders].map((id) => ({ documentId: id, listedAs: listedAs(requireDocument(vault, id)) }))
}

/** The documents that a mail or an archive held, directly or in what it held, and which stay when it goes. */
export function heldBy(vault: Vault, documentId: string): string[] {
  const held = new Set([documentId])
  for (const holder of held) {
    const ofHolder = and(eq(relation.ofDocument, holder), eq(relation.declared, false))
    for (const row of vault.db.select().from(relation).where(ofHolder).all()) held.add(row.documentId)
  }
  held.delete(documentId)
  return [...held]
}

/** What the paths of the files in a mail or an archive begin with: every path under which it came in, and a slash. */
export function pathsWithin(vault: Vault, documentId: string): string[] {
  const events = vault.db.select().from(custodyEvent).where(eq(custodyEvent.documentId, documentId)).all()
  const origins = [requireDocument(vault, documentId).origin, ...events.map(({ detail }) => detail['origin'])]
  return [...new Set(origins)].filter((origin) => typeof origin === 'string').map((origin) => `${origin}/`)
}

/**
 * Deletes a document with all that hangs on it: blocks, view, findings, custody, what was declared of its collection,
 * relations. Inside a transaction, after exhibits and inputs have let go of it. What it held keeps the part of its
 * path that does not name it.
 */
export function forgetDocument(vault: Vault, documentId: string): void {
  const within = pathsWithin(vault, documentId)
  for (const held of heldBy(vault, documentId)) shortenPaths(vault, held, within)
  vault.db.delete(document).where(eq(document.id, documentId)).run()
}

function shortenPaths(vault: Vault, documentId: string, within: readonly string[]): void {
  const shortened = (origin: string) => {
    const path = within.find((one) => origin.startsWith(one))
    return path === undefined ? origin : origin.slice(path.length)
  }
  const { origin } = requireDocument(vault, documentId)
  vault.db
    .update(document)
    .set({ origin: shortened(origin) })
    .where(eq(document.id, documentId))
    .run()
  const events = vault.db.select().from(custodyEvent).where(eq(custodyEvent.documentId, documentId)).all()
  for (const { id, detail } of events) {
    if (typeof detail['origin'] !== 'string') continue
    const without = { ...detail, origin: shortened(detail['origin']) }
    vault.db.update(custodyEvent).set({ detail: without }).where(eq(custodyEvent.id, id)).run()
  }
}

/** Whether a document of any case has these bytes. */
export function keepsObject(vault: Vault, sha256: string): boolean {
  return vault.db.select({ id: document.id }).from(document).where(eq(document.sha256, sha256)).get() !== undefined
}
