import { oc } from '@orpc/contract'
import { z } from 'zod'
import { documentErrors, refusals } from './errors.ts'
import { Id, Instant } from './ids.ts'

/** What goes with a document that is deleted for good, and what keeps it from going. */
export const Deletion = z.object({
  documentId: Id,
  listedAs: z.string(),
  fileName: z.string(),
  /** Versions of the dossier that hold it; their files go too. */
  dossiers: z.array(z.int()),
  /** Facts that rest on it alone, as F-7: they go too, and their numbers are never given again. */
  facts: z.array(z.string()),
  /** Facts that cite it beside others: they stay as they are worded, so that their words may quote it still. */
  factsThatStay: z.array(z.string()),
  /** Rows of registers, as L-1 with its title, that no longer name it or such facts: they stay as they are worded. */
  rows: z.array(z.string()),
  /** Its exhibit number, which is never given again; null where it has none. */
  exhibit: z.string().nullable(),
  /** Entries of the trail that lose their values. */
  entries: z.int(),
  /** Mails whose own bytes hold it, and which stay: they are to be deleted too if it must go altogether. */
  heldIn: z.array(z.object({ documentId: Id, listedAs: z.string() })),
  /** It was served under its number and not withdrawn. */
  served: z.boolean(),
})
export type Deletion = z.infer<typeof Deletion>

/** Deletion for good, as a tribunal's clawback order asks for: the bytes, the text, the index and the values in the trail. */
export const deletion = {
  preview: oc
    .input(z.object({ documentId: Id }))
    .output(Deletion)
    .errors(refusals(documentErrors)),
  /** `fileName` is typed by the person as it stands; the entry keeps the reason, and nothing of the document. */
  deleteForGood: oc
    .input(z.object({ documentId: Id, fileName: z.string().max(1000), reason: z.string().trim().min(3).max(500) }))
    .output(
      z.object({
        removedEntries: z.int(),
        removedDossiers: z.int(),
        /** When the last backup was made that this vault knows of: it holds the document still. Null where there is none. */
        lastBackupAt: Instant.nullable(),
        /** False where the database could not be rewritten at once, as on a full disk; it is at the next opening. */
        rewritten: z.boolean(),
      }),
    )
    .errors(
      refusals({
        ...documentErrors,
        NAME_DOES_NOT_MATCH: {},
        EXHIBIT_SERVED: { data: z.object({ label: z.string() }) },
      }),
    ),
}
