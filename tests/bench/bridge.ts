/*
 * The bridge between a shell and the engine's worker, against the same handler called in its own thread: small requests
 * a second, streamed megabytes a second, and how long a cancel takes to reach the producer. Run: node tests/bench/bridge.ts
 */
import { Worker } from 'node:worker_threads'
import { connectEngine, type Engine } from '../../src/main/engine/bridge/client.ts'
import { createProbe } from './bridge-probe.ts'
import { median, printTable, ratio } from './table.ts'

const REQUESTS = 3000
const AT_ONCE = 16
const STREAMED = 256 * 1024 * 1024
const CANCELS = 40

type Fetch = Engine['fetch']

async function requestsPerSecond(fetch: Fetch): Promise<number> {
  const began = performance.now()
  let next = 0
  const client = async () => {
    while (next++ < REQUESTS) {
      const body = JSON.stringify({ case: next })
      await (await fetch(new Request('http://engine/echo', { method: 'POST', body }))).json()
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, client))
  return REQUESTS / ((performance.now() - began) / 1000)
}

async function megabytesPerSecond(fetch: Fetch, direction: 'down' | 'up'): Promise<number> {
  const began = performance.now()
  if (direction === 'down') {
    const { body } = await fetch(new Request(`http://engine/stream?bytes=${STREAMED}`))
    for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) void chunk
  } else {
    const body = new ReadableStream(producer(STREAMED))
    await fetch(new Request('http://engine/drain', { method: 'PUT', body, duplex: 'half' } as RequestInit))
  }
  return STREAMED / 1024 / 1024 / ((performance.now() - began) / 1000)
}

function producer(bytes: number): UnderlyingDefaultSource<Uint8Array> {
  let left = bytes
  return {
    pull(stream) {
      if (left <= 0) return stream.close()
      stream.enqueue(new Uint8Array(1 << 20))
      left -= 1 << 20
    },
  }
}

/** Milliseconds from a reader's cancel until the producer knows of it. */
async function cancelLatency(fetch: Fetch): Promise<number> {
  const latencies: number[] = []
  for (let turn = 0; turn < CANCELS; turn++) {
    const reader = (await fetch(new Request(`http://engine/endless?turn=${turn}`))).body?.getReader()
    await reader?.read()
    const began = performance.now()
    await reader?.cancel()
    while (!(await (await fetch(new Request(`http://engine/cancelled?turn=${turn}`))).json())) continue
    latencies.push(performance.now() - began)
  }
  return median(latencies)
}

const engine = await connectEngine(() => new Worker(new URL('./bridge-worker.ts', import.meta.url)))
const here = createProbe().fetch
const measure = async (fetch: Fetch) => ({
  requests: await requestsPerSecond(fetch),
  down: await megabytesPerSecond(fetch, 'down'),
  up: await megabytesPerSecond(fetch, 'up'),
  cancel: await cancelLatency(fetch),
})
await measure(engine.fetch)
const [direct, bridged] = [await measure(here), await measure(engine.fetch)]
await engine.close()
printTable(
  'Bridge: through the worker, against the same handler in the caller’s thread',
  ['measure', 'in one thread', 'through the worker', 'ratio'],
  [
    [
      'small requests a second, 16 at once',
      direct.requests.toFixed(0),
      bridged.requests.toFixed(0),
      ratio(bridged.requests, direct.requests),
    ],
    ['stream to the shell, MB/s', direct.down.toFixed(0), bridged.down.toFixed(0), ratio(bridged.down, direct.down)],
    ['stream to the engine, MB/s', direct.up.toFixed(0), bridged.up.toFixed(0), ratio(bridged.up, direct.up)],
    [
      'cancel known to the producer, ms',
      direct.cancel.toFixed(2),
      bridged.cancel.toFixed(2),
      ratio(bridged.cancel, direct.cancel),
    ],
  ],
)
