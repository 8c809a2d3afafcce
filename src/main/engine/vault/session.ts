import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { ChangeBoard } from '../events/board.ts'
import { topicOf } from '../events/board.ts'
import { EngineError, foreseen } from '../fault.ts'
import type { EngineHost } from '../host.ts'
import type { JobBoard } from '../jobs/jobs.ts'
import { interruptJobs } from '../jobs/rows.ts'
import type { Tries } from '../keys/tries.ts'
import type { Papers } from '../papers/papers.ts'
import type { Pool } from '../pool.ts'
import { readKeyFile } from './key-file.ts'
import { rememberVault } from './recent.ts'
import type { Opener } from './slots.ts'
import { createVault, openVault, type Vault, type Who } from './vault.ts'

/** Milliseconds in which a cancelled job is to have ended. One that is stuck does not keep the keys: it ends with its thread. */
const JOBS_END = 60_000

/** Why a vault is locked; `end`: the program ends. */
export type LockReason = 'by-hand' | 'idle' | 'sleep' | 'end'

/** A feature that has something to do when a vault has been opened, or is about to be closed. */
export interface VaultGuest {
  opened?(vault: Vault): void
  /** The vault is still open and no window reaches it any more; running jobs have ended. Its failure does not keep it open. */
  closing?(vault: Vault, why: LockReason): Promise<void>
}

/** The one vault that the engine has open, if any. */
export interface Session {
  /** Throws VAULT_CLOSED. */
  vault(): Vault
  current(): Vault | undefined
  create(folder: string, passphrase: string): Promise<Vault>
  /**
   * `then` is done before anybody else has the vault; where it fails, the vault is closed again.
   * @throws TRY_LATER after wrong secrets, and what opening a vault throws
   */
  open(folder: string, opener: Opener, then?: (vault: Vault) => Promise<void>): Promise<Vault>
  /** Ends running jobs, then closes the vault. Answers whether one was open. */
  lock(why: LockReason): Promise<boolean>
  /** Who acts: as entries of the trail name them. */
  who(): Who
  migrations: string
}

export function createSession(parts: {
  host: EngineHost
  jobs: JobBoard
  changes: ChangeBoard
  pool: Pick<Pool, 'forget'>
  papers: Pick<Papers, 'forget'>
  tries: Tries
  guests: readonly VaultGuest[]
  operator(): string
  /** Hears when a vault begins to be locked: nobody is handed it from then on. */
  locking(): void
  /** Hears when a vault has been locked and its keys are forgotten. Answers whether this engine ends with it. */
  locked(): boolean
}): Session {
  const { host, jobs, changes, pool, papers, tries, guests } = parts
  const migrations = path.join(host.resources, 'migrations')
  let current: Vault | undefined
  let opening = false
  let locking: Promise<boolean> | undefined
  /** The name of the vault that is being locked, or after which this engine ends: it is to open no other. */
  let leaving: string | undefined

  function who(): Who {
    return {
      get operator() {
        return parts.operator() || host.account
      },
      account: host.account,
      computer: host.computer,
    }
  }

  async function enter(folder: string, begin: () => Promise<Vault>): Promise<Vault> {
    if (leaving !== undefined) throw new EngineError('ANOTHER_VAULT_OPEN', { name: leaving })
    if (current) throw new EngineError('ANOTHER_VAULT_OPEN', { name: current.name })
    if (opening) throw new EngineError('ANOTHER_VAULT_OPEN', { name: path.basename(folder) })
    opening = true
    try {
      const vault = await begin()
      vault.onCommit((entries) => {
        for (const { act, caseId } of entries) {
          const topic = topicOf(act)
          if (topic) changes.tell(topic, caseId)
        }
      })
      try {
        interruptJobs(vault)
      } catch (failure) {
        // A full disk or a damaged table of jobs keeps nobody from what can be read.
        if (!foreseen(failure, vault)) {
          vault.close()
          throw failure
        }
      }
      try {
        for (const guest of guests) guest.opened?.(vault)
      } catch (failure) {
        vault.close()
        throw failure
      }
      current = vault
      try {
        rememberVault(host.settings, folder)
      } catch {
        // A folder for settings that cannot be written to is no reason to keep a vault shut.
      }
      changes.tell('vault')
      return vault
    } finally {
      opening = false
    }
  }

  async function open(folder: string, opener: Opener, then?: (vault: Vault) => Promise<void>): Promise<Vault> {
    const vault = await openVault(folder, opener, who(), migrations)
    try {
      await then?.(vault)
      return vault
    } catch (failure) {
      vault.close()
      throw failure
    }
  }

  async function endJobs(): Promise<void> {
    await Promise.race([jobs.settle(true), pause(JOBS_END, undefined, { ref: false })])
  }

  async function close(vault: Vault, why: LockReason): Promise<boolean> {
    try {
      await endJobs()
      for (const guest of guests) await guest.closing?.(vault, why).catch(() => undefined)
      await endJobs()
      await vault.objects.end()
      await pool.forget()
      papers.forget()
    } finally {
      try {
        vault.close()
      } finally {
        changes.tell('vault')
        if (!parts.locked()) leaving = undefined
      }
    }
    return true
  }

  return {
    migrations,
    who,
    current: () => current,
    vault() {
      if (!current) throw new EngineError('VAULT_CLOSED')
      return current
    },
    create: (folder, passphrase) => enter(folder, () => createVault(folder, passphrase, who(), migrations)),
    open: (folder, opener, then) =>
      enter(folder, async () => {
        const { id } = await readKeyFile(folder)
        return tries.guarded(id, () => open(folder, opener, then))
      }),
    async lock(why) {
      if (locking) return locking
      if (!current) return false
      // From here on nobody is handed the vault: what a window asks for meanwhile is refused.
      const vault = current
      current = undefined
      leaving = vault.name
      parts.locking()
      changes.tell('vault')
      locking = close(vault, why).finally(() => (locking = undefined))
      return locking
    },
  }
}
