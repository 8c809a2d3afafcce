import { oc } from '@orpc/contract'
import { z } from 'zod'
import { ReferenceState, ReferenceTarget } from '../domain/reference-target.ts'
import { caseErrors, refusals, staleError } from './errors.ts'
import { Id } from './ids.ts'
import { rowErrors, rowOf } from './registers.ts'

/** A pair of braces in a section, as it reads today. */
export const LiveReference = z.object({
  sectionId: Id,
  heading: z.string(),
  /** UTF-16 offset in the body, of its brace. */
  at: z.int().nonnegative(),
  /** As it stands in the body: `{exhibit:‹id›/8}`. */
  kept: z.string(),
  /** As it reads today: `C-1/8`; null where that cannot be told. */
  label: z.string().nullable(),
  state: ReferenceState,
  /** What it names, be it withdrawn. */
  target: ReferenceTarget.pick({ of: true, id: true, title: true, documentId: true }).nullable(),
})
export type LiveReference = z.infer<typeof LiveReference>

const Section = rowOf('section')

/** The narrative of a case beside its register (`registers.section`): what it refers to, and the order it is read in. */
export const sections = {
  /** Every reference in the sections that stand, in reading order. */
  references: oc
    .input(z.object({ caseId: Id }))
    .output(z.array(LiveReference))
    .errors(refusals(caseErrors)),
  /** All that a text of the case can refer to, withdrawn things included. */
  targets: oc
    .input(z.object({ caseId: Id }))
    .output(z.array(ReferenceTarget))
    .errors(refusals(caseErrors)),
  /** Puts a section before another, or at the end; the others keep their order. The sections as they stand then. */
  move: oc
    .input(z.object({ id: Id, revision: z.int(), before: Id.nullable() }))
    .output(z.array(Section))
    .errors(refusals({ ...rowErrors, ...staleError(Section) })),
}
