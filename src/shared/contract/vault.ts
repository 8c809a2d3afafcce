import { oc } from '@orpc/contract'
import { z } from 'zod'
import { placeErrors, refusals, vaultErrors } from './errors.ts'
import { Id, Instant, Place } from './ids.ts'
import { Job } from './jobs.ts'

/** Characters. How many a new one must have at the least, the vault itself says: PASSPHRASE_TOO_SHORT. */
export const Passphrase = z.string().min(1).max(1024)

export const VaultInfo = z.object({
  id: Id,
  /** The folder's own name. */
  name: z.string(),
  format: z.int(),
  createdAt: Instant,
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

/** `index`: the search index misses or misplaces blocks. `tail`: entries that the outside heads know are missing. */
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
  'tail',
  'index',
])
export const Fault = z.object({ kind: FaultKind, subject: z.string(), detail: z.record(z.string(), z.unknown()) })
export type Fault = z.infer<typeof Fault>

export const Verification = z.object({
  clean: z.boolean(),
  objects: z.int(),
  bytes: z.int(),
  pages: z.int(),
  entries: z.int(),
  chains: z.int(),
  faults: z.array(Fault),
})
export type Verification = z.infer<typeof Verification>

const openErrors = {
  ...placeErrors,
  NOT_A_VAULT: { data: z.object({ name: z.string() }) },
  WRONG_PASSPHRASE: {},
  VAULT_IN_USE: { data: z.object({ by: z.string(), computer: z.string(), since: Instant }) },
  VAULT_NEWER: { data: z.object({ format: z.int(), known: z.int() }) },
  VAULT_DAMAGED: vaultErrors.VAULT_DAMAGED,
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
        ANOTHER_VAULT_OPEN: openErrors.ANOTHER_VAULT_OPEN,
      }),
    ),
  open: oc
    .input(z.object({ place: Place, passphrase: Passphrase }))
    .output(VaultInfo)
    .errors(refusals(openErrors)),
  /** Ends running jobs first, then forgets the keys. */
  lock: oc.output(z.object({ locked: z.boolean() })).errors(refusals(vaultErrors)),
  verify: oc.output(Job).errors(refusals(vaultErrors)),
  /** Writes one file that holds the whole vault, still encrypted, and reads it back. */
  backup: oc
    .input(z.object({ place: Place }))
    .output(Job)
    .errors(refusals({ ...vaultErrors, ...placeErrors })),
  /** Unpacks a backup into a new folder and proves it. No vault may be open; the new one is left closed. */
  restore: oc
    .input(z.object({ backup: Place, into: Place, passphrase: Passphrase }))
    .output(Verification)
    .errors(refusals({ ...openErrors, NOT_A_BACKUP: { data: z.object({ name: z.string() }) } })),
  /** Builds the sample case in its own vault and opens it; the passphrase is `sample` unless one is given. */
  openSample: oc
    .input(z.object({ place: Place.optional(), passphrase: Passphrase.optional(), anew: z.boolean().optional() }))
    .output(VaultInfo.extend({ place: Place }))
    .errors(refusals(openErrors)),
}
