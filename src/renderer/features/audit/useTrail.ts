import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { EntryFilter } from '../../../shared/contract/audit.ts'
import { engine } from '../../app/engine.ts'
import { byDay } from './trailRows.ts'

const AT_ONCE = 200

/** The trail's entries, newest first, each day under its head; `more` reads those before. */
export function useTrail(filter: EntryFilter) {
  const query = useInfiniteQuery(
    engine.audit.list.infiniteOptions({
      input: (before: string | undefined) => ({ ...filter, limit: AT_ONCE, ...(before !== undefined && { before }) }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )
  const entries = useMemo(() => query.data?.pages.flatMap((page) => page.entries) ?? [], [query.data])
  const rows = useMemo(() => byDay(entries), [entries])
  const more = () => {
    if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage()
  }
  return { rows, total: query.data?.pages[0]?.total, error: query.error, answered: query.data !== undefined, more }
}
