import { oc } from '@orpc/contract'
import { z } from 'zod'
import { placeErrors, refusals } from './errors.ts'
import { Place } from './ids.ts'

/** Backups and case packages may be files or folders. */
export const PlaceEntry = z.object({
  place: Place,
  name: z.string(),
  kind: z.enum(['folder', 'vault', 'backup', 'package']),
  isFolder: z.boolean(),
})
export type PlaceEntry = z.infer<typeof PlaceEntry>

/** A folder as the chooser shows it: its name, the folders above it (outermost first) and what it holds. */
export const Folder = z.object({
  place: Place,
  name: z.string(),
  above: z.array(z.object({ place: Place, name: z.string() })),
  entries: z.array(PlaceEntry),
  writable: z.boolean(),
})
export type Folder = z.infer<typeof Folder>

const nameErrors = { ...placeErrors, NAME_NOT_ALLOWED: { data: z.object({ name: z.string() }) } }

/** The folder chooser of shells without a native one. */
export const places = {
  /** Without a place: the folder where vaults lie by default. */
  open: oc
    .input(z.object({ place: Place.optional() }))
    .output(Folder)
    .errors(refusals(placeErrors)),
  makeFolder: oc
    .input(z.object({ in: Place, name: z.string().trim().min(1).max(120) }))
    .output(z.object({ place: Place }))
    .errors(refusals(nameErrors)),
  /** A handle for a name that does not exist yet, where a vault or a backup will be written. */
  name: oc
    .input(z.object({ in: Place, name: z.string().trim().min(1).max(120) }))
    .output(z.object({ place: Place }))
    .errors(refusals(nameErrors)),
}
