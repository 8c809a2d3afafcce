/** What a stream of progress tells; see progressTo in the contract. */
interface Told<T> {
  done: number
  total: number | null
  result: T | null
}

/** What runs now, in this thread. */
const running = new Set<{ ending: AbortController; ended: Promise<unknown> }>()

/** Aborts all that is being told and waits until it has taken away what was half made. */
export async function endTold(): Promise<void> {
  const all = [...running]
  for (const { ending } of all) ending.abort()
  await Promise.all(all.map(({ ended }) => ended))
}

/**
 * Runs work that no job can hold and tells how far it is, each time somebody asks: what came between is left out. The
 * last message holds its result. Ending the generator, or the signal, aborts the work and waits for it.
 */
export async function* tellProgress<T>(
  work: (progress: (done: number, total: number | null) => void, signal: AbortSignal) => Promise<T>,
  signal?: AbortSignal,
): AsyncGenerator<Told<T>> {
  const ending = new AbortController()
  const told = { done: 0, total: null as number | null }
  let wake = Promise.withResolvers<void>()
  const report = (done: number, total: number | null) => {
    Object.assign(told, { done, total })
    wake.resolve()
  }
  const working = work(report, signal ? AbortSignal.any([signal, ending.signal]) : ending.signal)
  const ended = working.then(
    () => true,
    () => true,
  )
  const current = { ending, ended }
  running.add(current)
  void ended.then(() => running.delete(current))
  try {
    while (!(await Promise.race([ended, wake.promise.then(() => false)]))) {
      wake = Promise.withResolvers()
      yield { ...told, result: null }
    }
    yield { ...told, result: await working }
  } finally {
    ending.abort()
    await ended
  }
}
