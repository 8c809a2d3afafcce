import { oc } from '@orpc/contract'
import { z } from 'zod'
import { CARRIED_KINDS } from './carried-rows.ts'
import { caseErrors, inVaultError, placeErrors, refusals, vaultErrors } from './errors.ts'
import { Id, Instant, Place } from './ids.ts'
import { Job } from './jobs.ts'
import { Passphrase } from './keys.ts'
import { barredErrors, Exception } from './leaving.ts'
import { Paper } from './papers.ts'
import { progressTo } from './progress.ts'

/** What the parts of a case are called where two states of it are compared; rows of registers by their kind. */
export const PackagePart = z.enum([
  'case',
  'party',
  'stage',
  'document',
  'relation',
  'ruling',
  'collection',
  'highlight',
  'note',
  'fact',
  'citation',
  'series',
  'exhibit',
  'service',
  'dossier',
  'search',
  ...CARRIED_KINDS,
])

/** One field in which the package and the vault differ, or one row that only the package has. */
export const Difference = z.object({
  id: z.string(),
  part: PackagePart,
  /** What the row is listed as. */
  of: z.string(),
  /** Null for a whole row that only the package has. */
  field: z.string().nullable(),
  /** Of a whole row: null where it is new; `{ removed: true }` where it was taken away here, so that it has to be chosen. */
  ours: z.unknown(),
  theirs: z.unknown(),
  /** Which side was changed last, by the trails; null where both were or it cannot be told. */
  newer: z.enum(['ours', 'theirs']).nullable(),
})
export type Difference = z.infer<typeof Difference>

export const Inspection = z.object({
  id: z.string(),
  caseId: Id,
  title: z.string(),
  reference: z.string(),
  madeAt: Instant,
  madeBy: z.string(),
  documents: z.int(),
  /** Bytes of the originals. */
  size: z.int(),
  /** What the manifests, the schema and the chain say against it; an unsound package is not taken in. */
  faults: z.array(z.object({ path: z.string(), why: z.string() })),
  /** The same case is in this vault: what differs. Null where it is not. */
  differences: z.array(Difference).nullable(),
  /** The case is not here, but rows of the vault's registers that it names are, with other fields; else none. */
  otherRows: z.array(Difference),
  /** What the ids in the values of differences stand for. */
  names: z.record(z.string(), z.string()),
  /** Rows that this vault has and the package has not; they stay. */
  onlyOurs: z.int(),
})
export type Inspection = z.infer<typeof Inspection>

/** What was not accepted in a case's JSON, and where: `documents[3].sha256`. */
export const JsonFault = z.object({
  path: z.string(),
  why: z.enum([
    'not-json',
    'not-utf-8',
    'unknown-field',
    'missing',
    'wrong-type',
    'not-one-of',
    'too-long',
    'too-short',
    'wrong-form',
    'not-accepted',
    'unknown-code',
    'twice',
    'no-such-document',
    'no-such-name',
    'no-such-series',
    'circle',
    'outside',
    'no-such-file',
    'not-read',
    'other-bytes',
  ]),
  /** What the sentence names: the field, the type, the code. */
  what: z.string(),
})
export type JsonFault = z.infer<typeof JsonFault>

const packageErrors = {
  ...vaultErrors,
  ...placeErrors,
  NOT_A_PACKAGE: { data: z.object({ name: z.string() }) },
  PACKAGE_NEWER: { data: z.object({ format: z.int(), known: z.int() }) },
  PACKAGE_SEALED: {},
  /** `work`: the exponent of its passphrase's work factor, higher than is taken. */
  PACKAGE_TOO_COSTLY: { data: z.object({ name: z.string(), work: z.int() }) },
  WRONG_PASSPHRASE: {},
}

/**
 * A case on its way to another computer: a BagIt 1.0 folder or zip (RFC 8493) with the originals, the case as documented
 * JSON, its chain of the audit trail and hash manifests; under a passphrase, the zip is an age file.
 */
export const packages = {
  /**
   * `folder` and `zip` pass the gate of the house; `leaveOut` leaves barred documents in it instead. `sealed` is for the
   * holder of its passphrase as the vault is, and holds everything.
   */
  export: oc
    .input(
      z.object({
        caseId: Id,
        place: Place,
        form: z.enum(['folder', 'zip', 'sealed']),
        passphrase: Passphrase.optional(),
        exceptions: z.array(Exception).optional(),
        leaveOut: z.boolean().optional(),
      }),
    )
    .output(Job)
    .errors(
      refusals({
        ...caseErrors,
        ...placeErrors,
        ...inVaultError,
        ...barredErrors,
        PASSPHRASE_TOO_SHORT: { data: z.object({ least: z.int() }) },
      }),
    ),
  /** Proves a package and compares it with the vault; nothing is written to the vault. */
  inspect: oc
    .input(z.object({ place: Place, passphrase: Passphrase.optional() }))
    .output(progressTo(Inspection))
    .errors(refusals({ ...packageErrors, PACKAGE_UNSOUND: { data: z.object({ faults: z.int() }) } })),
  /** Takes an inspected package in. `theirs` names the differences that are to stand as the package has them. */
  take: oc
    .input(z.object({ inspection: z.string(), theirs: z.array(z.string()) }))
    .output(Job)
    .errors(
      refusals({
        ...packageErrors,
        CASE_ARCHIVED: caseErrors.CASE_ARCHIVED,
        INSPECTION_GONE: {},
        PACKAGE_UNSOUND: { data: z.object({ faults: z.int() }) },
        REFERENCE_TAKEN: { data: z.object({ reference: z.string() }) },
      }),
    ),
  /** The case's JSON alone, as docs/case-json.md says it; it passes the gate of the house as a zip does. */
  exportJson: oc
    .input(z.object({ caseId: Id, exceptions: z.array(Exception).optional(), leaveOut: z.boolean().optional() }))
    .output(Paper)
    .errors(refusals({ ...caseErrors, ...barredErrors })),
  /** Makes a new case of JSON that another system has written; `files` is the folder of its files, else the JSON's own. */
  importJson: oc
    .input(z.object({ place: Place, files: Place.optional() }))
    .output(Job)
    .errors(
      refusals({
        ...vaultErrors,
        ...placeErrors,
        PACKAGE_NEWER: packageErrors.PACKAGE_NEWER,
        REFERENCE_TAKEN: { data: z.object({ reference: z.string() }) },
        JSON_NOT_ACCEPTED: { data: z.object({ first: z.string(), faults: z.array(JsonFault) }) },
      }),
    ),
}
