import type { Piscina } from 'piscina'
import { EngineError } from '../fault.ts'
import type { RecogniseAnswer, RecogniseTask, RecognisedPage } from './recognise-page.ts'

/** Milliseconds that one page may take. */
const LIMIT = 300_000

export interface PageToRecognise extends Omit<RecogniseTask, 'bytes'> {
  /** The PDF; asked for only where the worker has another one open. */
  bytes(): Promise<Uint8Array>
}

export interface Recogniser {
  /** How many pages are recognised at a time. */
  readonly threads: number
  /**
   * Recognises a page; undefined where that fails or takes too long. Aborted, it ends the worker at once. Throws
   * LANGUAGE_UNREADABLE, the signal's reason, and what `bytes` throws.
   */
  recognise(page: PageToRecognise, signal: AbortSignal): Promise<RecognisedPage | undefined>
}

/** @param workers None runs until the first page is to be recognised. */
export function createRecogniser(workers: Piscina, threads: number, limit = LIMIT): Recogniser {
  async function attempt(task: RecogniseTask, signal: AbortSignal): Promise<RecogniseAnswer> {
    const ended = AbortSignal.any([signal, AbortSignal.timeout(limit)])
    try {
      return (await workers.run(task, { name: 'recognise', signal: ended })) as RecogniseAnswer
    } catch {
      signal.throwIfAborted()
      return 'not-shown'
    }
  }

  return {
    threads,
    async recognise({ bytes, ...page }, signal) {
      signal.throwIfAborted()
      let answer = await attempt({ ...page, bytes: null }, signal)
      if (answer === 'not-open') answer = await attempt({ ...page, bytes: await bytes() }, signal)
      if (typeof answer === 'string') return undefined
      if ('unreadable' in answer) throw new EngineError('LANGUAGE_UNREADABLE', { language: answer.unreadable })
      return answer
    },
  }
}
