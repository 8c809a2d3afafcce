import type { OriginOfDocuments } from '../../../shared/contract/stories.ts'
import { type Origin, originsAmong, type OriginRuling, type Statement } from '../../../shared/domain/independence.ts'
import { requireDocument } from '../evidence/documents.ts'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import { agencyCalled, agencyNames } from './agencies.ts'
import { type Source, sourceOf } from './named-agencies.ts'
import { rulingsOf } from './rulings.ts'
import { storiesOf } from './stories.ts'

/** Where a fact is read, and whose word it is there. */
export interface Cited {
  readonly documentId: string
  readonly voice: 'outlet' | 'speaker'
  /** Empty where nobody is named. */
  readonly speaker: string
}

/** `by: 'derived'`: one is the other's translation. */
export interface OriginOf extends Omit<Origin, 'shared'> {
  readonly shared: OriginOfDocuments['shared']
}

/**
 * Into how many origins citations of a case fall at most; `statements` are their places in what was asked. To be called for
 * many facts at a time as `originsIn(vault, caseId)`.
 */
export function originsOf(vault: Vault, caseId: string, citations: readonly Cited[]): OriginOf[] {
  return originsIn(vault, caseId)(citations)
}

/** The same for many sets of citations; what the case knows of them is read once, at the first that asks for it. */
export function originsIn(vault: Vault, caseId: string): (citations: readonly Cited[]) => OriginOf[] {
  let among: ReturnType<typeof partedBy> | undefined
  return (citations) => {
    const [first, ...others] = citations
    if (first === undefined) return []
    // One document is one origin, and shares nothing with another.
    if (others.every(({ documentId }) => documentId === first.documentId)) {
      return [{ statements: citations.map((_, at) => at), shared: [] }]
    }
    among ??= partedBy(vault, caseId)
    return among(citations)
  }
}

/** Parts citations by the stories, translations and rulings of a case. */
function partedBy(vault: Vault, caseId: string): (citations: readonly Cited[]) => OriginOf[] {
  const storyOf = new Map(
    storiesOf(vault, caseId).flatMap(({ documentIds }) => documentIds.map((id) => [id, documentIds[0]!])),
  )
  const translations = translationsOf(vault, caseId)
  const rulings = rulingsOf(vault, caseId, 'origin')
  const parted = new Set(rulings.filter(({ same }) => !same).map(({ a, b }) => `${a} ${b}`))
  const derived = translations.filter(({ a, b }) => !parted.has(a < b ? `${a} ${b}` : `${b} ${a}`))
  const sources = new Map<string, Source>()

  function source(documentId: string): Source {
    const known = sources.get(documentId) ?? sourceOf(vault, documentId)
    sources.set(documentId, known)
    return known
  }

  function statementOf({ documentId, voice, speaker }: Cited): Statement {
    const { publisher, agencies } = source(documentId)
    const spoken = voice === 'speaker' && speaker !== '' ? speaker : null
    const asAgency = spoken === null ? undefined : agencyCalled(spoken)
    return {
      documentId,
      story: storyOf.get(documentId) ?? documentId,
      agencies: [...agencies.map(({ agency }) => agency), ...(asAgency === undefined ? [] : [asAgency])],
      voice,
      name: voice === 'speaker' ? spoken : publisher,
    }
  }

  return (citations) => {
    const ruled: OriginRuling[] = [...rulings, ...derived]
    return originsAmong(citations.map(statementOf), ruled).map(({ statements, shared }) => {
      const within = new Set(statements.map((at) => citations[at]!.documentId))
      const isDerived = derived.some(({ a, b }) => within.has(a) && within.has(b))
      const isRuled = rulings.some(({ a, b, same }) => same && within.has(a) && within.has(b))
      const told = toldOnce(shared)
      const none = { en: '', ru: '' }
      return {
        statements,
        shared: [
          ...(isRuled ? [{ by: 'ruling' as const, names: none }] : []),
          ...(isDerived ? [{ by: 'derived' as const, names: none }] : []),
          ...told,
        ],
      }
    })
  }
}

/** An agency that the findings take for the publisher too is told as the agency alone. */
function toldOnce(shared: Origin['shared']): OriginOfDocuments['shared'] {
  const agencies = new Set(shared.flatMap(({ by, name }) => (by === 'agency' ? [name, agencyNames(name).en] : [])))
  return shared
    .filter(({ by, name }) => by !== 'ruling' && !(by === 'outlet' && agencies.has(name)))
    .map(({ by, name }) => ({ by, names: by === 'agency' ? agencyNames(name) : { en: name, ru: name } }))
}

/** The same for documents as a whole, each in its outlet's own voice. Throws DOCUMENT_NOT_FOUND, RELATION_ACROSS_CASES. */
export function originsOfDocuments(vault: Vault, documentIds: readonly string[]): OriginOfDocuments[] {
  const [caseId, ...others] = new Set(documentIds.map((id) => requireDocument(vault, id).caseId))
  if (caseId === undefined || others.length > 0) throw new EngineError('RELATION_ACROSS_CASES')
  const cited = documentIds.map((documentId): Cited => ({ documentId, voice: 'outlet', speaker: '' }))
  return originsOf(vault, caseId, cited).map(({ statements, shared }) => ({
    documentIds: statements.map((at) => documentIds[at]!),
    shared,
  }))
}

function translationsOf(vault: Vault, caseId: string): OriginRuling[] {
  return vault.sqlite
    .prepare<[string], { a: string; b: string }>(
      `SELECT document_id AS a, of_document AS b FROM relation CROSS JOIN document ON document.id = document_id
       WHERE kind = 'translation' AND document.case_id = ?`,
    )
    .all(caseId)
    .map((pair) => ({ ...pair, same: true }))
}
