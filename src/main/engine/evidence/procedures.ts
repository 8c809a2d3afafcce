import { requireCase } from '../cases/require.ts'
import { unlockDocument } from '../imports/unlocking.ts'
import { vaultProcedures } from '../procedure.ts'
import { annotate, declare, declareOnAll, tagDocuments } from './describing.ts'
import { getDocument, listDocuments, readBlocks, requireDocument } from './documents.ts'
import { handOutOriginal } from './handing-out.ts'
import { markDocuments } from './marking.ts'
import { pageWords } from './page-words.ts'
import { findInDocument, pageSizes, webView } from './reading.ts'
import { relateDocument } from './relating.ts'
import { outdatedDocuments, startRereading } from './rereading.ts'

const procedure = vaultProcedures.evidence

export const evidenceProcedures = procedure.router({
  list: procedure.list.handler(({ context: { vault }, input }) =>
    listDocuments(vault, requireCase(vault, input.caseId).id),
  ),
  get: procedure.get.handler(({ context, input }) => getDocument(context.vault, input.documentId)),
  blocks: procedure.blocks.handler(({ context: { vault }, input }) => ({
    blocks: readBlocks(vault, input.documentId, input.from, input.limit),
    total: requireDocument(vault, input.documentId).blocks,
  })),
  find: procedure.find.handler(({ context, input }) => findInDocument(context.vault, input.documentId, input.text)),
  web: procedure.web.handler(({ context, input }) => ({ html: webView(context.vault, input.documentId) })),
  pageSizes: procedure.pageSizes.handler(({ context, input }) => pageSizes(context.vault, input.documentId)),
  pageWords: procedure.pageWords.handler(({ context, input, signal }) => pageWords(context, input, signal)),
  declare: procedure.declare.handler(({ context, input: { documentId, revision, ...declared } }) =>
    declare(context.vault, documentId, revision, declared),
  ),
  declareAll: procedure.declareAll.handler(({ context, input: { documentIds, revisions, ...declared } }) =>
    declareOnAll(context.vault, documentIds, declared, revisions),
  ),
  tag: procedure.tag.handler(({ context, input: { documentIds, add, remove } }) =>
    tagDocuments(context.vault, documentIds, { add, remove }),
  ),
  annotate: procedure.annotate.handler(({ context, input: { documentId, revision, fields } }) =>
    annotate(context.vault, documentId, revision, fields),
  ),
  mark: procedure.mark.handler(({ context, input }) =>
    markDocuments(context.vault, input.documentIds, input.marks, input.revisions),
  ),
  relate: procedure.relate.handler(({ context, input }) =>
    relateDocument(context.vault, input.documentId, input.revision, input.relation),
  ),
  handOut: procedure.handOut.handler(async ({ context, input, signal }) => ({
    ticket: await handOutOriginal(context.vault, input.documentId, input.exceptions ?? [], signal),
  })),
  unlock: procedure.unlock.handler(({ context, input, signal }) =>
    unlockDocument(context, context.vault, input.documentId, input.password, signal),
  ),
  outdated: procedure.outdated.handler(({ context: { vault }, input }) => ({
    documents: outdatedDocuments(vault, input.caseId).length,
  })),
  reread: procedure.reread.handler(({ context, input: { caseId, documentIds } }) =>
    startRereading(context, context.vault, caseId, documentIds),
  ),
})
