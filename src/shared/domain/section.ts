import { z } from 'zod'
import { Named } from './register.ts'

/** A narrative section of the case, in Markdown. Its references are kept by id: `{exhibit:‹id›/8}` (reference.ts). */
export const SectionDraft = z.object({
  heading: Named(),
  /** Its place among the sections of the case, from 0. */
  position: z.int().nonnegative(),
  body: z.string().max(500_000),
  /** Whether the dossier prints it; a draft stays in the house until somebody says so. */
  printed: z.boolean(),
})
export type SectionDraft = z.infer<typeof SectionDraft>

/** The sections in the order in which they are read. */
export function inReadingOrder<S extends { readonly position: number; readonly number: number }>(
  sections: readonly S[],
): S[] {
  return sections.toSorted((a, b) => a.position - b.position || a.number - b.number)
}
