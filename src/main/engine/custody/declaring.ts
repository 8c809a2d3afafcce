import type { Collection, CustodyRecord, DeclaredCollection } from '../../../shared/contract/custody.ts'
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
    writeDeclared(vault, { caseId, documentId }, fields)
    return custodyRecord(vault, documentId)
  })
}

/**
 * Declares the same of each document, one entry a document in the trail. Throws DOCUMENT_NOT_FOUND, CASE_ARCHIVED, or
 * STALE, and declares nothing, where a declaration has another revision than was seen.
 */
export function declareCollectionOnAll(
  vault: Vault,
  documentIds: readonly string[],
  fields: Partial<Collection>,
  seen: Readonly<Record<string, number>> = {},
): DeclaredCollection[] {
  return vault.write(() => {
    const ids = [...new Set(documentIds)]
    for (const documentId of ids) {
      const { caseId } = requireDocument(vault, documentId)
      requireOpenCase(vault, caseId)
      const known = seen[documentId]
      if (known !== undefined && known !== collectionOf(vault, documentId).revision) {
        throw new EngineError('STALE', {
          current: declaredCollections(vault, ids),
          ...changesOf(vault, caseId, documentId),
        })
      }
      writeDeclared(vault, { caseId, documentId }, fields)
    }
    return declaredCollections(vault, ids)
  })
}

/** What is declared of these documents' collection. Throws DOCUMENT_NOT_FOUND. */
export function declaredCollections(vault: Vault, documentIds: readonly string[]): DeclaredCollection[] {
  return documentIds.map((id) => ({ documentId: requireDocument(vault, id).id, ...collectionOf(vault, id) }))
}

function writeDeclared(
  vault: Vault,
  { caseId, documentId }: { caseId: string; documentId: string },
  fields: Partial<Collection>,
): void {
  const current = collectionOf(vault, documentId)
  const names = (Object.keys(fields) as (keyof Collection)[]).filter((name) => fields[name] !== undefined)
  const changed = names.filter((name) => fields[name] !== current.declared[name])
  if (changed.length === 0) return
  const pick = (from: Partial<Collection>) => Object.fromEntries(changed.map((name) => [name, from[name]]))
  const declared = { ...current.declared, ...pick(fields), revision: current.revision + 1 }
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
}
