import { useQuery } from '@tanstack/react-query'
import type { Fault } from '../../../shared/contract/vault.ts'
import { client, engine } from '../../app/engine.ts'
import { listedAs } from '../evidence/documentList.ts'

export interface DocumentOfOriginal {
  readonly caseId: string
  readonly reference: string
  readonly documentId: string
  readonly listedAs: string
}

/** The documents of the open vault whose originals are damaged or missing, by the SHA-256 of the original. */
export function useDocumentsOf(faults: readonly Fault[]): ReadonlyMap<string, readonly DocumentOfOriginal[]> {
  const isOpen = useQuery(engine.vault.current.queryOptions()).data != null
  const wanted = faults.filter(({ kind }) => kind.startsWith('object-')).map(({ subject }) => subject)
  const found = useQuery({
    queryKey: [...engine.evidence.key(), 'of-originals', wanted],
    queryFn: () => documentsOf(new Set(wanted)),
    enabled: isOpen && wanted.length > 0,
  })
  return found.data ?? new Map()
}

async function documentsOf(wanted: ReadonlySet<string>): Promise<Map<string, DocumentOfOriginal[]>> {
  const lists = await Promise.all([client.cases.list({}), client.cases.list({ archived: true })])
  const cases = new Map(lists.flat().map((found) => [found.id, found.reference]))
  const found: [sha256: string, document: DocumentOfOriginal][] = []
  for (const [caseId, reference] of cases) {
    for (const document of await client.evidence.list({ caseId })) {
      if (!wanted.has(document.sha256)) continue
      const named = { caseId, reference, documentId: document.id, listedAs: listedAs(document) }
      found.push([document.sha256, named])
    }
  }
  const byOriginal = Map.groupBy(found, ([sha256]) => sha256)
  return new Map([...byOriginal].map(([sha256, documents]) => [sha256, documents.map(([, document]) => document)]))
}
