import { oc } from '@orpc/contract'
import { z } from 'zod'
import { caseErrors, refusals } from './errors.ts'
import { Id } from './ids.ts'

/** What one press takes back: an act of the trail on so many things. */
export const UndoStep = z.object({
  act: z.string(),
  /** The one field that was changed, where it was one. */
  field: z.string().nullable(),
  count: z.int().positive(),
  /** Null where it belongs to no case. */
  caseId: Id.nullable(),
})
export type UndoStep = z.infer<typeof UndoStep>

export const UndoState = z.object({ undo: UndoStep.nullable(), redo: UndoStep.nullable() })
export type UndoState = z.infer<typeof UndoState>

/**
 * UNDO_STALE: what the step changed was changed by something else since; UNDO_NUMBERS_LEFT: its numbers were served or
 * stand in a dossier. Nothing was written, and the step is dropped.
 */
const undoErrors = { ...caseErrors, UNDO_STALE: {}, UNDO_NUMBERS_LEFT: {} }

export const undo = {
  /** What this operator can take back and do again in the open vault; nothing of it outlives a lock. */
  state: oc.output(UndoState).errors(refusals(caseErrors)),
  /** Takes the last step back, whole or not at all. Answers it. */
  undo: oc.output(UndoStep).errors(refusals({ ...undoErrors, NOTHING_TO_UNDO: {} })),
  redo: oc.output(UndoStep).errors(refusals({ ...undoErrors, NOTHING_TO_REDO: {} })),
}
