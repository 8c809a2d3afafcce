import path from 'node:path'
import type { ChangeBoard } from '../events/board.ts'
import { topicOf } from '../events/board.ts'
import { EngineError } from '../fault.ts'
import type { EngineHost } from '../host.ts'
import type { JobBoard } from '../jobs/jobs.ts'
import { interruptJobs } from '../jobs/rows.ts'
import type { Papers } from '../papers/papers.ts'
import type { Pool } from '../pool.ts'
import { rememberVault } from './recent.ts'
import { createVault, openVault, type Vault, type Who } from './vault.ts'

/** The one vault that the engine has open, if any. */
export interface Session {
  /** Throws VAULT_CLOSED. */
  vault(): Vault
  current(): Vault | undefined
  create(folder: string, passphrase: string): Promise<Vault>
  open(folder: string, passphrase: string): Promise<Vault>
  /** Ends running jobs, then closes the vault. Answers whether one was open. */
  lock(): Promise<boolean>
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
  operator(): string
}): Session {
  const { host, jobs, changes, pool, papers } = parts
  const migrations = path.join(host.resources, 'migrations')
  let current: Vault | undefined
  let opening = false

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
      interruptJobs(vault)
      current = vault
      rememberVault(host.settings, folder)
      changes.tell('vault')
      return vault
    } finally {
      opening = false
    }
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
    open: (folder, passphrase) => enter(folder, () => openVault(folder, passphrase, who(), migrations)),
    async lock() {
      if (!current) return false
      await jobs.settle(true)
      try {
        await current.objects.end()
        await pool.forget()
        papers.forget()
        current.close()
      } finally {
        current = undefined
        changes.tell('vault')
      }
      return true
    },
  }
}
