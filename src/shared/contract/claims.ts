import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Because } from '../domain/because.ts'
import { Cause } from '../domain/claim-cause.ts'
import { CONSENT_STATES } from '../domain/claim-consent.ts'
import { GAPS } from '../domain/claim-gaps.ts'
import { caseErrors, refusals, vaultErrors } from './errors.ts'
import { Day, Id } from './ids.ts'

/** What is missing in a case. */
export const Gap = z.object({
  kind: z.enum(GAPS),
  claimId: Id.nullable(),
  element: z.int().nullable(),
  /** Of a fact that no passage supports. */
  factId: Id.nullable(),
  /** Of an exhibit that no claim uses. */
  documentId: Id.nullable(),
  /** As the fact or the exhibit is listed, else the element. */
  label: z.string(),
})
export type Gap = z.infer<typeof Gap>

/** What is counted for an element of a claim. */
export const ElementStanding = z.object({
  claimId: Id,
  number: z.int(),
  facts: z.int(),
  against: z.int(),
  exhibits: z.array(z.string()),
  documents: z.int(),
  /** Independent sources at most. */
  origins: z.int(),
  /** What is missing first of all; null where nothing is. */
  gap: z.enum(GAPS).exclude(['unused-exhibit']).nullable(),
})
export type ElementStanding = z.infer<typeof ElementStanding>

/** Whether there is consent to arbitrate between a defendant and the claimants of a claim. */
export const ConsentStanding = z.object({
  claimId: Id,
  defendantId: Id,
  state: z.enum(CONSENT_STATES),
  /** The clause that serves best. */
  consentId: Id.nullable(),
  because: z.array(Because),
})
export type ConsentStanding = z.infer<typeof ConsentStanding>

const ofCase = z.object({ caseId: Id })

export const claims = {
  /** The causes of action that ship. */
  causes: oc.output(z.array(Cause)).errors(refusals(vaultErrors)),
  /** Every element of the claims that were not withdrawn. */
  elements: oc.input(ofCase).output(z.array(ElementStanding)).errors(refusals(caseErrors)),
  gaps: oc.input(ofCase).output(z.array(Gap)).errors(refusals(caseErrors)),
  /** For each claim and each of its defendants, as of a day; today where none is given. */
  consent: oc
    .input(ofCase.extend({ on: Day.optional() }))
    .output(z.array(ConsentStanding))
    .errors(refusals(caseErrors)),
}
