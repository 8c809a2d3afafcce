import { foreseen } from '../fault.ts'
import type { LockReason, VaultGuest } from '../vault/session.ts'
import type { Vault } from '../vault/vault.ts'
import { type Making, startFolderBackup } from './making.ts'
import { notePlanned, planOf } from './plan.ts'
import { changedSince } from './trail.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Makes the planned backups of the open vault: by the clock, and before it is locked. */
export function scheduleBackups(making: Making): VaultGuest {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined

  function make(vault: Vault): Promise<void> {
    running ??= begin(making, vault).finally(() => (running = undefined))
    return running
  }

  return {
    opened(vault) {
      clearInterval(timer)
      timer = setInterval(() => {
        try {
          if (isDue(vault, new Date())) void make(vault)
        } catch {
          // The plan cannot be read: the drive is away, or the database damaged. Whoever asks for anything is told.
        }
      }, MINUTE)
      timer.unref()
    },
    async closing(vault, why) {
      clearInterval(timer)
      if (isDueOnClose(vault, why)) await make(vault)
    },
  }
}

/** Resolves when it has ended, however it did: the plan keeps how. */
function begin(making: Making, vault: Vault): Promise<void> {
  const plan = planOf(vault)
  if (!plan) return Promise.resolve()
  return new Promise((resolve) => {
    const { folder, keep } = plan
    const ended = (failure?: unknown) => {
      try {
        notePlanned(vault, new Date(), failure === undefined ? null : codeOf(failure, vault))
      } catch {
        // Where the plan cannot be written to, it shows that no backup was made since.
      }
      resolve()
    }
    try {
      startFolderBackup(making, vault, { folder, keep, planned: true }, ended)
    } catch (failure) {
      ended(failure)
    }
  })
}

function codeOf(failure: unknown, vault: Vault): string {
  if (failure instanceof Error && failure.name === 'AbortError') return 'BACKUP_STOPPED'
  return foreseen(failure, vault)?.code ?? 'UNEXPECTED'
}

/** Whether one is to be made by the clock; after one that failed, within the hour. */
export function isDue(vault: Vault, now: Date): boolean {
  const plan = planOf(vault)
  if (!plan || plan.everyHours === null || vault.readOnly) return false
  if (!plan.last) return true
  const hours = plan.last.error === null ? plan.everyHours : 1
  return now.getTime() - Date.parse(plan.last.at) >= hours * HOUR
}

/** A computer that goes to sleep does not wait for one. */
export function isDueOnClose(vault: Vault, why: LockReason): boolean {
  const plan = planOf(vault)
  return plan !== undefined && plan.onClose && !vault.readOnly && why !== 'sleep' && changedSince(vault, plan.reached)
}
