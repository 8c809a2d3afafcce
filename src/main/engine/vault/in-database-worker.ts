import { Worker } from 'node:worker_threads'
import { EngineError } from '../fault.ts'
import type { DatabaseTasks } from './database-tasks.ts'

export interface DatabaseRequest {
  readonly task: keyof DatabaseTasks
  readonly input: Parameters<DatabaseTasks[keyof DatabaseTasks]>[0]
}

export type DatabaseAnswer =
  | { readonly result: unknown }
  | { readonly refused: { code: string; data: Record<string, unknown> } }
  | { readonly failed: { code: string; name: string } }

/** The tasks of database-tasks.ts, each on a thread of its own that ends with it. @param url Of database-worker.ts. */
export function inDatabaseWorker(url: string): DatabaseTasks {
  const run = async (request: DatabaseRequest) => resultOf(await ask(new URL(url), request))
  return {
    copy: async (input) => (await run({ task: 'copy', input })) as Awaited<ReturnType<DatabaseTasks['copy']>>,
    check: async (input) => (await run({ task: 'check', input })) as Awaited<ReturnType<DatabaseTasks['check']>>,
  }
}

function ask(url: URL, request: DatabaseRequest): Promise<DatabaseAnswer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(url, { workerData: request })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the database's thread ended with ${code}`)))
  })
}

function resultOf(answer: DatabaseAnswer): unknown {
  if ('result' in answer) return answer.result
  if ('refused' in answer) throw new EngineError(answer.refused.code, answer.refused.data)
  throw Object.assign(new Error(answer.failed.name), { code: answer.failed.code })
}
