import { availableParallelism } from 'node:os'
import { Piscina } from 'piscina'
import { createPageRenderer, type PageRenderer } from './pdf/page-renderer.ts'
import { createRecogniser, type Recogniser } from './recognition/recogniser.ts'

/** Worker threads for what a hostile file could stall: extraction, the dossier, the rendering of pages. */
export interface Pool {
  readonly maxThreads: number
  /** Runs a task of `extraction/pool-worker.ts`; the signal ends the worker that has it in hand. */
  run(
    task: object,
    options: {
      name: 'extract' | 'compose' | 'setPaper' | 'makePages' | 'redact'
      signal?: AbortSignal
      transferList?: Transferables
    },
  ): Promise<unknown>
  /** Has a worker of its own, so that a page need not wait for an import. */
  readonly pages: PageRenderer
  /** Has workers of its own: recognition fills them for hours. */
  readonly recogniser: Recogniser
  /** Ends every worker, and with them all that they hold of documents; new ones start when they are needed. */
  forget(): Promise<void>
  destroy(): Promise<void>
}

type Transferables = NonNullable<Parameters<Piscina['run']>[1]>['transferList']

/**
 * Memory of a pool worker's JavaScript heap, in MiB: a document that needs more ends its worker, not the engine.
 * PDFium's own memory ends where WebAssembly's does; it then refuses the document.
 */
const WORKER_HEAP = 1024
/** MiB in which new objects are made: with V8's own choice two workers hold 250 MB more while a folder comes in. */
const WORKER_YOUNG_HEAP = 12

/** A worker that recognises a page takes about 300 MB. */
const MOST_RECOGNISERS = 4

/** @param filename URL of the module that the workers run. @param limit Milliseconds that a page may take. */
export function createPool(filename: string, limit?: number): Pool {
  const common = {
    filename,
    minThreads: 0,
    resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP, maxYoungGenerationSizeMb: WORKER_YOUNG_HEAP },
    recordTiming: false,
  }
  // A dossier takes long: beside it there is always room for an import.
  const tasks = new Piscina({ ...common, maxThreads: Math.max(2, availableParallelism()), idleTimeout: 30_000 })
  const viewer = new Piscina({ ...common, maxThreads: 1, idleTimeout: Infinity })
  const recognisers = Math.min(MOST_RECOGNISERS, Math.max(1, availableParallelism() - 1))
  const recognising = new Piscina({ ...common, maxThreads: recognisers, idleTimeout: 10_000 })
  const all = [tasks, viewer, recognising]
  const endAll = async () => void (await Promise.all(all.map((pool) => pool.destroy())))
  return {
    maxThreads: tasks.maxThreads,
    run: (task, options) => tasks.run(task, options),
    pages: createPageRenderer(viewer, limit),
    recogniser: createRecogniser(recognising, recognisers),
    forget: endAll,
    destroy: endAll,
  }
}
