import { availableParallelism } from 'node:os'
import { Piscina } from 'piscina'

/** Worker threads for what a hostile file could stall: extraction and rendering. */
export type Pool = Piscina

/** Memory of a pool worker's JavaScript heap, in MiB: a document that needs more ends its worker, not the engine. */
const WORKER_HEAP = 1024

export function createPool(filename: string): Pool {
  return new Piscina({
    filename,
    minThreads: 0,
    maxThreads: Math.max(1, availableParallelism()),
    idleTimeout: 30_000,
    resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP },
    recordTiming: false,
  })
}
