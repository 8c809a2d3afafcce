import type { ArticleField, FindingRole } from '../../../shared/domain/article.ts'
import { bareDate } from './date-lines.ts'
import { type PageDocument, type PageElement, tagOf } from './html-dom.ts'

/** A value that an element of the page marks as the article's, with the mark by which it was read. */
export interface PageMark {
  readonly field: ArticleField
  readonly role: FindingRole
  readonly value: string
  readonly where: string
}

/** Microdata, RDFa and the class names of hAtom, hNews and the commonest site programs, the most trustworthy first. */
const MARKS: readonly (readonly [field: ArticleField, role: FindingRole, marks: readonly string[]])[] = [
  [
    'published',
    'main',
    [
      '[itemprop~="datePublished"]',
      '[property$="datePublished"]:not(meta)',
      '[property~="article:published_time"]:not(meta)',
      '[property~="dc:issued"], [property~="dcterms:issued"]',
      '[property~="dc:date"], [property~="dc:created"], [property~="dcterms:created"]',
      'time[pubdate]',
      'time[class*="publish"]',
      '.dt-published',
      '.hentry .published, .hnews .published, abbr.published',
      '.entry-date[datetime]',
      '.post-timestamp [title], abbr.date[title]',
    ],
  ],
  [
    'published',
    'modified',
    ['[itemprop~="dateModified"]', '[property$="dateModified"]:not(meta)', '.hentry .updated', '.dt-updated'],
  ],
  [
    'publisher',
    'main',
    [
      '[itemprop~="publisher"] [itemprop~="name"]',
      '[itemprop~="publisher"]:not([itemscope])',
      '[property$="publisher"]:not(meta) [property$="name"]',
      '.source-org .org, .source-org.org, .source-org .fn',
    ],
  ],
  [
    'author',
    'main',
    [
      '[itemprop~="author"] [itemprop~="name"]',
      '[itemprop~="author"]:not([itemscope]):not(meta)',
      '[property~="dc:creator"]:not(meta)',
    ],
  ],
]

/** Parts of a page that speak of other things than the article: what readers wrote, and links to other articles. */
const ELSEWHERE =
  'aside, footer, nav, [itemprop~="comment"], [itemprop~="review"], [itemprop~="reviews"], [itemtype*="Comment"], [class*="comment"], [id*="comment"], [class*="related"], [class*="sidebar"], [class*="teaser"], [class*="widget"], [class*="recommend"], [class*="archive"]'

/** Whether an element belongs to another thing than the article; a class of the whole page ("has-sidebar") says nothing. */
export function isElsewhere(element: PageElement): boolean {
  for (let part = element.closest(ELSEWHERE); part; part = part.parentElement?.closest(ELSEWHERE) ?? null) {
    if (!/^(?:html|body|main|article)$/i.test(part.localName) && part.querySelector('h1') === null) return true
  }
  return false
}

/** The names and values of each mark's alternatives. */
const WORDS_OF_MARKS = new Map(
  MARKS.flatMap(([, , marks]) => marks).map((mark) => {
    const alternatives = mark.replaceAll(/:not\([^)]*\)/g, '').split(', ')
    return [mark, alternatives.map((one) => (one.match(/[\w:-]+/g) ?? []).map((word) => word.toLowerCase()))]
  }),
)

/** Whether a page may hold a mark, by the words of its source in lower case: most hold few, and to look walks all of it. */
function mayHold(source: string, mark: string): boolean {
  return WORDS_OF_MARKS.get(mark)!.some((words) => words.every((word) => source.includes(word)))
}

/** What the page's elements mark as the article's own date, publisher and author. */
export function pageMarks(document: PageDocument, html: string): PageMark[] {
  const found: PageMark[] = []
  const source = html.toLowerCase()
  for (const [field, role, marks] of MARKS) {
    for (const where of marks.filter((mark) => mayHold(source, mark))) {
      const element = [...document.querySelectorAll(where)].find((candidate) => !isElsewhere(candidate))
      const value = element && valueOf(element, field)
      if (value) found.push({ field, role, value, where })
    }
  }
  return found
}

function valueOf(element: PageElement, field: ArticleField): string | null {
  const written = element.getAttribute('content') ?? element.getAttribute('datetime')
  if (field !== 'published') return element.getAttribute('content') ?? element.textContent
  return written ?? element.getAttribute('title') ?? element.textContent
}

/** Prose of this length, in characters, ends the head of an article; so does this number of elements. */
const PROSE = 140
const HEAD_ELEMENTS = 30

/**
 * The day at the article's head: in a `<time>` or an element that holds a date and nothing else, between the heading and
 * the prose, else in a `<time>` right above the heading. Undefined where several days stand there and nothing says which
 * is meant.
 */
export function headTime(document: PageDocument): PageMark | undefined {
  const inOrder = [...document.querySelectorAll('h1, p, li, div, span, small, em, i, b, td, font, time[datetime]')]
  const heading = inOrder.findIndex((element) => tagOf(element) === 'h1' && !isElsewhere(element))
  if (heading === -1) return undefined
  const below = inOrder.slice(heading + 1, heading + 1 + HEAD_ELEMENTS)
  const prose = below.findIndex(isProse)
  const head = prose === -1 ? below : below.slice(0, prose)
  const above = inOrder.slice(0, heading).findLast((element) => tagOf(element) === 'time' || isProse(element))
  const found = dayAmong(head) ?? dayAmong(above && tagOf(above) === 'time' ? [above] : [])
  return found && { field: 'published', role: 'head', ...found }
}

function dayAmong(elements: readonly PageElement[]): { value: string; where: string } | undefined {
  const days = elements
    .filter((element) => !isElsewhere(element))
    .flatMap((element) => {
      const moment = tagOf(element) === 'time' ? element.getAttribute('datetime') : null
      if (moment !== null) return [{ value: moment.slice(0, 10), where: 'time[datetime]' }]
      const isAlone = [...element.children].length === 0 && !isRowed(element)
      const date = isAlone ? bareDate((element.textContent ?? '').slice(0, 60)) : undefined
      return date && /^\d{4}-\d\d-\d\d$/.test(date.date) ? [{ value: date.date, where: tagOf(element) }] : []
    })
  return new Set(days.map(({ value }) => value)).size === 1 ? days[0] : undefined
}

/** In a row or a list of facts a date is one of the facts. */
function isRowed(element: PageElement): boolean {
  const row = element.closest('tr, dl, li')
  return row !== null && (tagOf(row) !== 'tr' || [...row.children].length > 1)
}

function isProse(element: PageElement): boolean {
  const isText = /^(?:p|li|td)$/.test(tagOf(element)) || [...element.children].length === 0
  return isText && (element.textContent ?? '').trim().length >= PROSE
}
