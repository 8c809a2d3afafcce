import type { ArticleField, FindingRole } from '../../../shared/domain/article.ts'
import type { PageDocument, PageElement } from './html-dom.ts'

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

/** What the page's elements mark as the article's own date, publisher and author. */
export function pageMarks(document: PageDocument): PageMark[] {
  const found: PageMark[] = []
  for (const [field, role, marks] of MARKS) {
    for (const where of marks) {
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

/** Prose of this length, in characters, ends the head of an article. */
const PROSE = 140

/**
 * The `<time>` at the article's head: the first one between its heading and its prose, or right above its heading.
 * Undefined where the page has none there, or where several days stand there and nothing says which is meant.
 */
export function headTime(document: PageDocument): PageMark | undefined {
  const inOrder = [...document.querySelectorAll('h1, h2, p, li, time[datetime]')]
  const own = inOrder.filter((element) => !isElsewhere(element))
  const heading = own.findIndex((element) => element.localName.toLowerCase() === 'h1')
  if (heading === -1) return undefined
  const prose = own.findIndex((element, at) => at > heading && isProse(element))
  const isTime = (element: PageElement) => element.localName.toLowerCase() === 'time'
  const below = own.slice(heading + 1, prose === -1 ? heading + 6 : prose).filter(isTime)
  const above = own[heading - 1]
  const candidates = below.length > 0 ? below : above && isTime(above) ? [above] : []
  const days = new Set(candidates.map((element) => element.getAttribute('datetime')?.slice(0, 10)))
  const value = candidates[0]?.getAttribute('datetime')
  return days.size === 1 && value ? { field: 'published', role: 'head', value, where: 'time[datetime]' } : undefined
}

const isProse = ({ localName, textContent }: PageElement) =>
  /^(?:p|li)$/i.test(localName) && (textContent ?? '').trim().length >= PROSE
