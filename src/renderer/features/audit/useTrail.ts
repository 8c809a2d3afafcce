import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Entry, EntryFilter } from '../../../shared/contract/audit.ts'
import { engine } from '../../app/engine.ts'

const AT_ONCE = 200

/** One entry, or the head of its day. */
export interface TrailRow {
  readonly key: string
  readonly at: string
  readonly entry?: Entry
}

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

export function byDay(entries: readonly Entry[]): TrailRow[] {
  let last = ''
  return entries.flatMap((entry) => {
    const day = new Date(entry.at).toDateString()
    const row: TrailRow = { key: `${entry.chain} ${entry.seq}`, at: entry.at, entry }
    if (day === last) return [row]
    last = day
    return [{ key: `day ${day} ${row.key}`, at: entry.at }, row]
  })
}
