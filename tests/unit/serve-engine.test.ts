import { once } from 'node:events'
import { MessageChannel } from 'node:worker_threads'
import { expect, onTestFinished, test } from 'vitest'
import type { ResponseMessage, ToEngine } from '../../src/main/engine/bridge/messages.ts'
import { serveEngine } from '../../src/main/engine/bridge/serve.ts'
import type { EngineServer } from '../../src/main/engine/server.ts'

/** A shell's end of the bridge to an engine that answers so, and the signals of what it was asked. */
function served(answer: () => Promise<Response>) {
  const { port1, port2 } = new MessageChannel()
  onTestFinished(() => port1.close())
  const signals: AbortSignal[] = []
  const engine = {
    fetch(request: Request) {
      signals.push(request.signal)
      return answer()
    },
    onLock: () => undefined,
    busy: () => false,
  }
  serveEngine(port2, engine as unknown as EngineServer)
  const post = async (message: ToEngine, type: string) => {
    port1.postMessage(message)
    for (;;) {
      const [told] = (await once(port1, 'message')) as [{ type: string }]
      if (told.type === type) return told
    }
  }
  const ask: ToEngine = { type: 'request', id: 1, url: 'http://engine/file', method: 'GET', headers: [], body: null }
  const abort = async () => {
    port1.postMessage({ type: 'abort', id: 1 } satisfies ToEngine)
    await post({ type: 'busy', id: 2 }, 'answer')
  }
  return { signals, ask: (type: string) => post(ask, type), abort }
}

test('a body that was read to its end is held no longer: nothing is left to be cancelled', async () => {
  const { signals, ask, abort } = served(async () => new Response('the bytes of a file'))
  const { body } = (await ask('response')) as unknown as ResponseMessage
  expect(await new Response(body).text()).toBe('the bytes of a file')
  await abort()
  expect(signals[0]?.aborted).toBe(false)
})

test('a body that is still read can be cancelled', async () => {
  const { signals, ask, abort } = served(async () => new Response(new ReadableStream()))
  await ask('response')
  await abort()
  expect(signals[0]?.aborted).toBe(true)
})

test('an answer that failed is held no longer', async () => {
  const { signals, ask, abort } = served(() => Promise.reject(new Error('not foreseen')))
  await ask('failed')
  await abort()
  expect(signals[0]?.aborted).toBe(false)
})
