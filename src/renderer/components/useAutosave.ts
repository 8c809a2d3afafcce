import { useEffect, useRef, useState } from 'react'
import { staleIn } from '../app/errors.ts'
import { noteUnsaved, noteWritten } from '../app/unsaved.ts'

/** Milliseconds after the last key that a change waits at the most. */
const AT_THE_LATEST = 2_000

/** Two versions of one value: what somebody else wrote meanwhile, and what was typed here. */
export interface Conflict<T> {
  readonly mine: T
  readonly theirs: T
  readonly revision: number
  readonly changedBy: string
  readonly changedAt: string
}

interface AutosaveOptions<T, Row extends { revision: number }> {
  /** The row as it was last read. */
  readonly row: Row
  readonly valueOf: (row: Row) => T
  /** Writes the value over the revision given. Throws STALE with the row that stands now. */
  readonly write: (value: T, revision: number) => Promise<unknown>
  /** Whether a value can be written; one that cannot stays in the field. */
  readonly isComplete?: (value: T) => boolean
}

interface Draft<T> {
  readonly value: T
  /** The value and the revision from which the person began to type. */
  readonly from: T
  readonly revision: number
}

/**
 * A value that is written when its field is left, and at the latest two seconds after typing. Where somebody else
 * changed the same value meanwhile nothing is written, and both versions stand in `conflict` until one is kept.
 */
export function useAutosave<T, Row extends { revision: number }>(options: AutosaveOptions<T, Row>) {
  const { row, valueOf, write, isComplete = () => true } = options
  const [draft, setDraft] = useState<Draft<T>>()
  const [conflict, setConflict] = useState<Conflict<T>>()
  const [error, setError] = useState<unknown>()
  const latest = useRef<Draft<T>>(undefined)
  const written = useRef<{ value: T; revision: number }>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const sending = useRef<Promise<void>>(undefined)

  /** What is written last may be known here before the row is read anew. */
  function known(): { value: T; revision: number } {
    const last = written.current
    return last && last.revision > row.revision ? last : { value: valueOf(row), revision: row.revision }
  }

  function hold(next: Draft<T> | undefined): void {
    latest.current = next
    setDraft(next)
    if (next) noteUnsaved(save)
    else noteWritten(save)
  }

  function change(value: T): void {
    setError(undefined)
    const { value: from, revision } = known()
    hold({ from, revision, ...latest.current, value })
    clearTimeout(timer.current)
    timer.current = setTimeout(keep, AT_THE_LATEST)
  }

  function keep(): void {
    clearTimeout(timer.current)
    if (sending.current) return void sending.current.then(keep)
    const kept = latest.current
    if (!kept || conflict || !isComplete(kept.value)) return
    if (same(kept.value, kept.from)) return hold(undefined)
    sending.current = send(kept).finally(() => (sending.current = undefined))
  }

  async function send(kept: Draft<T>, revision = kept.revision): Promise<void> {
    try {
      await write(kept.value, revision)
      settle(kept, revision + 1)
    } catch (failure) {
      const stale = staleIn<Row>(failure)
      if (!stale) return setError(failure)
      const { current, changedBy, changedAt } = stale
      const theirs = valueOf(current)
      if (same(theirs, kept.value)) return settle(kept, current.revision)
      // Another field of the row was changed: what is typed here stands against the same value as before.
      if (same(theirs, kept.from)) return send(kept, current.revision)
      setConflict({ mine: kept.value, theirs, revision: current.revision, changedBy, changedAt })
    }
  }

  /** Drops the draft, or what was typed on meanwhile goes on from what is written now. */
  function settle(kept: Draft<T>, revision: number): void {
    written.current = { value: kept.value, revision }
    const now = latest.current
    hold(now && !same(now.value, kept.value) ? { value: now.value, from: kept.value, revision } : undefined)
  }

  function keepMine(): void {
    if (!conflict || !latest.current) return
    const mine = { value: latest.current.value, from: conflict.theirs, revision: conflict.revision }
    setConflict(undefined)
    hold(mine)
    sending.current = send(mine).finally(() => (sending.current = undefined))
  }

  function drop(): void {
    clearTimeout(timer.current)
    setConflict(undefined)
    setError(undefined)
    hold(undefined)
  }

  const keepNow = useRef(keep)
  keepNow.current = keep
  const [save] = useState(() => async () => {
    await sending.current
    keepNow.current()
    await sending.current
  })
  useEffect(
    () => () => {
      keepNow.current()
      if (!sending.current) noteWritten(save)
    },
    [save],
  )

  const standing = known().value
  const value = draft ? draft.value : standing
  const incomplete = draft !== undefined && !isComplete(draft.value)
  return { value, standing, incomplete, change, keep, drop, conflict, keepMine, keepTheirs: drop, error }
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
