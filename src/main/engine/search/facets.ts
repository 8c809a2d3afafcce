import type { Facets } from '../../../shared/contract/search.ts'
import type { Vault } from '../vault/vault.ts'
import type { Asked } from './asking.ts'
import type { Evidence } from './evidence.ts'
import { places, rowsMatching } from './find-blocks.ts'
import { placeOf, rowOf } from './rows.ts'

/** Values of a facet that are shown; publishers can be hundreds. */
const MOST_VALUES = 12
/** A date that spans more years tells none. */
const MOST_YEARS = 30

/** How the documents that answer a question part by type, language, publisher, year and whether they are exhibited. */
export function facetsOf(vault: Vault, evidence: Evidence, asked: Asked): Facets {
  const { ids, more } = matchingDocuments(vault, asked)
  const facts = evidence.facts(vault, ids)
  const count = (valuesOf: (document: (typeof facts)[number]) => readonly string[]) => {
    const counts = new Map<string, number>()
    for (const document of facts)
      for (const value of valuesOf(document)) counts.set(value, (counts.get(value) ?? 0) + 1)
    return [...counts]
      .map(([value, documents]) => ({ value, documents }))
      .sort((a, b) => b.documents - a.documents || (a.value < b.value ? -1 : 1))
      .slice(0, MOST_VALUES)
  }
  return {
    type: count(({ format }) => [format]),
    lang: count(({ language }) => [language ?? 'none']),
    publisher: count(({ publisher }) => (publisher === null ? [] : [publisher])),
    date: count(({ years }) => yearsOf(years)),
    exhibit: count(({ exhibited }) => [exhibited ? 'any' : 'none']),
    documents: facts.length,
    more,
  }
}

function matchingDocuments(vault: Vault, { query, caseId, documentIds }: Asked): { ids: string[]; more: boolean } {
  if (query.kind === 'nothing') return { ids: documentIds ?? [], more: false }
  const { rows, noise, more } = rowsMatching(vault.sqlite, query, { caseId, documentIds })
  const numbers = [...new Set([...rows, ...noise].map((row) => placeOf(row).documentNo))]
  const first = numbers.map((no) => rowOf(no, 0))
  return { ids: places(vault.sqlite, first, false).map(({ documentId }) => documentId), more }
}

function yearsOf(years: readonly [first: number, last: number] | undefined): string[] {
  if (!years || years[1] - years[0] > MOST_YEARS) return []
  return Array.from({ length: years[1] - years[0] + 1 }, (_, index) => String(years[0] + index))
}
