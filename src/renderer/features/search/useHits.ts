import { ORPCError } from '@orpc/client'
import { useDebouncedValue } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { QueryFault } from '../../../shared/domain/query.ts'
import { engine } from '../../app/engine.ts'

/** Milliseconds after the last key until the search runs. */
const TYPING = 150
const PORTION = 100

/** The hits of what is typed. While the next ones come the last ones stay; a query at fault has none. */
export function useHits(caseId: string | undefined, text: string) {
  const [typed] = useDebouncedValue(text.trim(), TYPING)
  const asked = typed !== '' && text.trim() !== ''
  const query = useInfiniteQuery(
    engine.search.query.infiniteOptions({
      input: (offset: number) => ({ text: typed, ...(caseId === undefined ? {} : { caseId }), limit: PORTION, offset }),
      initialPageParam: 0,
      getNextPageParam: (last, pages) => {
        const read = pages.reduce((sum, page) => sum + page.hits.length, 0)
        return last.hits.length > 0 && read < last.blocks ? read : undefined
      },
      enabled: asked,
    }),
  )
  const [last, setLast] = useState(query.data)
  useEffect(() => {
    if (query.data) setLast(query.data)
  }, [query.data])

  const fault = asked ? faultOf(query.error) : undefined
  const shown = asked && !fault ? (query.data ?? last) : undefined
  return {
    hits: shown?.pages.flatMap((page) => page.hits) ?? [],
    found: shown?.pages[0] && { blocks: shown.pages[0].blocks, documents: shown.pages[0].documents },
    /** What `hits` answers; undefined while an answer to what is typed is on its way. */
    answered: query.data && asked ? typed : undefined,
    fault,
    error: asked && !fault ? query.error : null,
    more: query.hasNextPage && query.data ? () => void query.fetchNextPage() : undefined,
  }
}

function faultOf(error: unknown): { fault: QueryFault; at: number } | undefined {
  if (!(error instanceof ORPCError) || error.code !== 'QUERY_NOT_UNDERSTOOD') return undefined
  return error.data as { fault: QueryFault; at: number }
}
