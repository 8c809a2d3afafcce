import { asc, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { CustodyEvent } from '../../../shared/contract/evidence.ts'
import type { Vault } from '../vault/vault.ts'
import { custodyEvent } from './table.ts'

/**
 * Adds to a document's custody record. `detail` has the `sha256` that is spoken of, `match` where the stored bytes were
 * hashed for it, and for what left the vault `what` left: the original, a dossier, a paper, a package. Inside a transaction.
 */
export function recordCustody(
  vault: Vault,
  documentId: string,
  act: CustodyEvent['act'],
  detail: Record<string, unknown>,
): void {
  const at = new Date().toISOString()
  vault.db.insert(custodyEvent).values({ id: uuidv7(), documentId, at, by: vault.operator, act, detail }).run()
}

/** What was recorded of a document, the earliest first. */
export function custodyEvents(vault: Vault, documentId: string): CustodyEvent[] {
  const { id, documentId: ofDocument, at, by, act, detail } = custodyEvent
  return vault.db
    .select({ at, by, act, detail })
    .from(custodyEvent)
    .where(eq(ofDocument, documentId))
    .orderBy(asc(id))
    .all()
}
