import { basename } from 'node:path'
import type { Job } from '../../../shared/contract/jobs.ts'
import type { EngineHost } from '../host.ts'
import type { JobBoard, Run } from '../jobs/jobs.ts'
import { inDatabaseWorker } from '../vault/in-database-worker.ts'
import type { Vault } from '../vault/vault.ts'
import { backupVault } from './backup.ts'
import { addGeneration, claimBackupFolder } from './folder.ts'

/** What a backup needs to run as a job. */
export interface Making {
  readonly host: Pick<EngineHost, 'databaseWorker'>
  readonly jobs: Pick<JobBoard, 'start'>
}

/** A vault makes its backups one after the other: two in one folder would sweep each other's unfinished files. */
const last = new WeakMap<Vault, Promise<unknown>>()

function inTurn<T>(vault: Vault, make: () => Promise<T>): Promise<T> {
  const turn = (last.get(vault) ?? Promise.resolve()).then(make)
  last.set(
    vault,
    turn.catch(() => undefined),
  )
  return turn
}

export function startFileBackup(making: Making, vault: Vault, file: string): Job {
  return start(making, vault, async (options) => {
    options.signal.throwIfAborted()
    const { size, objects } = await backupVault(vault, file, options)
    return { name: basename(file), size, objects }
  })
}

/**
 * `planned`: the folder is to be there already, as on a drive that may be unplugged. `ended` hears of a cancel at once,
 * since a drive that hangs lets the work itself hear of none; what the work ends with is told after it.
 */
export function startFolderBackup(
  making: Making,
  vault: Vault,
  { folder, keep, planned = false }: { folder: string; keep: number | undefined; planned?: boolean },
  ended: (failure?: unknown) => void = () => undefined,
): Job {
  const work = async (options: ReturnType<typeof optionsOf>) => {
    try {
      options.signal.throwIfAborted()
      if (!planned) await claimBackupFolder(vault, folder)
      const { id, size, objects } = await addGeneration(vault, folder, { keep, ...options })
      ended()
      return { name: basename(folder), generation: id, size, objects }
    } catch (failure) {
      ended(failure)
      throw failure
    }
  }
  return start(making, vault, work, ended)
}

function start(
  { host, jobs }: Making,
  vault: Vault,
  make: (options: ReturnType<typeof optionsOf>) => Promise<Record<string, unknown>>,
  cancelled: (reason: unknown) => void = () => undefined,
): Job {
  return jobs.start(vault, { kind: 'backup', caseId: null }, (run) => {
    run.signal.addEventListener('abort', () => cancelled(run.signal.reason), { once: true })
    return inTurn(vault, () => make(optionsOf(host, run)))
  })
}

function optionsOf(host: Making['host'], { progress, signal }: Run) {
  return {
    progress: (done: number, total: number | null) => progress({ done, total }),
    signal,
    copy: inDatabaseWorker(host.databaseWorker).copy,
  }
}
