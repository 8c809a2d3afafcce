import { ORPCError } from '@orpc/client'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { SearchOrder } from '../../../shared/contract/search.ts'
import type { QueryFault } from '../../../shared/domain/query.ts'
import { engine } from '../../app/engine.ts'

/** Milliseconds after the last key until the search runs. */
const TYPING = 120
const PORTION = 100

/** The hits of what is typed. While the next ones come the last ones stay; a query at fault has none. */
export function useHits(caseId: string | undefined, text: string, order: SearchOrder) {
  const [typed] = useDebouncedValue(text.trim(), TYPING)
  const asked = typed !== '' && text.trim() !== ''
  const question = { text: typed, ...(caseId === undefined ? {} : { caseId }) }
  const query = useInfiniteQuery(
    engine.search.query.infiniteOptions({
      input: (offset: number) => ({ ...question, order, limit: PORTION, offset }),
      initialPageParam: 0,
      getNextPageParam: (last, pages) => {
        const read = pages.reduce((sum, page) => sum + page.hits.length, 0)
        return last.hits.length === PORTION && read < last.blocks ? read : undefined
      },
      enabled: asked,
    }),
  )
  const [last, setLast] = useState(query.data)
  useEffect(() => {
    if (query.data) setLast(query.data)
  }, [query.data])

  const answered = query.data && asked ? typed : undefined
  // What hangs on an answer waits for it, so that it holds up no hit.
  const beside = { input: question, enabled: answered !== undefined }
  const facets = useQuery(engine.search.facets.queryOptions({ ...beside, placeholderData: keepPreviousData })).data
  const meant = useQuery(engine.search.didYouMean.queryOptions(beside)).data?.text ?? undefined
  const fault = asked ? faultOf(query.error) : undefined
  const shown = asked && !fault ? (query.data ?? last) : undefined
  return {
    hits: shown?.pages.flatMap((page) => page.hits) ?? [],
    found: shown?.pages[0],
    facets: shown && facets,
    /** The query as it may have been meant, where it holds a word that no document does. */
    meant: answered === undefined ? undefined : meant,
    /** What `hits` answers; undefined while an answer to what is typed is on its way. */
    answered,
    fault,
    error: asked && !fault ? query.error : null,
    more: query.hasNextPage && query.data ? () => void query.fetchNextPage() : undefined,
  }
}

function faultOf(error: unknown): { fault: QueryFault; at: number } | undefined {
  if (!(error instanceof ORPCError) || error.code !== 'QUERY_NOT_UNDERSTOOD') return undefined
  return error.data as { fault: QueryFault; at: number }
}
