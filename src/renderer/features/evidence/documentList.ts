import type { DocumentSummary } from '../../../shared/contract/evidence.ts'
import { bounds, compareEdtf, type EdtfDate } from '../../../shared/domain/edtf.ts'
import { compareExhibitNumbers, parseExhibitNumber } from '../../../shared/domain/exhibit-number.ts'
import { inert } from '../../../shared/domain/inert.ts'

export const DOCUMENT_ORDERS = ['date', 'title', 'imported', 'exhibit'] as const
export type DocumentOrder = (typeof DOCUMENT_ORDERS)[number]

export const DOCUMENT_STATES = ['all', 'unreviewed', 'not-cited', 'same-story', 'refused'] as const
export type DocumentState = (typeof DOCUMENT_STATES)[number]

export interface DocumentFilter {
  readonly text: string
  readonly state: DocumentState
  /** Null where documents of every tag are wanted. */
  readonly tag: string | null
  /** The documents on which a fact rests; needed where those are wanted on which none does. */
  readonly cited?: ReadonlySet<string>
  /** Of each document whose story others tell too, the one under which they are listed, itself where it is that. */
  readonly heads?: ReadonlyMap<string, string>
}

export interface DocumentRow {
  readonly document: DocumentSummary
  /** How deep it lies under the document that it is attached to, translates or copies, or whose story it tells; 0 at the top. */
  readonly depth: number
  /** How many documents tell its story, where they are listed under it. */
  readonly copies?: number
}

/** Title, else first sentence, else file name. */
export function listedAs(document: Pick<DocumentSummary, 'title' | 'firstSentence' | 'fileName'>): string {
  return document.title ?? document.firstSentence ?? inert(document.fileName)
}

/** The name of a document behind its exhibit number, where it has one. */
export function documentLabel(
  document: Pick<DocumentSummary, 'exhibit' | 'title' | 'firstSentence' | 'fileName'>,
): string {
  return [document.exhibit, listedAs(document)].filter(Boolean).join(' ')
}

/** Every tag of the documents, once, in the order of the alphabet. */
export function tagsOf(documents: readonly Pick<DocumentSummary, 'tags'>[], language: string): string[] {
  return [...new Set(documents.flatMap(({ tags }) => tags))].toSorted(new Intl.Collator(language).compare)
}

function isInState(document: DocumentSummary, { state, cited, heads }: DocumentFilter): boolean {
  switch (state) {
    case 'all':
      return true
    case 'unreviewed':
      return !document.marks.reviewed
    case 'not-cited':
      return document.readable !== 'refused' && !cited?.has(document.id)
    case 'same-story':
      return heads?.has(document.id) ?? false
    case 'refused':
      return document.readable === 'refused'
  }
}

/**
 * The documents that the filter lets through, in order, each directly under the one it belongs to where that is shown.
 * Documents without a date or a number come last whichever way the list runs.
 *
 * @param seriesOrder Prefixes of the case's series in their order.
 */
export function arrange(
  documents: readonly DocumentSummary[],
  filter: DocumentFilter,
  order: { by: DocumentOrder; descending: boolean },
  seriesOrder: readonly string[],
  collator: Intl.Collator,
): DocumentRow[] {
  const shown = documents.filter((document) => passes(document, filter))
  const shownIds = new Set(shown.map((document) => document.id))
  const { heads = new Map<string, string>() } = filter
  const copies = Map.groupBy(heads.values(), (head) => head)
  const parentOf = ({ id, relation }: DocumentSummary) => {
    const head = heads.get(id)
    // The head of a story stands under none that tells it too.
    if (relation && shownIds.has(relation.of) && (head !== id || heads.get(relation.of) !== id)) return relation.of
    return head !== undefined && head !== id && shownIds.has(head) ? head : null
  }
  const children = Map.groupBy(shown, parentOf)
  const compare = comparison(order, seriesOrder, collator)
  const placed = new Set<string>()

  const under = (parent: string | null, depth: number): DocumentRow[] =>
    (children.get(parent) ?? []).toSorted(compare).flatMap((document) => {
      if (placed.has(document.id)) return []
      placed.add(document.id)
      return [{ document, depth, copies: copies.get(document.id)?.length }, ...under(document.id, depth + 1)]
    })
  const rows = under(null, 0)
  const inACircle = shown.filter(({ id }) => !placed.has(id)).map((document) => ({ document, depth: 0 }))
  return [...rows, ...inACircle]
}

function passes(document: DocumentSummary, filter: DocumentFilter): boolean {
  const { text, tag } = filter
  if (!isInState(document, filter)) return false
  if (tag !== null && !document.tags.includes(tag)) return false
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const searched = [
    document.title,
    document.firstSentence,
    document.fileName,
    document.publisher,
    document.author,
    document.exhibit,
    ...document.tags,
  ]
    .join('\n')
    .toLocaleLowerCase()
  return words.every((word) => searched.includes(word))
}

function comparison(
  { by, descending }: { by: DocumentOrder; descending: boolean },
  seriesOrder: readonly string[],
  collator: Intl.Collator,
): (a: DocumentSummary, b: DocumentSummary) => number {
  const sign = descending ? -1 : 1
  const byTitle = (a: DocumentSummary, b: DocumentSummary) => collator.compare(listedAs(a), listedAs(b))
  const last = (a: boolean, b: boolean) => Number(a) - Number(b)
  switch (by) {
    case 'title':
      return (a, b) => sign * byTitle(a, b)
    case 'imported':
      return (a, b) => sign * collator.compare(a.importedAt, b.importedAt) || byTitle(a, b)
    case 'date':
      return (a, b) =>
        last(!isPlaceable(a.published), !isPlaceable(b.published)) ||
        sign * compareEdtf(a.published ?? undefined, b.published ?? undefined) ||
        byTitle(a, b)
    case 'exhibit':
      return (a, b) => {
        const left = a.exhibit === null ? undefined : parseExhibitNumber(a.exhibit)
        const right = b.exhibit === null ? undefined : parseExhibitNumber(b.exhibit)
        if (!left || !right) return last(!left, !right) || byTitle(a, b)
        return sign * compareExhibitNumbers(left, right, seriesOrder)
      }
  }
}

function isPlaceable(date: EdtfDate | null): boolean {
  if (date === null) return false
  const { earliest, latest } = bounds(date)
  return earliest !== undefined || latest !== undefined
}
