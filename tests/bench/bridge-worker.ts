import { parentPort } from 'node:worker_threads'
import { serveEngine } from '../../src/main/engine/bridge/serve.ts'
import { createProbe } from './bridge-probe.ts'

if (parentPort) serveEngine(parentPort, createProbe())
