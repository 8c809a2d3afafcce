import { v7 as uuidv7 } from 'uuid'
import type { CustodyEvent } from '../../../shared/contract/evidence.ts'
import type { Vault } from '../vault/vault.ts'
import { custodyEvent } from './table.ts'

/** Adds to a document's custody record. Inside a transaction. */
export function recordCustody(
  vault: Vault,
  documentId: string,
  act: CustodyEvent['act'],
  detail: Record<string, unknown>,
): void {
  const at = new Date().toISOString()
  vault.db.insert(custodyEvent).values({ id: uuidv7(), documentId, at, by: vault.operator, act, detail }).run()
}
