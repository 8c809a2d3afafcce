import type { ContractRouterClient } from '@orpc/contract'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { EngineHost } from '../src/main/engine/host.ts'
import type { contract } from '../src/shared/contract/index.ts'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))
export type Client = ContractRouterClient<typeof contract>

/** A host whose vaults, settings and logs lie in the folder; everything runs from the sources. */
export function testHost(folder: string): EngineHost {
  return {
    shell: 'test',
    chooser: 'window',
    resources: path.join(ROOT, 'resources'),
    vaults: path.join(folder, 'vaults'),
    settings: path.join(folder, 'settings'),
    version: '0.0.0-test',
    poolWorker: new URL('../src/main/engine/extraction/pool-worker.ts', import.meta.url).href,
    databaseWorker: new URL('../src/main/engine/vault/database-worker.ts', import.meta.url).href,
    account: 'tester',
    computer: 'test-bench',
  }
}
