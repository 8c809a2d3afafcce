import { randomBytes } from 'node:crypto'
import type { Exception } from '../../../shared/contract/leaving.ts'
import { letOut, requireConfirmed } from '../exhibits/leaving.ts'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import { recordCustody } from './custody.ts'
import { pickDocuments, requireDocument, type DocumentRow } from './documents.ts'
import { marksOfCase } from './marks-of-case.ts'

/** Milliseconds in which a ticket is good. */
const GOOD_FOR = 60_000

const tickets = new WeakMap<Vault, Map<string, { documentId: string; until: number }>>()

/**
 * Lets the original of a document out through the gate of the house, and answers a ticket for its bytes, which are hashed
 * before. A mail's bytes hold what is attached to it, and an archive's its
 * parts, so that these pass the gate with it. Throws
 * DOCUMENTS_BARRED, OBJECT_MISSING, OBJECT_DAMAGED.
 */
export async function handOutOriginal(
  vault: Vault,
  documentId: string,
  exceptions: readonly Exception[],
  signal?: AbortSignal,
): Promise<string> {
  const { caseId, sha256 } = requireDocument(vault, documentId)
  requireConfirmed(pickDocuments(vault, caseId, heldBy(vault, caseId, documentId)), exceptions)
  await requireSound(vault, sha256, signal)
  return vault.write(() => {
    requireDocument(vault, documentId)
    letOut(vault, caseId, pickDocuments(vault, caseId, heldBy(vault, caseId, documentId)), exceptions)
    recordCustody(vault, documentId, 'exported', { what: 'original', original: true, sha256, match: true })
    vault.audit({ caseId, act: 'document.handed-out', subject: documentId, after: { sha256 } })
    const ticket = randomBytes(16).toString('base64url')
    const good = tickets.get(vault) ?? new Map()
    tickets.set(vault, good.set(ticket, { documentId, until: Date.now() + GOOD_FOR }))
    return ticket
  })
}

/** Hashes the bytes as they lie in the vault. Throws OBJECT_MISSING, OBJECT_DAMAGED. */
async function requireSound(vault: Vault, sha256: string, signal?: AbortSignal): Promise<void> {
  const state = await vault.objects.check(sha256, signal)
  if (state === 'missing') throw new EngineError('OBJECT_MISSING', { sha256 })
  if (state === 'damaged') throw new EngineError('OBJECT_DAMAGED', { sha256 })
}

/** The document for which the ticket was given; it is good once. Throws NOT_LET_OUT. */
export function redeemTicket(vault: Vault, documentId: string, ticket: string | undefined): DocumentRow {
  const good = tickets.get(vault)
  const found = ticket === undefined ? undefined : good?.get(ticket)
  if (ticket !== undefined) good?.delete(ticket)
  if (found?.documentId !== documentId || found.until < Date.now()) throw new EngineError('NOT_LET_OUT')
  return requireDocument(vault, documentId)
}

/** The document and everything that its own bytes hold. */
export function heldBy(vault: Vault, caseId: string, documentId: string): string[] {
  const { kinships, holds } = marksOfCase(vault, caseId)
  const held = new Set([documentId])
  for (const holder of held) {
    for (const kinship of kinships) {
      if (kinship.ofDocument === holder && holds(kinship)) held.add(kinship.documentId)
    }
  }
  return [...held]
}
