import { vaultProcedures } from '../procedure.ts'
import { declareCollection, declareCollectionOnAll, declaredCollections } from './declaring.ts'
import { custodyRecord } from './record.ts'
import { makeCustodyPapers } from './reporting.ts'
import { verifyOriginals } from './verifying.ts'

const procedure = vaultProcedures.custody

export const custodyProcedures = procedure.router({
  record: procedure.record.handler(({ context, input }) => custodyRecord(context.vault, input.documentId)),
  declare: procedure.declare.handler(({ context, input: { documentId, revision, fields } }) =>
    declareCollection(context.vault, documentId, revision, fields),
  ),
  declared: procedure.declared.handler(({ context, input }) => declaredCollections(context.vault, input.documentIds)),
  declareAll: procedure.declareAll.handler(({ context, input: { documentIds, fields, revisions } }) =>
    declareCollectionOnAll(context.vault, documentIds, fields, revisions),
  ),
  verify: procedure.verify.handler(({ context, input, signal }) =>
    verifyOriginals(context.vault, input.documentIds, signal),
  ),
  report: procedure.report.handler(({ context, input, signal = new AbortController().signal }) =>
    makeCustodyPapers(context, context.vault, input, signal),
  ),
})
