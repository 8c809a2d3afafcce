import type { MessagePort } from 'node:worker_threads'
import { foreseen } from '../fault.ts'
import type { EngineServer } from '../server.ts'
import type { RequestMessage, ToEngine, ToShell } from './messages.ts'

/** Answers a shell's messages with the engine's function. */
export function serveEngine(port: MessagePort, engine: EngineServer): void {
  const aborts = new Map<number, AbortController>()

  function send(message: ToShell, transfer: readonly unknown[] = []): void {
    port.postMessage(message, transfer as never)
  }

  async function answer({ id, url, method, headers, body }: RequestMessage): Promise<void> {
    const abort = new AbortController()
    aborts.set(id, abort)
    const drop = () => aborts.delete(id)
    try {
      const request = new Request(url, { method, headers, body, signal: abort.signal, ...(body && { duplex: 'half' }) })
      const response = await engine.fetch(request)
      const answered = isWhole(response) ? await response.arrayBuffer() : untilRead(response.body, drop)
      if (!(answered instanceof ReadableStream)) drop()
      send(
        { type: 'response', id, status: response.status, headers: [...response.headers], body: answered },
        answered ? [answered] : [],
      )
    } catch (failure) {
      drop()
      throw failure
    }
  }

  port.on('message', (message: ToEngine) => {
    const { id } = message
    const fail = (error: unknown) => {
      const { code, data } = foreseen(error) ?? { code: 'UNEXPECTED', data: {} }
      send({ type: 'failed', id, code, data })
    }
    const done = () => send({ type: 'answer', id, value: null })
    if (message.type === 'request') answer(message).catch(fail)
    else if (message.type === 'abort') aborts.get(id)?.abort()
    else if (message.type === 'grant') send({ type: 'answer', id, value: engine.grant(message.path) })
    else if (message.type === 'busy') send({ type: 'answer', id, value: engine.busy() })
    else if (message.type === 'sleep') engine.sleep().then(done, fail)
    else if (message.type === 'close') engine.close().then(done, fail)
  })
  engine.onLock((stage) => send({ type: stage }))
  send({ type: 'ready' })
}

/** The same bytes; `ended` is called once they have been read, or nobody reads on, or they cannot be had. */
function untilRead(body: ReadableStream<Uint8Array> | null, ended: () => void): ReadableStream<Uint8Array> | null {
  if (!body) return null
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  body.pipeTo(writable).then(ended, ended)
  return readable
}

function isWhole(response: Response): boolean {
  return response.headers.get('content-type')?.startsWith('application/json') ?? false
}
