import type { Piscina } from 'piscina'
import type { RenderAnswer, RenderTask } from '../extraction/pool-worker.ts'
import { EngineError } from '../fault.ts'

/** Milliseconds that one page may take. */
const LIMIT = 20_000
/** Milliseconds that a page which nobody waits for any more may still take before its worker is ended. */
const GRACE = 1000

export interface PageWanted extends Pick<RenderTask, 'key' | 'page' | 'pixelsWide'> {
  /** The PDF; asked for only where the worker has another one open. */
  bytes(): Promise<Uint8Array>
}

export interface PageRenderer {
  /**
   * A page as PNG bytes; undefined where there is no such page. One after the other; a page whose signal is aborted
   * before its turn is passed over. Throws PAGE_TOO_SLOW, PAGE_NOT_SHOWN, the signal's reason, and what `bytes` throws.
   */
  render(wanted: PageWanted, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer> | undefined>
}

/** @param viewer A single worker: the document that it has open stays open for the pages that follow. */
export function createPageRenderer(viewer: Piscina, limit = LIMIT): PageRenderer {
  let last: Promise<unknown> = Promise.resolve()

  async function inTurn({ bytes, ...page }: PageWanted, signal?: AbortSignal) {
    signal?.throwIfAborted()
    let answer = await attempt({ ...page, bytes: null }, signal)
    if (answer === 'not-open') answer = await attempt({ ...page, bytes: await bytes() }, signal)
    if (answer === 'not-open') throw new EngineError('PAGE_NOT_SHOWN')
    return answer as Uint8Array<ArrayBuffer> | undefined
  }

  async function attempt(task: RenderTask, signal?: AbortSignal): Promise<RenderAnswer> {
    const end = new AbortController()
    const stop = () => end.abort()
    let timer = setTimeout(stop, limit)
    const abandon = () => {
      clearTimeout(timer)
      timer = setTimeout(stop, Math.min(limit, GRACE))
    }
    if (signal?.aborted) abandon()
    else signal?.addEventListener('abort', abandon, { once: true })
    try {
      return (await viewer.run(task, { name: 'render', signal: end.signal })) as RenderAnswer
    } catch {
      throw new EngineError(end.signal.aborted ? 'PAGE_TOO_SLOW' : 'PAGE_NOT_SHOWN')
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abandon)
    }
  }

  return {
    render(wanted, signal) {
      const rendered = last.then(() => inTurn(wanted, signal))
      last = rendered.catch(() => undefined)
      return rendered
    },
  }
}
