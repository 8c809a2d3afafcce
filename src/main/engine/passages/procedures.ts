import { vaultProcedures } from '../procedure.ts'
import { highlight, unhighlight } from './highlighting.ts'
import { addNote, changeNote, removeNote } from './noting.ts'
import { passagesOfDocument } from './passages.ts'

const procedure = vaultProcedures.passages

export const passageProcedures = procedure.router({
  ofDocument: procedure.ofDocument.handler(({ context, input }) => passagesOfDocument(context.vault, input.documentId)),
  highlight: procedure.highlight.handler(({ context, input }) => highlight(context.vault, input)),
  unhighlight: procedure.unhighlight.handler(({ context, input }) => {
    unhighlight(context.vault, input.passageId)
    return { removed: true }
  }),
  addNote: procedure.addNote.handler(({ context, input }) =>
    addNote(context.vault, input.documentId, input.passage, input.text),
  ),
  changeNote: procedure.changeNote.handler(({ context, input }) =>
    changeNote(context.vault, input.noteId, input.revision, input.text),
  ),
  removeNote: procedure.removeNote.handler(({ context, input }) => {
    removeNote(context.vault, input.noteId, input.revision)
    return { removed: true }
  }),
})
