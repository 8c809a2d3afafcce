import { z } from 'zod'

/** Why words are taken out; any other reason is in the lawyer's own words. */
export const REDACTION_REASONS = ['personal-data', 'privilege', 'trade-secret'] as const

/** A box on a page (from 1), in points (1/72 inch) from its upper left corner as it is shown. */
export const RedactionArea = z
  .object({
    page: z.int().positive(),
    left: z.number(),
    top: z.number(),
    right: z.number(),
    bottom: z.number(),
    /** One of REDACTION_REASONS, or words. */
    reason: z.string().trim().min(1).max(200),
  })
  .refine(({ left, top, right, bottom }) => right - left > 0.1 && bottom - top > 0.1, { error: 'EMPTY_BOX' })
export type RedactionArea = z.infer<typeof RedactionArea>

/** What was taken out under a box of a copy; never the words themselves. */
export const RedactedArea = z.object({
  ...RedactionArea.shape,
  characters: z.int().nonnegative(),
  /** Pictures of which a part was taken out. */
  images: z.int().nonnegative(),
})
export type RedactedArea = z.infer<typeof RedactedArea>
