import { MessageChannel } from 'node:worker_threads'
import { EngineError } from '../fault.ts'
import type { Pool } from '../pool.ts'
import type { ComposedDossier } from './compose.ts'
import type { ComposerMessage, ComposeTask } from './compose-task.ts'
import type { DossierExhibit, DossierInput } from './input.ts'

/** Milliseconds without a sign of life after which the worker is taken to be stuck: on an exhibit, or on its own pages. */
export type Patience = (exhibits: readonly DossierExhibit[], inHand: boolean) => number

export interface Composing {
  readonly fonts: string
  readonly signal: AbortSignal
  readonly progress: (done: number, total: number) => void
  readonly original: (sha256: string) => Promise<Uint8Array>
  readonly patience?: Patience
}

const LEAST = 60_000
const A_PAGE = 1000
const A_BLOCK = 50

function patienceWith(exhibits: readonly DossierExhibit[]): number {
  const lengths = exhibits.map(({ content, pages }) =>
    content.kind === 'pdf' ? (pages ?? 0) * A_PAGE : content.blocks.length * A_BLOCK,
  )
  return LEAST + lengths.reduce((sum, length) => sum + length, 0)
}

/**
 * Makes the dossier's PDF in a worker of the pool. An exhibit whose PDF ends the worker or holds it too long is left
 * with its sheet only. Throws DOSSIER_NOT_MADE where the worker is lost otherwise, the signal's reason when it is
 * aborted, and what `original` throws.
 */
export async function composeInPool(pool: Pool, input: DossierInput, composing: Composing): Promise<ComposedDossier> {
  const unset: string[] = []
  for (;;) {
    const attempt = await attemptIn(pool, input, composing, unset)
    if ('composed' in attempt) return attempt.composed
    if (attempt.lostOn === null || unset.includes(attempt.lostOn)) throw new EngineError('DOSSIER_NOT_MADE')
    unset.push(attempt.lostOn)
  }
}

/** `lostOn`: the exhibit that the worker had in hand when it was lost. */
type Attempt = { readonly composed: ComposedDossier } | { readonly lostOn: string | null }

async function attemptIn(
  pool: Pool,
  input: DossierInput,
  { fonts, signal, progress, original, patience = patienceWith }: Composing,
  unset: readonly string[],
): Promise<Attempt> {
  const { port1: near, port2: port } = new MessageChannel()
  const stuck = new AbortController()
  /** Aborted with what went wrong here, and not in the worker. */
  const failing = new AbortController()
  let inHand: string | null = null
  let timer: NodeJS.Timeout | undefined
  let over = false
  const wait = () => {
    clearTimeout(timer)
    // A message that was under way when the worker ended.
    if (over) return
    const waitedFor = inHand === null ? input.exhibits : input.exhibits.filter(({ label }) => label === inHand)
    timer = setTimeout(() => stuck.abort(), patience(waitedFor, inHand !== null))
  }
  const send = async (sha256: string) => {
    try {
      // Bytes of their own: a view of a larger buffer would take all of that with it.
      const bytes = new Uint8Array(await original(sha256))
      near.postMessage(bytes, [bytes.buffer])
      wait()
    } catch (failure) {
      failing.abort(failure)
    }
  }
  const tell = (done: number, total: number) => {
    try {
      progress(done, total)
    } catch (failure) {
      // Nobody hears what the port's listener throws: the process would end.
      failing.abort(failure)
    }
  }
  near.on('message', (message: ComposerMessage) => {
    if (message.type === 'in-hand') inHand = message.label
    else if (message.type === 'progress') tell(message.done, message.total)
    if (message.type !== 'original') return wait()
    clearTimeout(timer)
    void send(message.sha256)
  })
  const task: ComposeTask = { input, unset, fonts, port }
  const ended = AbortSignal.any([signal, stuck.signal, failing.signal])
  try {
    const composed = await pool.run(task, { name: 'compose', signal: ended, transferList: [port] })
    return { composed: composed as ComposedDossier }
  } catch (error) {
    signal.throwIfAborted()
    failing.signal.throwIfAborted()
    if (stuck.signal.aborted || hasDied(error)) return { lostOn: inHand }
    throw error
  } finally {
    over = true
    clearTimeout(timer)
    near.close()
  }
}

/** Whether the error is the worker's end, and not one that the composer threw: those come across without a code. */
function hasDied(error: unknown): boolean {
  return error instanceof Error && ('code' in error || error.message.startsWith('worker exited'))
}
