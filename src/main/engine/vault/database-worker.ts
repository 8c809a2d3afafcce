import { parentPort, workerData } from 'node:worker_threads'
import { EngineError, systemCode } from '../fault.ts'
import { databaseTasks } from './database-tasks.ts'
import type { DatabaseAnswer, DatabaseRequest } from './in-database-worker.ts'

const { task, input } = workerData as DatabaseRequest
const answer = await (databaseTasks[task] as (of: typeof input) => Promise<unknown>)(input).then(
  (result): DatabaseAnswer => ({ result }),
  (failure: unknown): DatabaseAnswer =>
    failure instanceof EngineError
      ? { refused: { code: failure.code, data: failure.data } }
      : { failed: { code: systemCode(failure), name: failure instanceof Error ? failure.name : 'Error' } },
)
input.key.fill(0)
parentPort?.postMessage(answer)
