import type { Piscina } from 'piscina'
import type { PageAnswer, PageTask, RenderTask } from '../extraction/pool-worker.ts'
import { EngineError } from '../fault.ts'
import type { PageOfWords } from './page-words.ts'

/** Milliseconds that one page may take. */
const LIMIT = 20_000
/** Milliseconds that a page which nobody waits for any more may still take before its worker is ended. */
const GRACE = 1000
/** Pictures no wider than this, in pixels, are thumbnails: they come after all that is being read. */
const SMALL = 240

interface OfPdf extends Pick<PageTask, 'key' | 'page'> {
  /** The PDF; asked for only where the worker has another one open. */
  bytes(): Promise<Uint8Array>
}

export interface PageWanted extends OfPdf, Pick<RenderTask, 'pixelsWide'> {
  readonly turns?: RenderTask['turns']
}

/**
 * Both come one after the other, pages before their words and these before thumbnails; what has its signal aborted
 * before its turn is passed over. Both are undefined where there is no such page, and throw PAGE_TOO_SLOW,
 * PAGE_NOT_SHOWN, the signal's reason, and what `bytes` throws.
 */
export interface PageRenderer {
  /** A page as PNG bytes. */
  render(wanted: PageWanted, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer> | undefined>
  words(wanted: OfPdf, signal?: AbortSignal): Promise<PageOfWords | undefined>
}

type Urgency = 'page' | 'words' | 'thumbnail'

/** @param viewer A single worker: the document that it has open stays open for the pages that follow. */
export function createPageRenderer(viewer: Piscina, limit = LIMIT): PageRenderer {
  const waiting: Record<Urgency, (() => Promise<void>)[]> = { page: [], words: [], thumbnail: [] }
  let working = false

  function queue<T>(urgency: Urgency, work: () => Promise<T>): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    waiting[urgency].push(() => work().then(resolve, reject))
    void workOff()
    return promise
  }

  async function workOff(): Promise<void> {
    if (working) return
    working = true
    for (;;) {
      const next = waiting.page.shift() ?? waiting.words.shift() ?? waiting.thumbnail.shift()
      if (!next) break
      await next()
    }
    working = false
  }

  async function inTurn<T>(
    name: string,
    { bytes, ...page }: OfPdf | PageWanted,
    signal?: AbortSignal,
  ): Promise<T | undefined> {
    signal?.throwIfAborted()
    let answer = await attempt<T>(name, { ...page, bytes: null }, signal)
    if (answer === 'not-open') answer = await attempt<T>(name, { ...page, bytes: await bytes() }, signal)
    if (answer === 'not-open') throw new EngineError('PAGE_NOT_SHOWN')
    return answer
  }

  async function attempt<T>(name: string, task: PageTask, signal?: AbortSignal): Promise<PageAnswer<T>> {
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
      return (await viewer.run(task, { name, signal: end.signal })) as PageAnswer<T>
    } catch {
      throw new EngineError(end.signal.aborted ? 'PAGE_TOO_SLOW' : 'PAGE_NOT_SHOWN')
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abandon)
    }
  }

  return {
    render({ turns = 0, ...wanted }, signal) {
      const urgency = wanted.pixelsWide <= SMALL ? 'thumbnail' : 'page'
      return queue(urgency, () => inTurn('render', { ...wanted, turns }, signal))
    },
    words: (wanted, signal) => queue('words', () => inTurn('pageWords', wanted, signal)),
  }
}
