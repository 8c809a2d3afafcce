import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { createEngine, type EngineServer } from '../src/main/engine/server.ts'
import type { Job } from '../src/shared/contract/jobs.ts'
import { testHost, type Client } from './test-host.ts'

export { ROOT, type Client } from './test-host.ts'

export const PASSPHRASE = 'a quiet harbour in June'

export interface Bench {
  engine: EngineServer
  client: Client
  /** A folder of the test's own, removed afterwards. */
  folder: string
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'libellus-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** An engine in this process, as a shell would have it. */
export async function startBench(in_?: string): Promise<Bench> {
  const folder = in_ ?? (await temporaryFolder())
  const engine = await createEngine(testHost(folder))
  onTestFinished(() => engine.close())
  return { engine, client: clientOf(engine), folder }
}

/** A window on the engine. */
export function clientOf(engine: EngineServer): Client {
  return createORPCClient(new RPCLink({ url: 'http://engine/rpc', fetch: (request) => engine.fetch(request) }))
}

/** The same with a new vault open. */
export async function benchWithVault(): Promise<Bench> {
  const bench = await startBench()
  const place = bench.engine.grant(path.join(bench.folder, 'vault'))
  await bench.client.vault.create({ place, passphrase: PASSPHRASE })
  return bench
}

/** Watches the job until it has stopped. */
export async function ended(client: Client, { id }: Pick<Job, 'id'>): Promise<Job> {
  let last: Job | undefined
  for await (const job of await client.jobs.watch({ jobId: id })) last = job
  if (!last) throw new Error('the job was never told')
  return last
}

/** Imports files and folders by their paths, and answers the ended job. */
export async function importPaths({ engine, client }: Bench, caseId: string, paths: readonly string[]): Promise<Job> {
  const job = await client.imports.start({ caseId, places: paths.map((path) => engine.grant(path)) })
  return ended(client, job)
}

/** A case into which these files came as a folder, by their names. */
export async function caseOfFiles(title: string, files: Readonly<Record<string, Uint8Array | string>>) {
  const bench = await benchWithVault()
  const folder = path.join(bench.folder, 'evidence')
  await mkdir(folder)
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), content)
  const { id: caseId } = await bench.client.cases.create({ title })
  await importPaths(bench, caseId, [folder])
  return { ...bench, caseId, documents: await bench.client.evidence.list({ caseId }) }
}
