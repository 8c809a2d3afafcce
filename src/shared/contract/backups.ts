import { oc } from '@orpc/contract'
import { z } from 'zod'
import { inVaultError, placeErrors, recoveryErrors, refusals, vaultErrors } from './errors.ts'
import { Instant, Place } from './ids.ts'
import { Job } from './jobs.ts'
import { Secret } from './keys.ts'
import { progressTo } from './progress.ts'
import { openErrors, Verification } from './vault.ts'

/** A backup folder holds several states of one vault; what they share lies there once. */
export const Generation = z.object({
  id: z.string(),
  madeAt: Instant,
  /** Bytes of this state's database and of its objects together, those shared with others included. */
  size: z.int(),
  objects: z.int(),
})
export type Generation = z.infer<typeof Generation>

/** Whether another state was made within the same minute, so that only seconds tell them apart. */
export function sharesMinute(madeAt: string, generations: readonly Pick<Generation, 'madeAt'>[]): boolean {
  const minute = madeAt.slice(0, 16)
  return generations.filter((one) => one.madeAt.slice(0, 16) === minute).length > 1
}

export const BackupPlan = z.object({
  /** Name of the folder the backups go to. */
  name: z.string(),
  place: Place,
  /** How many generations are kept; the oldest goes when a newer one is proved. */
  keep: z.int().min(1).max(365),
  /** Hours between backups while the vault is open; null: none by the clock. */
  everyHours: z
    .int()
    .min(1)
    .max(24 * 31)
    .nullable(),
  /** Whether one is made when the vault is locked, where something was changed since the last. */
  onClose: z.boolean(),
  last: z.object({ at: Instant, error: z.string().nullable() }).nullable(),
})
export type BackupPlan = z.infer<typeof BackupPlan>

const notABackup = { NOT_A_BACKUP: { data: z.object({ name: z.string() }) } }
/** The vault is known to be damaged: nothing is written over a good copy. `at`: when it was found. */
const damaged = { BACKUP_OF_DAMAGED: { data: z.object({ at: Instant.nullable() }) } }
/** The folder holds backups of another vault. */
const others = { BACKUP_OF_ANOTHER: { data: z.object({ name: z.string() }) } }

export const backups = {
  /** Writes one file that holds the whole vault, still encrypted, and reads it back. */
  toFile: oc
    .input(z.object({ place: Place }))
    .output(Job)
    .errors(refusals({ ...vaultErrors, ...placeErrors, ...inVaultError, ...damaged })),
  /** Adds a generation to a backup folder: only what changed is copied, all of it is proved. */
  toFolder: oc
    .input(z.object({ place: Place, keep: z.int().min(1).max(365).optional() }))
    .output(Job)
    .errors(refusals({ ...vaultErrors, ...placeErrors, ...inVaultError, ...damaged, ...others })),
  plan: oc.output(BackupPlan.nullable()).errors(refusals(vaultErrors)),
  setPlan: oc
    .input(BackupPlan.pick({ place: true, keep: true, everyHours: true, onClose: true }).nullable())
    .output(BackupPlan.nullable())
    .errors(refusals({ ...vaultErrors, ...placeErrors, ...inVaultError, ...others })),
  /** What a backup file or folder holds, the latest first; needs no passphrase. */
  generations: oc
    .input(z.object({ place: Place }))
    .output(z.array(Generation))
    .errors(refusals({ ...placeErrors, ...notABackup })),
  /**
   * Unpacks a backup, by default its latest generation, into a new folder and proves it. No vault may be open; the new
   * one is left closed, and is opened by the passphrase and the recovery key that the vault had then.
   */
  restore: oc
    .input(z.object({ backup: Place, generation: z.string().optional(), into: Place }).and(Secret))
    .output(progressTo(Verification))
    .errors(refusals({ ...openErrors, ...recoveryErrors, ...notABackup })),
}
