/**
 * What is awaited, or the signal's reason as soon as it is aborted. Leaves nothing behind on the signal: a race against
 * one promise of its end would hold everything awaited until then.
 */
export function orAborted<T>(awaited: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted()
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    signal.addEventListener('abort', abort, { once: true })
    awaited.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
