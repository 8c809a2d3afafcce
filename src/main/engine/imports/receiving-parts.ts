import { MessageChannel, type MessagePort } from 'node:worker_threads'
import type { Refusal } from '../../../shared/contract/evidence.ts'
import type { Attachment, Give } from '../extraction/extraction.ts'
import { Unreadable } from '../extraction/reading.ts'

/** Whether a file begins as a zip or a web archive does, whose files come one by one while it is read. */
export function mayHoldFiles(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 5)).toString('latin1')
  return start.startsWith('PK') || start.startsWith('\x1f\x8b') || start === 'WARC/'
}

/** Takes the files of an archive from the worker that reads it, each answered before the next comes. */
export function receiveParts(give: Give): { port: MessagePort; throwIfFailed(): void; end(): void } {
  const { port1: near, port2: port } = new MessageChannel()
  let failure: { error: unknown } | undefined
  near.on('message', (part: Attachment) => {
    const answer = (refusal: Refusal | null) => near.postMessage(refusal)
    give(part).then(
      () => answer(null),
      (error: unknown) => {
        if (!(error instanceof Unreadable)) failure = { error }
        answer(error instanceof Unreadable ? error.refusal : 'damaged')
      },
    )
  })
  return {
    port,
    throwIfFailed() {
      if (failure) throw failure.error
    },
    end: () => near.close(),
  }
}
