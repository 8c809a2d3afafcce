import { setMaxListeners } from 'node:events'
import { Worker } from 'node:worker_threads'
import { EngineError } from '../fault.ts'
import type { EngineHost } from '../host.ts'
import type { ResponseMessage, ToEngine, ToShell } from './messages.ts'

/** The engine as a shell sees it. Once its thread has ended, calls and open bodies fail with ENGINE_GONE. */
export interface Engine {
  fetch(request: Request): Promise<Response>
  /** A handle for a file or folder that the person has chosen; only shells can give one. */
  grant(path: string): Promise<string>
  /** Whether jobs are running. */
  busy(): Promise<boolean>
  /** Ends running jobs, closes the vault and the worker. */
  close(): Promise<void>
  /** Resolves when the engine's thread has ended, closed or not. */
  readonly gone: Promise<void>
}

type Pending = { settle(value: unknown): void; fail(error: Error): void }

/** Starts the engine in a worker thread. Resolves once it can answer; rejects where the worker cannot start. */
export async function startEngine(workerUrl: URL, host: EngineHost): Promise<Engine> {
  return connectEngine(new Worker(workerUrl, { workerData: host }))
}

/** The engine in a worker that serves it. */
export async function connectEngine(worker: Worker): Promise<Engine> {
  const pending = new Map<number, Pending>()
  const ended = new AbortController()
  // One listener a body that is being read.
  setMaxListeners(0, ended.signal)
  let lastId = 0

  await new Promise<void>((resolve, reject) => {
    worker.on('error', reject)
    worker.once('exit', () => reject(new EngineError('ENGINE_GONE')))
    worker.on('message', (message: ToShell) => {
      if (message.type === 'ready') return resolve()
      const waiting = pending.get(message.id)
      pending.delete(message.id)
      if (message.type === 'failed') waiting?.fail(new EngineError(message.code, message.data))
      else waiting?.settle(message.type === 'answer' ? message.value : message)
    })
  })
  const gone = new Promise<void>((resolve) => worker.once('exit', resolve)).then(() => {
    const error = new EngineError('ENGINE_GONE')
    ended.abort(error)
    for (const { fail } of pending.values()) fail(error)
    pending.clear()
  })

  async function send(message: ToEngine, transfer: ReadableStream[] = []): Promise<unknown> {
    ended.signal.throwIfAborted()
    return new Promise((settle, fail) => {
      pending.set(message.id, { settle, fail })
      worker.postMessage(message, transfer as never)
    })
  }

  /** A port that closes leaves the reader of a transferred stream waiting; an identity transform is told. */
  function whileServed(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
    return body.pipeThrough(new TransformStream(), { signal: ended.signal })
  }

  return {
    async fetch(request) {
      request.signal.throwIfAborted()
      const id = ++lastId
      const { body } = request
      const abort = () => worker.postMessage({ type: 'abort', id } satisfies ToEngine)
      request.signal.addEventListener('abort', abort, { once: true })
      const answer = send(
        { type: 'request', id, url: request.url, method: request.method, headers: [...request.headers], body },
        body ? [body as ReadableStream] : [],
      )
      const { status, headers, body: answered } = (await answer) as ResponseMessage
      if (!(answered instanceof ReadableStream)) request.signal.removeEventListener('abort', abort)
      return new Response(answered instanceof ReadableStream ? whileServed(answered) : answered, { status, headers })
    },
    grant: (path) => send({ type: 'grant', id: ++lastId, path }) as Promise<string>,
    busy: () => send({ type: 'busy', id: ++lastId }) as Promise<boolean>,
    async close() {
      await send({ type: 'close', id: ++lastId })
      await worker.terminate()
    },
    gone,
  }
}
