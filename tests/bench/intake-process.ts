/* Imports a folder into a new vault and prints, as JSON, how long it took and how much memory: intake-process.ts BASE FOLDER */
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import path from 'node:path'
import { createEngine } from '../../src/main/engine/server.ts'
import { testHost, type Client } from '../test-host.ts'

const [base = '', source = ''] = process.argv.slice(2)
const engine = await createEngine(testHost(base))
const link = new RPCLink({ url: 'http://engine/rpc', fetch: (request) => engine.fetch(request) })
const client: Client = createORPCClient(link)
await client.vault.create({ place: engine.grant(path.join(base, 'vault')), passphrase: 'a passphrase to measure' })
const { id: caseId } = await client.cases.create({ title: 'Measured' })
const idle = process.memoryUsage.rss()
const began = performance.now()
const { id: jobId } = await client.imports.start({ caseId, places: [engine.grant(source)] })
for await (const job of await client.jobs.watch({ jobId })) {
  if (job.state === 'failed') throw new Error(job.error?.code)
}
const seconds = (performance.now() - began) / 1000
const { inputs } = await client.imports.report({ jobId })
const counts: Record<string, number> = {}
for (const { outcome, refusal } of inputs) {
  const ended = refusal === null ? outcome : `${outcome}, ${refusal}`
  counts[ended] = (counts[ended] ?? 0) + 1
}
await engine.close()
console.log(JSON.stringify({ seconds, counts, idle, peak: process.resourceUsage().maxRSS * 1024 }))
process.exit(0)
