import { setImmediate as turn } from 'node:timers/promises'
import { requireCase } from '../cases/require.ts'
import { vaultProcedures } from '../procedure.ts'
import { answer, understood } from './asking.ts'
import { didYouMean } from './did-you-mean.ts'
import type { Evidence } from './evidence.ts'
import { exportHits } from './exporting.ts'
import { facetsOf } from './facets.ts'
import { hitsAt } from './hits.ts'
import { countPending, indexReady } from './reindexing.ts'
import { removeSearch, renameSearch, savedSearches, saveSearch } from './saved.ts'

const procedure = vaultProcedures.search
const USUAL_LIMIT = 50

export function searchProcedures(evidence: Evidence) {
  return procedure.router({
    query: procedure.query.handler(async ({ context: { vault }, input, signal }) => {
      await unlessGone(signal)
      const asked = understood(vault, evidence, input)
      const { order = 'relevance', limit = USUAL_LIMIT, offset } = input
      const { places, blocks, documents, more } = answer(vault, evidence, asked, { order, limit, offset })
      return {
        hits: hitsAt(vault, evidence, asked, places),
        blocks,
        documents,
        more,
        pending: countPending(vault.sqlite),
      }
    }),
    facets: procedure.facets.handler(async ({ context: { vault }, input, signal }) => {
      await unlessGone(signal)
      return facetsOf(vault, evidence, understood(vault, evidence, input))
    }),
    didYouMean: procedure.didYouMean.handler(async ({ context: { vault }, input, signal }) => {
      await unlessGone(signal)
      const asked = understood(vault, evidence, input)
      return { text: await didYouMean(vault, evidence, asked, input.text, signal) }
    }),
    export: procedure.export.handler(({ context, input }) =>
      exportHits(context.papers, context.vault, evidence, input),
    ),
    ready: procedure.ready.handler(async ({ context: { vault } }) => {
      await indexReady(vault)
      return { pending: 0 as const }
    }),
    saved: {
      list: procedure.saved.list.handler(({ context: { vault }, input: { caseId } }) => {
        if (caseId !== undefined) requireCase(vault, caseId)
        return savedSearches(vault, caseId)
      }),
      save: procedure.saved.save.handler(({ context, input }) => saveSearch(context.vault, input)),
      rename: procedure.saved.rename.handler(({ context, input: { id, revision, name } }) =>
        renameSearch(context.vault, id, revision, name),
      ),
      remove: procedure.saved.remove.handler(({ context, input: { id, revision } }) => {
        removeSearch(context.vault, id, revision)
        return { removed: true as const }
      }),
    },
  })
}

/** Lets in what came meanwhile, and does not begin what nobody waits for any more: the next letter was typed. */
async function unlessGone(signal: AbortSignal | undefined): Promise<void> {
  await turn()
  signal?.throwIfAborted()
}
