import { once } from 'node:events'
import type { MessagePort } from 'node:worker_threads'
import { type ComposedDossier, composeDossier } from './compose.ts'
import type { DossierInput } from './input.ts'

/** What a worker of the pool is handed to make a dossier. */
export interface ComposeTask {
  readonly input: DossierInput
  /** Numbers of exhibits that an earlier attempt came to grief over: their sheets stand alone. */
  readonly unset: readonly string[]
  /** Absolute path of `resources/fonts`. */
  readonly fonts: string
  /** Originals come over it one by one, each in answer to the message that asks for it. */
  readonly port: MessagePort
}

/** What the worker says while it composes. */
export type ComposerMessage =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  /** The exhibit whose PDF is in hand; null where the work is on the dossier's own pages. */
  | { readonly type: 'in-hand'; readonly label: string | null }
  | { readonly type: 'original'; readonly sha256: string }

/** Composes on a worker's thread, which is ended from outside where the dossier is not wanted any more. */
export async function composeFor({ input, unset, fonts, port }: ComposeTask): Promise<ComposedDossier> {
  const tell = (message: ComposerMessage) => port.postMessage(message)
  tell({ type: 'in-hand', label: null })
  try {
    return await composeDossier(input, {
      unset,
      fonts,
      progress: (done, total) => tell({ type: 'progress', done, total }),
      inHand: (label) => tell({ type: 'in-hand', label }),
      async original(sha256) {
        const answer = once(port, 'message') as Promise<[Uint8Array]>
        tell({ type: 'original', sha256 })
        return (await answer)[0]
      },
    })
  } finally {
    port.close()
  }
}
