import { queryOptions, useQuery } from '@tanstack/react-query'
import type { Block } from '../../../shared/contract/evidence.ts'
import { client, engine } from '../../app/engine.ts'

/** Blocks asked for at once. */
const PORTION = 5_000

/** All blocks of a document's text, in their order. */
export function useBlocks(documentId: string, enabled = true) {
  return useQuery({ ...allBlocks(documentId), enabled })
}

export function allBlocks(documentId: string) {
  return queryOptions({
    queryKey: [...engine.evidence.blocks.key({ input: { documentId } }), 'all'],
    queryFn: async ({ signal }): Promise<Block[]> => {
      const read: Block[] = []
      for (;;) {
        const { blocks, total } = await client.evidence.blocks(
          { documentId, from: (read.at(-1)?.ordinal ?? 0) + 1, limit: PORTION },
          { signal },
        )
        read.push(...blocks)
        if (read.length >= total || blocks.length === 0) return read
      }
    },
  })
}
