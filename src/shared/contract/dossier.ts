import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Language } from '../domain/language.ts'
import { ReferenceState } from '../domain/reference-target.ts'
import { caseErrors, refusals } from './errors.ts'
import { Id, Instant, Sha256 } from './ids.ts'
import { Job } from './jobs.ts'
import { BarredDocument, barredErrors, Exception } from './leaving.ts'

/** A heading of the dossier with the page on which it begins; `exhibit` is its number where it is one. */
export const DossierSection = z.object({
  title: z.string(),
  level: z.int().min(1).max(3),
  page: z.int().positive(),
  exhibit: z.string().nullable(),
})
export type DossierSection = z.infer<typeof DossierSection>

export const DossierVersion = z.object({
  id: Id,
  caseId: Id,
  version: z.int().positive(),
  profile: z.literal('bundle'),
  language: Language,
  madeAt: Instant,
  madeBy: z.string(),
  pages: z.int(),
  size: z.int(),
  sha256: Sha256,
  sections: z.array(DossierSection),
  exhibits: z.array(z.string()),
})
export type DossierVersion = z.infer<typeof DossierVersion>

/** What stands in the way of a dossier, and what a person should know before it leaves. */
export const Readiness = z.object({
  exhibits: z.int(),
  barred: z.array(BarredDocument),
  /** Exhibits whose original cannot be shown on pages. */
  unreadable: z.array(z.object({ label: z.string(), listedAs: z.string() })),
  /** Exhibits whose pages want a password that the vault does not have. */
  locked: z.array(z.object({ label: z.string(), listedAs: z.string() })),
  missing: z.array(z.enum(['claimant', 'defendant', 'jurisdiction', 'forum', 'seat', 'disclosable-stage', 'exhibits'])),
  undated: z.array(z.object({ label: z.string(), listedAs: z.string() })),
  withdrawn: z.array(z.string()),
  /** References in the sections that are printed which lead nowhere; `label` as they read. */
  references: z.array(
    z.object({ sectionId: Id, heading: z.string(), at: z.int(), label: z.string(), state: ReferenceState }),
  ),
})
export type Readiness = z.infer<typeof Readiness>

export const dossier = {
  readiness: oc
    .input(z.object({ caseId: Id }))
    .output(Readiness)
    .errors(refusals(caseErrors)),
  /** The finished file is at `GET /dossiers/{id}/file`, its pages at `GET /dossiers/{id}/pages/{n}`. */
  make: oc
    .input(
      z.object({
        caseId: Id,
        profile: z.literal('bundle'),
        language: Language,
        exceptions: z.array(Exception).optional(),
        /** Whether facts and acts are printed by their dates, as far as exhibits support them. */
        chronology: z.boolean().optional(),
      }),
    )
    .output(Job)
    .errors(
      refusals({
        ...caseErrors,
        ...barredErrors,
        NOTHING_TO_EXHIBIT: {},
      }),
    ),
  versions: oc
    .input(z.object({ caseId: Id }))
    .output(z.array(DossierVersion))
    .errors(refusals(caseErrors)),
  /** The size of each page in points (1/72 inch). */
  pageSizes: oc
    .input(z.object({ dossierId: Id }))
    .output(z.array(z.object({ width: z.number(), height: z.number() })))
    .errors(refusals({ ...caseErrors, DOSSIER_NOT_FOUND: {} })),
}
