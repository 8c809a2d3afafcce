import { execFileSync } from 'node:child_process'
import path from 'node:path'

const SOURCE = path.join(import.meta.dirname, 'shim.c')

export type Fault = `${'kill' | 'full' | 'gone' | 'still'}:${number}`

/** What a process is to be started with so that the shim stands between it and its folder. */
export interface Shim {
  env(root: string, options?: { journal?: string; fault?: Fault }): NodeJS.ProcessEnv
}

/** Builds the shim into the folder; undefined where this is no Linux or has no C compiler. */
export function buildShim(folder: string): Shim | undefined {
  if (process.platform !== 'linux') return undefined
  const library = path.join(folder, 'shim.so')
  try {
    execFileSync('gcc', ['-shared', '-fPIC', '-O1', '-o', library, SOURCE, '-ldl', '-lpthread'], { stdio: 'pipe' })
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw failure
  }
  return {
    env: (root, { journal, fault } = {}) => ({
      LD_PRELOAD: library,
      LIBELLUS_ROOT: root,
      ...(journal && { LIBELLUS_JOURNAL: journal }),
      ...(fault && { LIBELLUS_FAULT: fault }),
      UV_USE_IO_URING: '0',
    }),
  }
}

export const NO_SHIM =
  'There is no C compiler here, or this is not Linux: writes cannot be dropped or refused one by one.'
