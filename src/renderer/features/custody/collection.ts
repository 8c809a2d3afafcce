import type { Collection, CustodyRecord } from '../../../shared/contract/custody.ts'
import { client, engine } from '../../app/engine.ts'
import { queryClient } from '../../app/queries.ts'
import { noteSaved } from '../../app/saved.ts'
import { useAutosave } from '../../components/useAutosave.ts'

/** The fields of a declaration, in the order in which they are asked for. */
export const COLLECTION_FIELDS = [
  'collectedAt',
  'timeZone',
  'collector',
  'address',
  'method',
  'tool',
  'toolVersion',
  'device',
  'purpose',
  'authority',
  'remarks',
] as const satisfies readonly (keyof Collection)[]

/** Fields of several lines. */
export const LONG_FIELDS: ReadonlySet<keyof Collection> = new Set(['address', 'purpose', 'authority', 'remarks'])

/** Characters that each field holds. */
export const LONGEST: Record<keyof Collection, number> = {
  address: 4000,
  collectedAt: 80,
  timeZone: 80,
  collector: 300,
  tool: 200,
  toolVersion: 100,
  device: 300,
  method: 1000,
  purpose: 1000,
  authority: 1000,
  remarks: 10_000,
}

/** One declared field of a document's record, written as it is left. */
export function useDeclaredCollection(record: CustodyRecord, field: keyof Collection) {
  const { documentId } = record
  return useAutosave<string, CustodyRecord>({
    row: record,
    valueOf: ({ declared }) => declared[field],
    write: async (value, revision) => {
      const changed = await client.custody.declare({ documentId, revision, fields: { [field]: value } })
      queryClient.setQueryData(engine.custody.record.queryKey({ input: { documentId } }), changed)
      noteSaved()
    },
  })
}
