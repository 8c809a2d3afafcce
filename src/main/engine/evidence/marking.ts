import type { DocumentSummary } from '../../../shared/contract/evidence.ts'
import type { Marks } from '../../../shared/domain/mark.ts'
import { changesOf } from '../audit/entries.ts'
import { requireOpenCase } from '../cases/require.ts'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import { changeDocument } from './changing.ts'
import { pickDocuments, requireDocument, type DocumentRow } from './documents.ts'

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
    const rows = documentIds.map((id) => requireDocument(vault, id))
    refuseStale(vault, rows, seen)
    for (const row of rows) {
      requireOpenCase(vault, row.caseId)
      const names = (Object.keys(marks) as (keyof Marks)[]).filter((name) => marks[name] !== row[name])
      if (names.length === 0) continue
      const before = Object.fromEntries(names.map((name) => [name, row[name]]))
      const changed = Object.fromEntries(names.map((name) => [name, marks[name]]))
      changeDocument(vault, row, changed)
      vault.audit({ caseId: row.caseId, act: 'document.marked', subject: row.id, before, after: changed })
    }
    const byCase = Map.groupBy(rows, ({ caseId }) => caseId)
    return [...byCase].flatMap(([caseId, some]) => pickDocuments(vault, caseId, idsOf(some)))
  })
}

function refuseStale(vault: Vault, rows: readonly DocumentRow[], seen: Readonly<Record<string, number>>): void {
  const changed = rows.find(({ id, revision }) => seen[id] !== undefined && seen[id] !== revision)
  if (!changed) return
  const ofCase = rows.filter(({ caseId }) => caseId === changed.caseId)
  const current = pickDocuments(vault, changed.caseId, idsOf(ofCase))
  throw new EngineError('STALE', { current, ...changesOf(vault, changed.caseId, changed.id) })
}

function idsOf(rows: readonly DocumentRow[]): string[] {
  return rows.map(({ id }) => id)
}
