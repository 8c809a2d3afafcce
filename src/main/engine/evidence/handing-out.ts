import { randomBytes } from 'node:crypto'
import type { Exception } from '../../../shared/contract/leaving.ts'
import { letOut } from '../exhibits/leaving.ts'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import { recordCustody } from './custody.ts'
import { pickDocuments, requireDocument, type DocumentRow } from './documents.ts'
import { marksOfCase } from './marks-of-case.ts'

/** Milliseconds in which a ticket is good. */
const GOOD_FOR = 60_000

const tickets = new WeakMap<Vault, Map<string, { documentId: string; until: number }>>()

/**
 * Lets the original of a document out through the gate of the house, and answers a ticket for its bytes. A mail's bytes
 * hold what is attached to it, so that the attachments pass the gate with it. Throws DOCUMENTS_BARRED.
 */
export function handOutOriginal(vault: Vault, documentId: string, exceptions: readonly Exception[]): string {
  return vault.write(() => {
    const { caseId, sha256 } = requireDocument(vault, documentId)
    letOut(vault, caseId, pickDocuments(vault, caseId, heldBy(vault, caseId, documentId)), exceptions)
    recordCustody(vault, documentId, 'exported', { original: true, sha256 })
    vault.audit({ caseId, act: 'document.handed-out', subject: documentId, after: { sha256 } })
    const ticket = randomBytes(16).toString('base64url')
    const good = tickets.get(vault) ?? new Map()
    tickets.set(vault, good.set(ticket, { documentId, until: Date.now() + GOOD_FOR }))
    return ticket
  })
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
function heldBy(vault: Vault, caseId: string, documentId: string): string[] {
  const { kinships } = marksOfCase(vault, caseId)
  const held = new Set([documentId])
  for (const holder of held) {
    for (const { documentId: inside, ofDocument, declared } of kinships) {
      if (!declared && ofDocument === holder) held.add(inside)
    }
  }
  return [...held]
}
