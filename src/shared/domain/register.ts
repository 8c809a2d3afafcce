import { z } from 'zod'

/** A fact on which something that was entered rests, and what of it: a field's name, or '' for the whole. */
export const Ground = z.object({ about: z.string().max(60), factId: z.uuidv7() })
export type Ground = z.infer<typeof Ground>

export const Grounds = z.array(Ground).max(200)

/** The facts that speak for a field, or else those for the row as a whole. */
export function factsAbout(grounds: readonly Ground[], field: string): string[] {
  const own = grounds.filter(({ about }) => about === field)
  const speaking = own.length > 0 ? own : grounds.filter(({ about }) => about === '')
  return speaking.map(({ factId }) => factId)
}

/** A territory for which rights are granted: ISO 3166-1 alpha-2, or of an organisation by WIPO ST.3 (EM, EP, OA, EA, BX). */
export const Territory = z.string().regex(/^[A-Z]{2}$/, { error: 'NOT_A_COUNTRY' })
export type Territory = z.infer<typeof Territory>

/** The ids of other rows, in the order in which they were named. */
export const RowIds = z.array(z.uuidv7()).max(500)

export const Words = (most = 300) => z.string().trim().max(most)
export const Named = (most = 300) => z.string().trim().min(1).max(most)

/** What can be said of something that the evidence may leave open. */
export const Told = z.enum(['yes', 'no', 'not-in-evidence'])
export type Told = z.infer<typeof Told>
