import type { Hit } from '../../../shared/contract/search.ts'
import type { Vault } from '../vault/vault.ts'
import { type Asked, soughtBy } from './asking.ts'
import type { Evidence } from './evidence.ts'
import type { BlockPlace } from './find-blocks.ts'
import { languagesHeld } from './index-blocks.ts'
import { snippets } from './snippet.ts'

/** Places as they are shown, with what matched marked; one that does not stand any more is left out. */
export function hitsAt(vault: Vault, evidence: Evidence, { query }: Asked, places: readonly BlockPlace[]): Hit[] {
  const described = evidence.describe(vault, places)
  const snippetOf = snippets(soughtBy(query), languagesHeld(vault.sqlite))
  return places.flatMap(({ documentId, ordinal, noise, language }, index): Hit[] => {
    const description = described[index]
    if (!description) return []
    const { text, language: ofBlock, ...listed } = description
    const { from, ...snippet } = snippetOf(text, ofBlock ?? language)
    return [{ ...listed, documentId, ordinal, noise, snippet, snippetFrom: from }]
  })
}
