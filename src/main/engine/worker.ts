import { parentPort, workerData } from 'node:worker_threads'
import { askedKeychain } from './bridge/asking.ts'
import { serveEngine } from './bridge/serve.ts'
import type { EngineHost } from './host.ts'
import { createEngine } from './server.ts'

if (parentPort) serveEngine(parentPort, await createEngine(workerData as EngineHost, askedKeychain(parentPort)))
