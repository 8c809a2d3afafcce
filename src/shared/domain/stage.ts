import { z } from 'zod'
import { bounds, EdtfDate } from './edtf.ts'

/** Steps of a proceeding in their usual order. A forum may skip, repeat or reverse them. */
export const STAGES = [
  'contemplated',
  'letter-before-action',
  'filed',
  'answered',
  'tribunal-constituted',
  'hearing',
  'award',
  'settled',
  'withdrawn',
] as const
export const Stage = z.enum(STAGES)
export type Stage = z.infer<typeof Stage>

export const StageEntry = z.object({
  id: z.uuidv7(),
  stage: Stage,
  on: EdtfDate,
  note: z.string().max(2000),
  /** Whether the entry may stand in a dossier that leaves the house. */
  disclosable: z.boolean(),
  revision: z.int(),
})
export type StageEntry = z.infer<typeof StageEntry>

/** What a person enters. */
export const StageDraft = StageEntry.omit({ id: true, revision: true })
export type StageDraft = z.infer<typeof StageDraft>

/**
 * The stage a case stands in: the entry that certainly began last.
 * Undefined where two entries may have come in either order, since their dates overlap.
 */
export function currentStage<Entry extends Pick<StageEntry, 'on'>>(history: readonly Entry[]): Entry | undefined {
  return history.find((entry) => history.every((other) => other === entry || certainlyAfter(entry.on, other.on)))
}

function certainlyAfter(a: EdtfDate, b: EdtfDate): boolean {
  const { earliest } = bounds(a)
  const { latest } = bounds(b)
  return earliest !== undefined && latest !== undefined && earliest > latest
}
