import { z } from 'zod'
import { Grounds, Named, RowIds, Words } from './register.ts'

export const POSITIONS = ['principal', 'alternative', 'counterclaim', 'set-off'] as const
export const Position = z.enum(POSITIONS)
export type Position = z.infer<typeof Position>

/** As counsel weighs an element: 0 nothing, 1 thin, 2 stands, 3 strong; null: not weighed. */
export const Strength = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]).nullable()
export type Strength = z.infer<typeof Strength>

/** An element that is to be proved; its number stays its own in the claim: `{E:breach/3}`. */
export const ElementDraft = z.object({
  number: z.int().positive(),
  title: Named(),
  asks: Words(2000),
  strength: Strength,
  factIds: RowIds,
  againstIds: RowIds,
  note: Words(2000),
})
export type ElementDraft = z.infer<typeof ElementDraft>

export const ClaimDraft = z.object({
  /** By which a text names it: `breach`. */
  key: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, { error: 'NOT_A_KEY' }),
  title: Named(),
  /** Id of a cause of `resources/causes`; null for one of the user's own. */
  causeId: z.string().max(100).nullable(),
  law: Words(),
  position: Position,
  /** The claim to which it is the alternative. */
  alternativeToId: z.uuidv7().nullable(),
  claimantIds: RowIds,
  defendantIds: RowIds,
  /** On what the claimants' standing rests. */
  standing: Words(2000),
  rightIds: RowIds,
  licenceIds: RowIds,
  elements: z.array(ElementDraft).max(60),
  defences: z.array(z.object({ title: Named(), answer: Words(2000), factIds: RowIds })).max(60),
  notes: Words(10_000),
  grounds: Grounds,
})
export type ClaimDraft = z.infer<typeof ClaimDraft>
