import { z } from 'zod'
import { Id, Instant } from './ids.ts'

/*
 * Typed errors that several features share. A code is all that is thrown; the sentence a person reads stands in
 * the catalogue under `errors.<CODE>`, in every language.
 */

/** Refusals are answers, not failures of the server: HTTP 409. */
export function refusals<T extends Record<string, { data?: z.ZodType }>>(errors: T) {
  const entries = Object.entries(errors).map(([code, error]) => [code, { ...error, status: 409 }])
  return Object.fromEntries(entries) as { [Code in keyof T]: T[Code] & { status: 409 } }
}

/**
 * Every procedure that needs an open vault; `what` is the file that is missing or damaged. VAULT_AWAY: the folder of the
 * vault cannot be reached any more, as on a drive that was unplugged. VAULT_READ_ONLY: it was opened for reading.
 */
export const vaultErrors = {
  VAULT_CLOSED: {},
  VAULT_DAMAGED: { data: z.object({ what: z.string() }) },
  VAULT_AWAY: { data: z.object({ name: z.string() }) },
  VAULT_READ_ONLY: { data: z.object({ name: z.string() }) },
  DISK_FULL: {},
}

/** A secret that opens a vault; `seconds` until the next try is taken. */
export const unlockErrors = {
  WRONG_PASSPHRASE: {},
  TRY_LATER: { data: z.object({ seconds: z.int() }) },
}

/** The words of a recovery key, where they are taken in place of the passphrase. */
export const recoveryErrors = {
  /** `words` that are in no recovery key, as they were typed; empty where all are but they do not belong together. */
  NOT_A_RECOVERY_KEY: { data: z.object({ words: z.array(z.string()) }) },
  WRONG_RECOVERY_KEY: {},
}

export const caseErrors = {
  ...vaultErrors,
  CASE_NOT_FOUND: {},
  CASE_ARCHIVED: { data: z.object({ archivedOn: z.iso.date() }) },
}

/** A code that the shipped tables do not have. */
export const tableErrors = {
  JURISDICTION_UNKNOWN: { data: z.object({ code: z.string() }) },
  FORUM_UNKNOWN: { data: z.object({ forum: z.string() }) },
}

/** The bytes of an original are not in the vault, or are others than were taken in. */
export const objectErrors = {
  OBJECT_MISSING: { data: z.object({ sha256: z.string() }) },
  OBJECT_DAMAGED: { data: z.object({ sha256: z.string() }) },
}

export const documentErrors = { ...caseErrors, DOCUMENT_NOT_FOUND: {} }

/** A page of a PDF: there is none of the number, drawing it took too long, or it cannot be drawn. */
export const pageErrors = { PAGE_NOT_FOUND: {}, PAGE_TOO_SLOW: {}, PAGE_NOT_SHOWN: {} }

/** Somebody else changed the row since it was read: nothing was written, `current` is what stands now. */
export function staleError<T extends z.ZodType>(current: T) {
  return { STALE: { data: z.object({ current, changedBy: z.string(), changedAt: Instant }) } }
}

export const placeErrors = {
  PLACE_UNKNOWN: {},
  PLACE_NOT_READABLE: { data: z.object({ name: z.string() }) },
  PLACE_NOT_WRITABLE: { data: z.object({ name: z.string() }) },
  PLACE_OCCUPIED: { data: z.object({ name: z.string() }) },
  DISK_FULL: {},
}

/** The place lies in the folder of the vault itself. */
export const inVaultError = { PLACE_IN_VAULT: { data: z.object({ name: z.string(), vault: z.string() }) } }

export const jobErrors = { ...vaultErrors, JOB_NOT_FOUND: { data: z.object({ jobId: Id }) } }
