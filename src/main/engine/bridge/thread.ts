import { setMaxListeners } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import { EngineError } from '../fault.ts'
import type { Keychain } from '../keys/keychain.ts'
import { tellOf } from './asking.ts'
import type { ResponseMessage, ToEngine, ToShell } from './messages.ts'

/** The stream of changes, which every window keeps open; the engine ends it with the lock. */
const WATCH = '/rpc/events/watch'

/** Milliseconds in which a thread that retires may finish an answer, and a window may read it to its end. */
const PATIENCE = 10_000

/** One worker that serves the engine. Once it has ended, calls and open bodies fail with ENGINE_GONE. */
export interface EngineThread {
  fetch(request: Request): Promise<Response>
  ask(message: { type: 'grant'; path: string } | { type: 'busy' | 'sleep' | 'close' }): Promise<unknown>
  /**
   * Lets it answer what it has begun, then ends it. Work that tells its progress in a stream, as a restore beside the
   * vault, is let finish.
   */
  retire(): Promise<void>
  terminate(): Promise<unknown>
  /** Resolves when the thread has ended, however. */
  readonly ended: Promise<void>
}

interface Locks {
  locking(): void
  locked(): void
}

type Pending = { settle(value: unknown): void; fail(error: Error): void }

/**
 * Resolves once the worker can answer; rejects where it cannot start.
 * @param locks Hears that a vault is being locked and that it is, each before the answer to who asked for it arrives.
 */
export async function connectThread(worker: Worker, keychain: Keychain, locks: Locks): Promise<EngineThread> {
  const pending = new Map<number, Pending>()
  const gone = new AbortController()
  // One listener a body that is being read.
  setMaxListeners(0, gone.signal)
  const answers = new Set<Promise<unknown>>()
  const progress = new Set<Promise<unknown>>()
  let lastId = 0

  const post = (message: ToEngine, transfer: ReadableStream[] = []) => worker.postMessage(message, transfer as never)

  /** A posted message is a copy: bytes that the keychain gave are not to stay on this side. */
  function tellAndForget(told: ToEngine): void {
    post(told)
    if (told.type === 'told' && told.value instanceof Uint8Array) told.value.fill(0)
  }

  await new Promise<void>((resolve, reject) => {
    worker.on('error', reject)
    worker.once('exit', () => reject(new EngineError('ENGINE_GONE')))
    worker.on('message', (message: ToShell) => {
      if (message.type === 'ready') return resolve()
      if (message.type === 'locking') return locks.locking()
      if (message.type === 'locked') return locks.locked()
      if (message.type === 'ask') return void tellOf(keychain, message).then(tellAndForget)
      const waiting = pending.get(message.id)
      pending.delete(message.id)
      if (message.type === 'failed') waiting?.fail(new EngineError(message.code, message.data))
      else waiting?.settle(message.type === 'answer' ? message.value : message)
    })
  })
  const ended = new Promise<void>((resolve) => worker.once('exit', resolve)).then(() => {
    const error = new EngineError('ENGINE_GONE')
    gone.abort(error)
    for (const { fail } of pending.values()) fail(error)
    pending.clear()
  })

  async function send(message: ToEngine, transfer: ReadableStream[] = []): Promise<unknown> {
    gone.signal.throwIfAborted()
    return new Promise((settle, fail) => {
      pending.set(message.id, { settle, fail })
      post(message, transfer)
    })
  }

  /** A port that closes leaves the reader of a transferred stream waiting; a pipe that is aborted tells it. */
  function whileServed(body: ReadableStream<Uint8Array>, kind: Set<Promise<unknown>>): ReadableStream<Uint8Array> {
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
    during(kind, body.pipeTo(writable, { signal: gone.signal })).catch(() => undefined)
    return readable
  }

  return {
    fetch: (request) => during(answers, answerOf(request)),
    ask: (message) => during(answers, send({ ...message, id: ++lastId })),
    async retire() {
      await Promise.race([settled(answers), pause(PATIENCE, undefined, { ref: false })])
      await settled(progress)
      await send({ type: 'close', id: ++lastId }).catch(() => undefined)
      await worker.terminate()
    },
    terminate: () => worker.terminate(),
    ended,
  }

  async function answerOf(request: Request): Promise<Response> {
    request.signal.throwIfAborted()
    const id = ++lastId
    const { body } = request
    const abort = () => post({ type: 'abort', id })
    request.signal.addEventListener('abort', abort, { once: true })
    const answer = send(
      { type: 'request', id, url: request.url, method: request.method, headers: [...request.headers], body },
      body ? [body as ReadableStream] : [],
    )
    const { status, headers, body: answered } = (await answer) as ResponseMessage
    if (!(answered instanceof ReadableStream)) {
      request.signal.removeEventListener('abort', abort)
      return new Response(answered, { status, headers })
    }
    const response = new Response(null, { status, headers })
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream')
    const tellsProgress = isStream && new URL(request.url).pathname !== WATCH
    return new Response(whileServed(answered, tellsProgress ? progress : answers), response)
  }
}

/** Counts the work as under way until it has come to an end. */
function during<T>(underWay: Set<Promise<unknown>>, work: Promise<T>): Promise<T> {
  const ended = work.catch(() => undefined).finally(() => underWay.delete(ended))
  underWay.add(ended)
  return work
}

/** Resolves when nothing is under way: neither what was, nor what began meanwhile. */
async function settled(underWay: ReadonlySet<Promise<unknown>>): Promise<void> {
  while (underWay.size > 0) await Promise.all(underWay)
}
