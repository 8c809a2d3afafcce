import { vaultProcedures } from '../procedure.ts'
import { takeStep, undoState } from './undoing.ts'

const procedure = vaultProcedures.undo

export const undoProcedures = procedure.router({
  state: procedure.state.handler(({ context }) => undoState(context.vault)),
  undo: procedure.undo.handler(({ context }) => takeStep(context.vault, context.changes, 'undo')),
  redo: procedure.redo.handler(({ context }) => takeStep(context.vault, context.changes, 'redo')),
})
