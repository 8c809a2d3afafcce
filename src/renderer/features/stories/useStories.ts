import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Story } from '../../../shared/contract/stories.ts'
import { engine } from '../../app/engine.ts'

const NONE: readonly Story[] = []

/** The stories of a case, and of each document of one, under which it is listed. */
export function useStories(caseId: string) {
  const { data } = useQuery(engine.stories.list.queryOptions({ input: { caseId }, placeholderData: keepPreviousData }))
  const stories = data?.stories ?? NONE
  const heads = useMemo(
    () => new Map(stories.flatMap(({ documentIds }) => documentIds.map((id) => [id, documentIds[0]!] as const))),
    [stories],
  )
  return { stories, heads, pending: data?.pending ?? 0 }
}
