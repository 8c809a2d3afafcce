import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import type { EngineHost } from '../host.ts'
import { type Keychain, NO_KEYCHAIN } from '../keys/keychain.ts'
import { connectThread, type EngineThread } from './thread.ts'

/**
 * The engine as a shell sees it. Its thread ends each time a vault has been locked, with all that it has read, and a new
 * one answers what is asked from then on. Where it ends otherwise, calls and open bodies fail with ENGINE_GONE.
 */
export interface Engine {
  fetch(request: Request): Promise<Response>
  /** A handle for a file or folder that the person has chosen; only shells can give one. Good until a vault is locked. */
  grant(path: string): Promise<string>
  /** Whether jobs are running. */
  busy(): Promise<boolean>
  /** The computer goes to sleep, or its screen was locked. */
  sleep(): Promise<void>
  /** Ends running jobs, closes the vault and the worker. */
  close(): Promise<void>
  /** Resolves when the engine's thread has ended without another in its place, closed or not. */
  readonly gone: Promise<void>
}

/**
 * Requests that open a vault, and those that give or take the handle of a place, which is good for one engine: while a
 * vault is being locked they wait for the engine that comes after.
 */
const FOR_THE_NEXT =
  /^\/rpc\/(vault\/(open|create|recent|salvage)|places\/|backups\/(generations|restore)|keys\/keychain$)/

/** MiB in which new objects are made: with V8's own choice the import of a large folder holds 150 MB more. */
const YOUNG_HEAP = 16
/** Per cent by which the heap of a thread may grow before it is cleared: with V8's own choice they hold 150 MB more. */
const HEAP_GROWTH = 25

/** Starts the engine in a worker thread. Resolves once it can answer; rejects where the worker cannot start. */
export async function startEngine(workerUrl: URL, host: EngineHost, keychain: Keychain = NO_KEYCHAIN): Promise<Engine> {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`)
  return connectEngine(
    () => new Worker(workerUrl, { workerData: host, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_HEAP } }),
    keychain,
  )
}

/** The engine in workers that serve it, each begun by `begin`. */
export async function connectEngine(begin: () => Worker, keychain: Keychain = NO_KEYCHAIN): Promise<Engine> {
  const retired = new Set<Promise<void>>()
  const gone = Promise.withResolvers<void>()
  let closing = false
  let locked: PromiseWithResolvers<void> | undefined
  let current = connect()
  await current

  function connect(): Promise<EngineThread> {
    const connected = connectThread(begin(), keychain, {
      locking: () => void (locked ??= Promise.withResolvers()),
      locked: () => replace(connected),
    })
    connected.then(
      (thread) => thread.ended.then(() => connected === current && gone.resolve()),
      () => connected === current && gone.resolve(),
    )
    return connected
  }

  function replace(spent: Promise<EngineThread>): void {
    if (closing || spent !== current) return
    current = connect()
    current.catch(() => undefined)
    locked?.resolve()
    locked = undefined
    const ending = spent.then((thread) => thread.retire()).finally(() => retired.delete(ending))
    retired.add(ending)
  }

  async function whileLocking(): Promise<void> {
    if (locked) await Promise.race([locked.promise, gone.promise])
  }

  return {
    async fetch(request) {
      if (FOR_THE_NEXT.test(new URL(request.url).pathname)) await whileLocking()
      return (await current).fetch(request)
    },
    async grant(path) {
      await whileLocking()
      return (await (await current).ask({ type: 'grant', path })) as string
    },
    busy: async () => (await (await current).ask({ type: 'busy' })) as boolean,
    sleep: async () => void (await (await current).ask({ type: 'sleep' })),
    async close() {
      closing = true
      const thread = await current
      await thread.ask({ type: 'close' })
      await thread.terminate()
      await Promise.all(retired)
    },
    gone: gone.promise,
  }
}
