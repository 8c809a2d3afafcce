import { basename } from 'node:path'
import { z } from 'zod'
import type { BackupPlan } from '../../../shared/contract/backups.ts'
import type { Vault } from '../vault/vault.ts'
import { reached } from './trail.ts'

const PROPERTY = 'backup-plan'

const Plan = z.object({
  /** Absolute path on the computer that the plan was made on. */
  folder: z.string(),
  computer: z.string(),
  keep: z.int(),
  everyHours: z.int().nullable(),
  onClose: z.boolean(),
  last: z.object({ at: z.iso.datetime(), error: z.string().nullable() }).nullable(),
  /** Where the chains ended when the last one that worked was made. */
  reached: z.record(z.string(), z.int()),
})
type Plan = z.infer<typeof Plan>

/** How backups are made without being asked for; undefined where none is planned on this computer. */
export function planOf(vault: Vault): Plan | undefined {
  const plan = readPlan(vault)
  return plan?.computer === vault.computer ? plan : undefined
}

/** How the last planned backup ended; null where none was made, or none is planned on this computer. */
export function lastPlanned(vault: Vault): BackupPlan['last'] {
  return planOf(vault)?.last ?? null
}

/** Sets the plan of this computer, in place of one that another has made, or ends it. */
export function setPlan(vault: Vault, wanted: Pick<Plan, 'folder' | 'keep' | 'everyHours' | 'onClose'> | null): void {
  const { computer } = vault
  const before = readPlan(vault)
  const same = wanted && before?.folder === wanted.folder && before.computer === computer ? before : undefined
  vault.write(() => {
    if (wanted) savePlan(vault, { ...wanted, computer, last: same?.last ?? null, reached: same?.reached ?? {} })
    else vault.sqlite.prepare('DELETE FROM property WHERE key = ?').run(PROPERTY)
    vault.audit({
      act: 'vault.backup-planned',
      subject: vault.id,
      before: before && inTrail(before),
      after: wanted && inTrail(wanted),
    })
  })
}

/** Keeps how a planned backup ended. */
export function notePlanned(vault: Vault, at: Date, error: string | null): void {
  const plan = readPlan(vault)
  if (!plan) return
  const last = { at: at.toISOString(), error }
  vault.write(() => savePlan(vault, { ...plan, last, ...(error === null && { reached: reached(vault) }) }))
}

function readPlan({ sqlite }: Vault): Plan | undefined {
  const value = sqlite.prepare<[string], string>('SELECT value FROM property WHERE key = ?').pluck().get(PROPERTY)
  return value === undefined ? undefined : Plan.safeParse(JSON.parse(value)).data
}

function savePlan({ sqlite }: Vault, plan: Plan): void {
  sqlite.prepare('INSERT OR REPLACE INTO property VALUES (?, ?)').run(PROPERTY, JSON.stringify(plan))
}

/** The trail names the folder, never where it lies. */
function inTrail({ folder, keep, everyHours, onClose }: Pick<Plan, 'folder' | 'keep' | 'everyHours' | 'onClose'>) {
  return { to: basename(folder), keep, everyHours, onClose }
}
