import { z } from 'zod'

/**
 * What keeps a document in the house. `privileged` holds the ground of the privilege, `confidential` to whom
 * the confidence is owed; null where the mark is not set.
 */
export const Marks = z.object({
  reviewed: z.boolean(),
  privileged: z.string().trim().min(1).max(500).nullable(),
  withoutPrejudice: z.boolean(),
  confidential: z.string().trim().min(1).max(500).nullable(),
})
export type Marks = z.infer<typeof Marks>

/** The marks of a document that has just come in: nobody has reviewed it. */
export const UNREVIEWED: Marks = { reviewed: false, privileged: null, withoutPrejudice: false, confidential: null }

/** Why a document may not leave the house. */
export const BARS = ['not-reviewed', 'privileged', 'without-prejudice', 'confidential'] as const
export const Bar = z.enum(BARS)
export type Bar = z.infer<typeof Bar>

/**
 * A document's own marks together with those that it inherits from what it is attached to, translates or copies.
 * Review is never inherited: each document is read for itself.
 */
export function effectiveMarks(own: Marks, inheritedFrom: readonly Marks[]): Marks {
  return inheritedFrom.reduce<Marks>(
    (marks, source) => ({
      reviewed: marks.reviewed,
      privileged: marks.privileged ?? source.privileged,
      withoutPrejudice: marks.withoutPrejudice || source.withoutPrejudice,
      confidential: marks.confidential ?? source.confidential,
    }),
    own,
  )
}

/** What bars a document with these effective marks from leaving the house; empty where it may leave. */
export function barsOf(marks: Marks): Bar[] {
  const bars: Bar[] = []
  if (!marks.reviewed) bars.push('not-reviewed')
  if (marks.privileged !== null) bars.push('privileged')
  if (marks.withoutPrejudice) bars.push('without-prejudice')
  if (marks.confidential !== null) bars.push('confidential')
  return bars
}
