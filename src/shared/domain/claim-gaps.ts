import type { ClaimDraft, ElementDraft } from './claim.ts'

export const GAPS = ['no-fact', 'no-document', 'one-source', 'unused-exhibit'] as const
export type GapKind = (typeof GAPS)[number]

/** A fact as its element counts it. */
export interface WeighedFact {
  readonly id: string
  readonly withdrawn: boolean
  /** The documents of the passages that support it. */
  readonly documentIds: readonly string[]
}

export interface Weighed {
  fact(id: string): WeighedFact | undefined
  /** Independent sources of what supports these facts together, at most. */
  origins(factIds: readonly string[]): number
  /** The number under which a document is exhibited. */
  exhibit(documentId: string): string | undefined
}

export interface ElementCount {
  readonly facts: number
  readonly against: number
  /** As C-5, each once. */
  readonly exhibits: readonly string[]
  readonly documents: number
  readonly origins: number
  /** Facts that no passage supports. */
  readonly unshown: readonly string[]
  /** What is missing first of all; null where nothing is. */
  readonly gap: Exclude<GapKind, 'unused-exhibit'> | null
}

/** What stands behind an element; withdrawn facts do not count. */
export function countElement(element: Pick<ElementDraft, 'factIds' | 'againstIds'>, weighed: Weighed): ElementCount {
  const standing = (ids: readonly string[]) =>
    ids.flatMap((id) => {
      const fact = weighed.fact(id)
      return fact && !fact.withdrawn ? [fact] : []
    })
  const facts = standing(element.factIds)
  const documents = new Set(facts.flatMap(({ documentIds }) => documentIds))
  const shown = facts.filter(({ documentIds }) => documentIds.length > 0)
  const origins = shown.length === 0 ? 0 : weighed.origins(shown.map(({ id }) => id))
  return {
    facts: facts.length,
    against: standing(element.againstIds).length,
    exhibits: [...documents].flatMap((id) => weighed.exhibit(id) ?? []),
    documents: documents.size,
    origins,
    unshown: facts.filter(({ documentIds }) => documentIds.length === 0).map(({ id }) => id),
    gap: facts.length === 0 ? 'no-fact' : documents.size === 0 ? 'no-document' : origins === 1 ? 'one-source' : null,
  }
}

export interface FoundGap {
  readonly kind: GapKind
  readonly claimId: string | null
  readonly element: number | null
  readonly factId: string | null
  readonly documentId: string | null
}

export interface ExhibitUse {
  readonly documentId: string
  readonly used: boolean
}

/** Everything that is missing: by kind, then in the order of the claims and their elements. */
export function gapsIn(
  claims: readonly (Pick<ClaimDraft, 'elements'> & { id: string })[],
  weighed: Weighed,
  exhibits: readonly ExhibitUse[],
): FoundGap[] {
  const nowhere = { claimId: null, element: null, factId: null, documentId: null }
  const found = claims.flatMap(({ id: claimId, elements }) =>
    elements.flatMap((element): FoundGap[] => {
      const { facts, documents, origins, unshown } = countElement(element, weighed)
      const place = { ...nowhere, claimId, element: element.number }
      if (facts === 0) return [{ ...place, kind: 'no-fact' }]
      const undocumented = unshown.map((factId): FoundGap => ({ ...place, kind: 'no-document', factId }))
      return documents > 0 && origins === 1 ? [...undocumented, { ...place, kind: 'one-source' }] : undocumented
    }),
  )
  const unused = exhibits
    .filter(({ used }) => !used)
    .map(({ documentId }): FoundGap => ({ ...nowhere, kind: 'unused-exhibit', documentId }))
  return [...found, ...unused].toSorted((a, b) => GAPS.indexOf(a.kind) - GAPS.indexOf(b.kind))
}
