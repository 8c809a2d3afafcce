import { z } from 'zod'
import { Named } from './register.ts'

/** A narrative section of the case, in Markdown. Its references are kept by id: `{exhibit:‹id›/8}`. */
export const SectionDraft = z.object({
  heading: Named(),
  position: z.int().nonnegative(),
  body: z.string().max(500_000),
})
export type SectionDraft = z.infer<typeof SectionDraft>
