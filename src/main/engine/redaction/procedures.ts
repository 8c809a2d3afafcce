import { vaultProcedures } from '../procedure.ts'
import { applyRedaction } from './applying.ts'
import { draftOf, keepDraft } from './drafts.ts'
import { logOf } from './log.ts'
import { findToRedact, wordsUnder } from './looking.ts'

const procedure = vaultProcedures.redaction

export const redactionProcedures = procedure.router({
  draft: procedure.draft.handler(({ context, input }) => draftOf(context.vault, input.documentId)),
  keepDraft: procedure.keepDraft.handler(({ context, input: { documentId, revision, areas } }) =>
    keepDraft(context.vault, documentId, revision, areas),
  ),
  under: procedure.under.handler(({ context, input, signal }) => wordsUnder(context, input.documentId, signal)),
  find: procedure.find.handler(({ context, input: { documentId, query }, signal }) =>
    findToRedact(context, documentId, query, signal),
  ),
  apply: procedure.apply.handler(({ context, input, signal }) => applyRedaction(context, context.vault, input, signal)),
  log: procedure.log.handler(({ context, input }) => logOf(context.vault, input.documentId)),
})
