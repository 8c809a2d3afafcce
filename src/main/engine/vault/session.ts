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
import { createVault, openVault } from './opening.ts'
import type { Vault, Who } from './vault.ts'

/** Why a vault is locked; `end`: the program ends. */
export type LockReason = 'by-hand' | 'idle' | 'sleep' | 'end'

/**
 * Milliseconds without progress after which a guest's work at closing is cancelled. A job that is stuck, as on a drive that
 * hangs, does not keep the keys: it ends with its thread.
 */
const PATIENCE: Readonly<Record<LockReason, number>> = { 'by-hand': 120_000, end: 120_000, idle: 30_000, sleep: 5_000 }

/** Milliseconds in which a cancelled job is to have ended. */
const JOBS_END = 60_000

/** A feature that has something to do when a vault has been opened, or is about to be closed. */
export interface VaultGuest {
  opened?(vault: Vault): void
  /**
   * The vault is still open and no window reaches it any more; running jobs have ended. Its failure does not keep it open,
   * nor does it without the progress of a job.
   */
  closing?(vault: Vault, why: LockReason): Promise<void>
}

/** What opens a vault, or what is still to fetch it: from there on the vault is being opened. */
type OpenerOf = Opener | (() => Promise<Opener>)

/** A vault that is being opened. */
interface Opening {
  /** Why it is to be locked at once. */
  lock: LockReason | undefined
  readonly ended: Promise<void>
}

/** The one vault that the engine has open, if any. */
export interface Session {
  /** Throws VAULT_CLOSED. */
  vault(): Vault
  current(): Vault | undefined
  create(folder: string, passphrase: string): Promise<Vault>
  /**
   * `then` is done before anybody else has the vault; where it fails, the vault is closed again.
   * @throws VAULT_CLOSED where a lock was asked for meanwhile, TRY_LATER after wrong secrets, and what opening a vault throws
   */
  open(folder: string, opener: OpenerOf, then?: (vault: Vault) => Promise<void>): Promise<Vault>
  /** Ends running jobs, then closes the vault; one that is being opened is closed as soon as it is. Answers whether one was open. */
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
  patience?: typeof PATIENCE
  /** Hears when a vault begins to be locked: nobody is handed it from then on. */
  locking(): void
  /** Hears when a vault has been locked and its keys are forgotten. Answers whether this engine ends with it. */
  locked(): boolean
}): Session {
  const { host, jobs, changes, pool, papers, tries, guests, patience = PATIENCE } = parts
  const migrations = path.join(host.resources, 'migrations')
  let current: Vault | undefined
  let opening: Opening | undefined
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
    const { promise: ended, resolve: end } = Promise.withResolvers<void>()
    const own: Opening = { lock: undefined, ended }
    opening = own
    let vault: Vault
    try {
      vault = current = await entered(folder, begin)
    } finally {
      opening = undefined
      end()
    }
    changes.tell('vault')
    // Nobody has been handed it: whoever asked for the lock is not to find it open.
    if (own.lock) {
      await lock(own.lock)
      throw new EngineError('VAULT_CLOSED')
    }
    return vault
  }

  async function entered(folder: string, begin: () => Promise<Vault>): Promise<Vault> {
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
      if (!foreseen(failure, vault)) throw givenUp(vault, failure)
    }
    try {
      for (const guest of guests) guest.opened?.(vault)
    } catch (failure) {
      throw givenUp(vault, failure)
    }
    try {
      rememberVault(host.settings, folder)
    } catch {
      // A folder for settings that cannot be written to is no reason to keep a vault shut.
    }
    return vault
  }

  async function open(folder: string, opener: OpenerOf, then?: (vault: Vault) => Promise<void>): Promise<Vault> {
    const vault = await openVault(folder, typeof opener === 'function' ? await opener() : opener, who(), migrations)
    try {
      await then?.(vault)
      return vault
    } catch (failure) {
      throw givenUp(vault, failure)
    }
  }

  /** Closes a vault that nobody has been handed yet. Answers the failure as a person is to be told of it. */
  function givenUp(vault: Vault, failure: unknown): unknown {
    vault.close()
    return foreseen(failure, vault) ?? failure
  }

  async function endJobs(why: LockReason): Promise<void> {
    const longest = Math.min(JOBS_END, patience[why])
    await Promise.race([jobs.settle(true), pause(longest, undefined, { ref: false })])
  }

  async function close(vault: Vault, why: LockReason): Promise<boolean> {
    try {
      await endJobs(why)
      for (const guest of guests) {
        await Promise.race([guest.closing?.(vault, why).catch(() => undefined), jobs.still(patience[why])])
      }
      await endJobs(why)
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

  async function lock(why: LockReason): Promise<boolean> {
    if (locking) {
      // What is made at closing waits for nobody who goes.
      if (why === 'sleep') void jobs.settle(true)
      return locking
    }
    if (opening) {
      opening.lock ??= why
      await opening.ended
      return lock(why)
    }
    if (!current) return false
    // From here on nobody is handed the vault: what a window asks for meanwhile is refused.
    const vault = current
    current = undefined
    leaving = vault.name
    parts.locking()
    changes.tell('vault')
    locking = close(vault, why).finally(() => (locking = undefined))
    return locking
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
    lock,
  }
}
