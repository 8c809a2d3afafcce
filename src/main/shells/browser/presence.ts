/** Counts the windows that are there, by the streams that they keep open. */
export interface Presence {
  /** A window has come; the function it answers is to be called when it has gone. */
  came(): () => void
  /** Resolves when the first window has come. */
  readonly first: Promise<void>
  /** Resolves once no window has been there for the time of grace after the last one went. */
  readonly over: Promise<void>
}

/** Until the first window has come the wait has no end. `grace` is in milliseconds: a reload leaves a short gap. */
export function watchPresence(grace: number): Presence {
  let windows = 0
  let timer: NodeJS.Timeout | undefined
  const first = Promise.withResolvers<void>()
  const over = Promise.withResolvers<void>()
  return {
    first: first.promise,
    over: over.promise,
    came() {
      windows += 1
      clearTimeout(timer)
      first.resolve()
      return () => {
        windows -= 1
        // A stopped shell must not be kept alive by it.
        if (windows === 0) timer = setTimeout(over.resolve, grace).unref()
      }
    },
  }
}
