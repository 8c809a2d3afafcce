import type { DocumentSummary } from '../../../shared/contract/evidence.ts'
import type { Marks } from '../../../shared/domain/mark.ts'
import type { Vault } from '../vault/vault.ts'
import { changeDocument, pickAll, requireAll } from './changing.ts'

/**
 * Sets the marks given on each document, one entry a document in the trail. Throws STALE, and marks none, where one has
 * another revision than was seen.
 */
export function markDocuments(
  vault: Vault,
  documentIds: readonly string[],
  marks: Partial<Marks>,
  seen: Readonly<Record<string, number>> = {},
): DocumentSummary[] {
  return vault.write(() => {
    const rows = requireAll(vault, documentIds, seen)
    for (const row of rows) {
      const names = (Object.keys(marks) as (keyof Marks)[]).filter((name) => marks[name] !== row[name])
      if (names.length === 0) continue
      const before = Object.fromEntries(names.map((name) => [name, row[name]]))
      const changed = Object.fromEntries(names.map((name) => [name, marks[name]]))
      changeDocument(vault, row, changed)
      vault.audit({ caseId: row.caseId, act: 'document.marked', subject: row.id, before, after: changed })
    }
    return pickAll(vault, rows)
  })
}
