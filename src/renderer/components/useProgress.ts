import { useEffect, useRef, useState } from 'react'

interface Message<Result> {
  readonly done: number
  readonly total: number | null
  readonly result: Result | null
}

type Begin<Result> = (signal: AbortSignal) => Promise<AsyncIterable<Message<Result>>>

interface Work<Result> {
  readonly isRunning: boolean
  /** Bytes. */
  readonly done: number
  readonly total: number | null
  readonly result: Result | undefined
  readonly error: unknown
}

const BEFORE = { isRunning: false, done: 0, total: null, result: undefined, error: undefined }

/** Long work that no vault holds: it ends with its view, and whoever stops reading cancels it. */
export function useProgress<Result>() {
  const [work, setWork] = useState<Work<Result>>(BEFORE)
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])

  async function run(begin: Begin<Result>): Promise<void> {
    const abort = new AbortController()
    running.current = abort
    setWork({ ...BEFORE, isRunning: true })
    try {
      for await (const { done, total, result } of await begin(abort.signal)) {
        if (abort.signal.aborted) return
        setWork({ ...BEFORE, isRunning: result === null, done, total, result: result ?? undefined })
      }
    } catch (error) {
      if (!abort.signal.aborted) setWork({ ...BEFORE, error })
    }
  }

  function stop(): void {
    running.current?.abort()
    setWork(BEFORE)
  }

  return { ...work, run, stop }
}
