import { parseQuery, type Query } from '../../../shared/domain/query.ts'
import type { Hit } from '../../../shared/contract/search.ts'
import { requireCase } from '../cases/require.ts'
import { EngineError } from '../fault.ts'
import { vaultProcedures } from '../procedure.ts'
import type { Vault } from '../vault/vault.ts'
import { findBlocks, type BlockPlace } from './find-blocks.ts'
import { snippets } from './snippet.ts'
import { soughtIn } from './sought.ts'

/** What the evidence knows of a block: its text and how its document is listed. `ordinal` 0 is the title. */
export type BlockDescription = Omit<Hit, 'snippet' | 'snippetFrom' | 'noise' | 'documentId' | 'ordinal'> & {
  text: string
}

/** Describes blocks in the order in which they are given; undefined for one that does not stand. */
export type DescribeBlocks = (vault: Vault, places: readonly BlockPlace[]) => (BlockDescription | undefined)[]

const procedure = vaultProcedures.search
const USUAL_LIMIT = 50

export function searchProcedures(describe: DescribeBlocks) {
  return procedure.router({
    query: procedure.query.handler(({ context: { vault }, input: { text, caseId, limit = USUAL_LIMIT, offset } }) => {
      if (caseId !== undefined) requireCase(vault, caseId)
      const query = understood(text)
      const { places, blocks, documents } = findBlocks(vault.sqlite, query, { caseId, limit, offset })
      const described = describe(vault, places)
      const snippetOf = snippets(soughtOf(query))
      const hits = places.flatMap(({ documentId, ordinal, noise }, index): Hit[] => {
        const description = described[index]
        if (!description) return []
        const { text: whole, ...listed } = description
        const { from, ...snippet } = snippetOf(whole)
        return [{ ...listed, documentId, ordinal, noise, snippet, snippetFrom: from }]
      })
      return { hits, blocks, documents }
    }),
  })
}

/** @throws QUERY_NOT_UNDERSTOOD with the fault and its place. */
function understood(text: string): Query {
  const parsed = parseQuery(text)
  if ('query' in parsed) return parsed.query
  const { fault, at } = parsed
  throw new EngineError('QUERY_NOT_UNDERSTOOD', { fault, at, character: [...text.slice(0, at)].length + 1 })
}

function soughtOf(query: Query) {
  if (query.kind === 'nothing') return []
  return query.kind === 'words' ? query.words : soughtIn(query.formula)
}
