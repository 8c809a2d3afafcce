import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Language } from '../domain/language.ts'
import { placeErrors, refusals, unlockErrors, vaultErrors } from './errors.ts'
import { Instant, Place } from './ids.ts'
import { Paper } from './papers.ts'

/** Characters. How many a new one must have at the least, the vault itself says: PASSPHRASE_TOO_SHORT. */
export const Passphrase = z.string().min(1).max(1024)

/** The words of a recovery key, as they are typed. */
export const RecoveryWords = z.string().min(1).max(1000)

/** What a person opens a vault or a backup by: the passphrase, or the recovery key where that is lost. */
export const Secret = z.union([z.object({ passphrase: Passphrase }), z.object({ words: RecoveryWords })])
export type Secret = z.infer<typeof Secret>

/** The ways into a vault, each a slot of its key file that wraps the same vault key. */
export const Keys = z.object({
  passphrase: z.object({ changedAt: Instant }),
  /** Null where none was made, or the vault is older than recovery keys. */
  recovery: z.object({ madeAt: Instant }).nullable(),
  /** The slot that this computer's keychain opens; null where there is none, or another computer has it. */
  keychain: z.object({ keptAt: Instant }).nullable(),
})
export type Keys = z.infer<typeof Keys>

/** Whether this computer has a keychain that protects, and if not, why. */
export const Keychain = z.object({
  state: z.enum(['available', 'none', 'unprotected']),
  /** Whether it can open this vault. */
  opens: z.boolean(),
})

const tooShort = { PASSPHRASE_TOO_SHORT: { data: z.object({ least: z.int() }) } }
const changing = { ...vaultErrors, ...unlockErrors, ...placeErrors }

export const keys = {
  get: oc.output(Keys).errors(refusals(vaultErrors)),
  /** Wraps the vault key anew; no data is rewritten. Interrupted anywhere, the old passphrase opens or the new one does. */
  changePassphrase: oc
    .input(z.object({ current: Passphrase, passphrase: Passphrase }))
    .output(Keys)
    .errors(refusals({ ...changing, ...tooShort })),
  /**
   * Makes a recovery key, in place of the one before. `words` are shown this once and kept nowhere; `sheet` is a PDF to
   * be printed, with the words and how to keep them.
   */
  makeRecoveryKey: oc
    .input(z.object({ passphrase: Passphrase, language: Language }))
    .output(z.object({ words: z.array(z.string()), sheet: Paper, keys: Keys }))
    .errors(refusals(changing)),
  /** Whether the keychain of this computer can be used, for the vault at the place, or the open one. */
  keychain: oc
    .input(z.object({ place: Place.optional() }))
    .output(Keychain)
    .errors(refusals(placeErrors)),
  /** Lets this computer's keychain open the vault beside the passphrase. */
  keepInKeychain: oc
    .input(z.object({ passphrase: Passphrase }))
    .output(Keys)
    .errors(refusals({ ...changing, KEYCHAIN_UNPROTECTED: {} })),
  forgetKeychain: oc.output(Keys).errors(refusals({ ...vaultErrors, ...placeErrors })),
}
