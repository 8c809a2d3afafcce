import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { createEngine, type EngineServer } from '../../../src/main/engine/server.ts'
import type { Job } from '../../../src/shared/contract/jobs.ts'
import { testHost, type Client } from '../../test-host.ts'

export const PASSPHRASE = 'four plain words here'
export const REFERENCE = 'K-1'

/** What a person has been told is done, and may count on from then on. */
export type Fact = Record<string, unknown>

/** A house and who works in it. Everything that an act reads and writes lies under `base`; the vault is `base/vault`. */
export interface Scene {
  readonly base: string
  readonly engine: EngineServer
  readonly client: Client
}

export interface Acting extends Scene {
  /** Says to whoever watches that this is done. */
  tell(fact: Fact): void
}

/** Something a person does that writes, and what must be there afterwards however it ended. */
export interface Act {
  readonly name: string
  /** Changes a copy of the common house into what the act begins with; the vault is closed before and afterwards. */
  prepare?(base: string): Promise<void>
  /** Derives keys at full cost: it gets a third of the tries. */
  readonly slow?: boolean
  /** Whether the act opens the vault itself, or makes one. */
  readonly opens?: boolean
  run(acting: Acting): Promise<void>
  /** The passphrases of which one must open the vault afterwards. */
  passphrases?(told: readonly Fact[]): readonly string[]
  /** Throws where a fact does not hold in the vault, which is open and verified. */
  prove?(scene: Scene, told: readonly Fact[]): Promise<void>
  /** The same with the vault closed again. */
  proveClosed?(scene: Scene, told: readonly Fact[]): Promise<void>
}

/** An engine whose settings and logs lie in `home`. */
export async function engineIn(home: string, base = home): Promise<Scene> {
  const engine = await createEngine(testHost(home))
  const link = new RPCLink({ url: 'http://engine/rpc', fetch: (request) => engine.fetch(request) })
  return { base, engine, client: createORPCClient(link) }
}

/** Watches a job to its end. Throws what it failed with, its code as `code`. */
export async function finished(client: Client, { id }: Pick<Job, 'id'>): Promise<Job> {
  let last: Job | undefined
  for await (const job of await client.jobs.watch({ jobId: id })) last = job
  if (last?.state === 'done') return last
  throw Object.assign(new Error(`${last?.kind} ${last?.state} ${last?.error?.code}`), { code: last?.error?.code })
}

/** Reads a stream of progress to what it made. */
export async function made<T>(progress: Promise<AsyncIterable<{ result: T | null }>>): Promise<T> {
  let result: T | null = null
  for await (const step of await progress) result = step.result ?? result
  if (result === null) throw new Error('the stream ended without a result')
  return result
}

export async function caseOf({ client }: Scene) {
  return client.cases.get({ case: REFERENCE })
}

/** Tells the last entry of the case's chain, or of the vault's: what was written before it is acknowledged with it. */
export async function tellEntry({ client, tell }: Acting, caseId?: string): Promise<void> {
  const [entry] = await client.audit.latest({ ...(caseId && { caseId }), limit: 1 })
  if (entry) tell({ entry: { chain: entry.chain, hash: entry.hash } })
}
