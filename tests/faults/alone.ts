let last: Promise<unknown> = Promise.resolve()

/** Runs one after another: an engine that closes ends what any engine of its thread is telling. */
export function alone<T>(work: () => Promise<T>): Promise<T> {
  const done = last.then(work, work)
  last = done.catch(() => undefined)
  return done
}
