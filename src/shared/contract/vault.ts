import { oc } from '@orpc/contract'
import { z } from 'zod'
import { inVaultError, placeErrors, recoveryErrors, refusals, unlockErrors, vaultErrors } from './errors.ts'
import { Id, Instant, Place, Sha256 } from './ids.ts'
import { Job } from './jobs.ts'
import { Passphrase, RecoveryWords, Secret } from './keys.ts'
import { progressTo } from './progress.ts'

/**
 * What a person must know of the vault that is open. `read-only`: the folder cannot be written to. `unclean-end`: it
 * was not closed the last time. `lost-entries`: the heads outside the database know of entries that it no longer holds.
 * `heads-rebuilt`: heads.json was missing or not ours. `damaged`: the last verification found faults. `conflicted-copy`:
 * a sync client has put copies of the vault's files beside them. `migrated`: it was brought up to date from an older
 * format. `backup-failed`: the last planned backup. `no-recovery-key`: nothing but the passphrase opens it.
 */
export const Notice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('read-only') }),
  z.object({ kind: z.literal('unclean-end'), since: Instant }),
  z.object({ kind: z.literal('lost-entries'), chain: z.string(), last: z.int(), reached: z.int() }),
  z.object({ kind: z.literal('heads-rebuilt'), at: Instant }),
  z.object({ kind: z.literal('damaged'), at: Instant }),
  z.object({ kind: z.literal('conflicted-copy'), names: z.array(z.string()) }),
  z.object({ kind: z.literal('migrated'), from: z.int(), to: z.int() }),
  z.object({ kind: z.literal('backup-failed'), at: Instant, code: z.string() }),
  z.object({ kind: z.literal('no-recovery-key') }),
])
export type Notice = z.infer<typeof Notice>

export const VaultInfo = z.object({
  id: Id,
  /** The folder's own name. */
  name: z.string(),
  format: z.int(),
  createdAt: Instant,
  readOnly: z.boolean(),
  notices: z.array(Notice),
  sample: z.boolean(),
  cases: z.int(),
  documents: z.int(),
  objects: z.int(),
  /** Bytes of the originals together. */
  size: z.int(),
  entries: z.int(),
  lastVerified: z.object({ at: Instant, clean: z.boolean() }).nullable(),
  lastBackup: z.object({ at: Instant }).nullable(),
})
export type VaultInfo = z.infer<typeof VaultInfo>

/** `merged-chain`: entries that came with a merged package. `index`: the search index misses or misplaces blocks. `tail`: entries that the outside heads know are missing. */
export const FaultKind = z.enum([
  'key-file',
  'page',
  'structure',
  'reference',
  'object-missing',
  'object-damaged',
  'object-stray',
  'chain',
  'head',
  'merged-chain',
  'tail',
  'index',
  'conflicted-copy',
])
export const Fault = z.object({ kind: FaultKind, subject: z.string(), detail: z.record(z.string(), z.unknown()) })
export type Fault = z.infer<typeof Fault>

const HARMLESS: readonly Fault['kind'][] = ['object-stray', 'conflicted-copy']

/** Whether a finding is damage or a loss; the others are files that do not belong to the vault. */
export function isHarm({ kind }: Pick<Fault, 'kind'>): boolean {
  return !HARMLESS.includes(kind)
}

const ACCEPTABLE: readonly Fault['kind'][] = [
  'chain',
  'head',
  'merged-chain',
  'tail',
  'object-missing',
  'object-damaged',
]

/** Whether a finding is a loss that a person can accept by `vault.acceptLoss`: of the trail, or of an original. */
export function canBeAccepted({ kind }: Pick<Fault, 'kind'>): boolean {
  return ACCEPTABLE.includes(kind)
}

export const Verification = z.object({
  /** Nothing found is harm. */
  clean: z.boolean(),
  objects: z.int(),
  bytes: z.int(),
  pages: z.int(),
  entries: z.int(),
  chains: z.int(),
  /** Losses and breaks of the trail that persons have accepted, and that are no faults any more. */
  accepted: z.int().default(0),
  faults: z.array(Fault),
})
export type Verification = z.infer<typeof Verification>

/** What a salvage could read, and what not. */
export const Salvage = z.object({
  /** Rows of each table, by its name: how many were read; those that could not be read cannot be counted for certain. */
  tables: z.array(z.object({ table: z.string(), read: z.int(), lost: z.int() })),
  originals: z.object({ read: z.int(), bytes: z.int() }),
  /** Originals that rows name and that could not be read; `name` where a document of a case has it. */
  lostOriginals: z.array(z.object({ sha256: Sha256, name: z.string().nullable(), caseTitle: z.string().nullable() })),
  /** Originals that no row that could be read names: they stand in a case of their own. */
  nameless: z.int(),
  /** Chains of the trail that no longer verify, and how many entries of each were read. */
  brokenChains: z.array(z.object({ chain: z.string(), entries: z.int() })),
  verification: Verification,
})
export type Salvage = z.infer<typeof Salvage>

export const openErrors = {
  ...placeErrors,
  ...unlockErrors,
  NOT_A_VAULT: { data: z.object({ name: z.string() }) },
  VAULT_IN_USE: { data: z.object({ by: z.string(), computer: z.string(), since: Instant }) },
  VAULT_NEWER: { data: z.object({ format: z.int(), known: z.int() }) },
  VAULT_DAMAGED: vaultErrors.VAULT_DAMAGED,
  /** The folder went after the vault had been opened in it. */
  VAULT_AWAY: vaultErrors.VAULT_AWAY,
  ANOTHER_VAULT_OPEN: { data: z.object({ name: z.string() }) },
}

export const vault = {
  /** Null where no vault is open. */
  current: oc.output(VaultInfo.nullable()).errors(refusals(vaultErrors)),
  /** Vaults opened lately on this machine, the last first; those that are gone are left out. */
  recent: oc.output(z.array(z.object({ place: Place, name: z.string(), openedAt: Instant }))),
  create: oc
    .input(z.object({ place: Place, passphrase: Passphrase }))
    .output(VaultInfo)
    .errors(
      refusals({
        ...placeErrors,
        PASSPHRASE_TOO_SHORT: { data: z.object({ least: z.int() }) },
        VAULT_AWAY: openErrors.VAULT_AWAY,
        ANOTHER_VAULT_OPEN: openErrors.ANOTHER_VAULT_OPEN,
      }),
    ),
  open: oc
    .input(z.object({ place: Place, passphrase: Passphrase }))
    .output(VaultInfo)
    .errors(refusals(openErrors)),
  /** Opens the vault by the words of its recovery key and gives it a new passphrase in the same step. */
  openWithRecoveryKey: oc
    .input(z.object({ place: Place, words: RecoveryWords, passphrase: Passphrase }))
    .output(VaultInfo)
    .errors(
      refusals({
        ...openErrors,
        ...recoveryErrors,
        PASSPHRASE_TOO_SHORT: { data: z.object({ least: z.int() }) },
      }),
    ),
  /** Opens the vault by this computer's keychain. */
  openWithKeychain: oc
    .input(z.object({ place: Place }))
    .output(VaultInfo)
    .errors(refusals({ ...openErrors, KEYCHAIN_UNPROTECTED: {}, NOT_IN_KEYCHAIN: {} })),
  /** Ends running jobs first, then forgets the keys. The engine's thread ends with them; a new one answers from then on. */
  lock: oc.output(z.object({ locked: z.boolean() })).errors(refusals(vaultErrors)),
  /** Somebody is at a window: the time until the vault locks by itself begins anew. */
  active: oc.output(z.object({ locksAt: Instant.nullable() })),
  verify: oc.output(Job).errors(refusals(vaultErrors)),
  /**
   * A person states that what is missing from the audit trail, or does not hold in it, has been looked into: heads of
   * chains that were lost, broken or rebuilt, and breaks inside chains. All of it is entered in the vault's chain with
   * the reason; from then on it is no fault, and whatever else is found still is.
   */
  acceptLoss: oc
    .input(z.object({ reason: z.string().trim().min(3).max(1000) }))
    .output(z.object({ accepted: z.int() }))
    .errors(refusals({ ...vaultErrors, NOTHING_TO_ACCEPT: {} })),
  /**
   * Reads what can still be read from a damaged vault into a new one, and lists what could not. No vault may be open;
   * the damaged one is not written to. The new one is opened by the same passphrase and the same recovery key.
   */
  salvage: oc
    .input(z.object({ place: Place, into: Place }).and(Secret))
    .output(progressTo(Salvage))
    .errors(refusals({ ...openErrors, ...recoveryErrors, ...inVaultError })),
  /** Builds the sample case in its own vault and opens it; the passphrase is `sample` unless one is given. */
  openSample: oc
    .input(z.object({ place: Place.optional(), passphrase: Passphrase.optional(), anew: z.boolean().optional() }))
    .output(VaultInfo.extend({ place: Place }))
    .errors(refusals(openErrors)),
}
