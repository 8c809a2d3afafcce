import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { RedactionArea } from '../../../shared/domain/redaction.ts'
import { client, engine } from '../../app/engine.ts'
import { queryClient } from '../../app/queries.ts'
import { noteSaved } from '../../app/saved.ts'

/** Milliseconds that further changes are awaited, as those of a key that is held down. */
const PAUSE = 400

export type Draft = ReturnType<typeof useDraft>

const NONE: readonly RedactionArea[] = []

/** The boxes that are drawn on a document; each change is kept by itself, one after the other. */
export function useDraft(documentId: string) {
  const input = { documentId }
  const { data } = useQuery(engine.redaction.draft.queryOptions({ input }))
  const under = useQuery(engine.redaction.under.queryOptions({ input, enabled: (data?.areas.length ?? 0) > 0 })).data
  const [mine, setMine] = useState<readonly RedactionArea[]>()
  const [error, setError] = useState<unknown>()
  const waiting = useRef<{ areas: readonly RedactionArea[]; timer: number | undefined }>(undefined)
  const keeping = useRef<Promise<void>>(undefined)

  const keep = useCallback(async () => {
    for (; waiting.current;) {
      const { areas, timer } = waiting.current
      window.clearTimeout(timer)
      waiting.current = undefined
      const options = engine.redaction.draft.queryOptions({ input: { documentId } })
      try {
        const { revision } = await queryClient.ensureQueryData(options)
        const kept = await client.redaction.keepDraft({ documentId, revision, areas: [...areas] })
        queryClient.setQueryData(options.queryKey, kept)
        void queryClient.invalidateQueries({ queryKey: engine.redaction.under.key() })
        noteSaved()
        setError(undefined)
      } catch (failure) {
        await queryClient.invalidateQueries({ queryKey: options.queryKey })
        setError(failure)
      }
    }
    setMine(undefined)
  }, [documentId])

  const flush = useCallback((): Promise<void> => {
    keeping.current ??= keep().finally(() => (keeping.current = undefined))
    return keeping.current
  }, [keep])

  useEffect(() => () => void flush(), [flush])

  const areas = mine ?? data?.areas ?? NONE
  const latest = useRef(areas)
  latest.current = areas

  const change = useCallback(
    (to: (areas: readonly RedactionArea[]) => readonly RedactionArea[]) => {
      const next = to(latest.current)
      latest.current = next
      setMine(next)
      window.clearTimeout(waiting.current?.timer)
      waiting.current = { areas: next, timer: window.setTimeout(() => void flush(), PAUSE) }
    },
    [flush],
  )

  return {
    areas,
    /** The words under each box; undefined where they are being read. */
    under: mine ? undefined : under,
    error,
    change,
    /** Resolves when all that was drawn is kept, with the revision under which it is. */
    async kept(): Promise<number> {
      await flush()
      return (await queryClient.ensureQueryData(engine.redaction.draft.queryOptions({ input: { documentId } })))
        .revision
    },
  }
}
