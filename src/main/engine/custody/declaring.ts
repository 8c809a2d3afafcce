import type { Collection, CustodyRecord } from '../../../shared/contract/custody.ts'
import { changesOf } from '../audit/entries.ts'
import { requireOpenCase } from '../cases/require.ts'
import { requireDocument } from '../evidence/documents.ts'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import { collectionOf, custodyRecord } from './record.ts'
import { collection } from './table.ts'

/** Declares how a document was collected. Throws DOCUMENT_NOT_FOUND, CASE_ARCHIVED, STALE. */
export function declareCollection(
  vault: Vault,
  documentId: string,
  revision: number,
  fields: Partial<Collection>,
): CustodyRecord {
  return vault.write(() => {
    const { caseId } = requireDocument(vault, documentId)
    requireOpenCase(vault, caseId)
    const current = collectionOf(vault, documentId)
    if (current.revision !== revision) {
      throw new EngineError('STALE', {
        current: custodyRecord(vault, documentId),
        ...changesOf(vault, caseId, documentId),
      })
    }
    const names = (Object.keys(fields) as (keyof Collection)[]).filter((name) => fields[name] !== undefined)
    const changed = names.filter((name) => fields[name] !== current.declared[name])
    if (changed.length === 0) return custodyRecord(vault, documentId)
    const pick = (from: Partial<Collection>) => Object.fromEntries(changed.map((name) => [name, from[name]]))
    const declared = { ...current.declared, ...pick(fields), revision: revision + 1 }
    vault.db
      .insert(collection)
      .values({ documentId, ...declared })
      .onConflictDoUpdate({ target: collection.documentId, set: declared })
      .run()
    vault.audit({
      caseId,
      act: 'custody.declared',
      subject: documentId,
      before: pick(current.declared),
      after: pick(fields),
    })
    return custodyRecord(vault, documentId)
  })
}
