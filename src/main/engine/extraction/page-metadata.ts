import type { ArticleField, Finding, FindingRole } from '../../../shared/domain/article.ts'
import { civilDate } from './dates.ts'
import type { PageDocument } from './html-dom.ts'
import { linkedData } from './linked-data.ts'
import { headTime, isElsewhere, pageMarks } from './page-marks.ts'
import { siteName } from './site-name.ts'

/** Names under which pages' `<meta>` elements give a field, the most trustworthy first. */
const META: readonly (readonly [field: ArticleField, role: FindingRole, names: string])[] = [
  [
    'title',
    'main',
    'dc.title dcterms.title dcterm.title og:title weibo:article:title weibo:webpage:title title twitter:title parsely-title citation_title',
  ],
  [
    'author',
    'main',
    'dc.creator dcterms.creator dcterm.creator author parsely-author article:author citation_author sailthru.author byl',
  ],
  [
    'publisher',
    'main',
    'og:site_name dc.publisher dcterms.publisher citation_journal_title prism.publicationname citation_publisher application-name apple-mobile-web-app-title copyright',
  ],
  [
    'published',
    'main',
    'article:published_time article:published parsely-pub-date datepublished dc.date.issued dcterms.issued dcterms.created dc.date.created dc.date citation_publication_date citation_date publication_date publish-date publishdate pubdate pub_date sailthru.date date.release dcterms.date date',
  ],
  [
    'published',
    'modified',
    'article:modified_time article:modified og:updated_time datemodified dcterms.modified dc.date.modified last-modified lastmod',
  ],
  ['address', 'main', 'og:url parsely-link twitter:url'],
]

/** What a page's own data say of the article on it, best first. */
export function pageFindings(document: PageDocument, html: string): Finding[] {
  const findings: Finding[] = []
  const add = (field: ArticleField, role: FindingRole, raw: string | null | undefined, where: string) => {
    const value = raw && cleaned(field, raw)
    if (value && !findings.some((other) => other.field === field && other.value === value && other.role === role))
      findings.push({ field, role, value, basis: 'file', where })
  }
  const { article: linked, site, eventDays } = linkedData(document)
  add('title', 'main', linked?.headline, 'JSON-LD headline')
  add('author', 'main', linked?.authors, 'JSON-LD author')
  // Sites that name the author as the publisher name themselves elsewhere.
  const isPublished = linked?.publisher !== linked?.authors
  if (isPublished) add('publisher', 'main', linked?.publisher, 'JSON-LD publisher')
  add('published', 'main', linked?.published, 'JSON-LD datePublished')
  add(
    'address',
    'main',
    document.querySelector('link[rel~="canonical"]')?.getAttribute('href'),
    'link[rel="canonical"]',
  )
  const metas = metaElements(document)
  const marks = pageMarks(document, html)
  const addMarks = (field: ArticleField, role: FindingRole) => {
    for (const mark of marks) if (mark.field === field && mark.role === role) add(field, role, mark.value, mark.where)
  }
  for (const [field, role, names] of META) {
    if (field === 'published' && role === 'modified') addMarks('published', 'main')
    for (const name of names.split(' ')) {
      const found = metas.get(name) ?? []
      if (field === 'author')
        add(field, role, found.map(({ value }) => cleaned(field, value)).join('; '), found[0]?.where ?? '')
      else for (const { value, where } of found) add(field, role, value, where)
    }
    if (field !== 'published' || role !== 'main') addMarks(field, role)
  }
  add('publisher', 'main', site, 'JSON-LD WebSite')
  if (!isPublished) add('publisher', 'main', linked?.publisher, 'JSON-LD publisher')
  const isDated = findings.some(({ field, role }) => field === 'published' && role === 'main')
  const time = isDated || eventDays.length > 0 ? undefined : headTime(document)
  add('published', 'head', time?.value, time?.where ?? '')
  add('published', 'modified', linked?.modified, 'JSON-LD dateModified')
  add('address', 'main', linked?.address, 'JSON-LD url')
  add('address', 'main', savedFrom(document), 'saved from url')
  if (!findings.some(({ field }) => field === 'publisher')) addSiteName(findings, document)
  return findings
}

function addSiteName(findings: Finding[], document: PageDocument): void {
  const headings = [...document.querySelectorAll('h1, h2, h3')].map(({ textContent }) => textContent ?? '')
  const titles = [...findings.filter(({ field }) => field === 'title').map(({ value }) => value), ...headings]
  const { value, where, confirmed } = siteName(document, titles) ?? {}
  if (value !== undefined && where !== undefined)
    findings.push({ field: 'publisher', role: 'main', value, basis: confirmed ? 'file' : 'offered', where })
}

function metaElements(document: PageDocument): Map<string, { value: string; where: string }[]> {
  const found = new Map<string, { value: string; where: string }[]>()
  for (const meta of document.querySelectorAll('meta[content]')) {
    const value = meta.getAttribute('content')?.trim()
    if (!value || (meta.hasAttribute('itemprop') && isElsewhere(meta))) continue
    for (const attribute of ['property', 'name', 'itemprop']) {
      for (const name of meta.getAttribute(attribute)?.trim().split(/\s+/) ?? []) {
        const key = name
          .toLowerCase()
          .replace(/^(dc|dcterms?|article|og|twitter|weibo)[.:]/, (_, prefix: string) =>
            /^dc/.test(prefix) ? `${prefix}.` : `${prefix}:`,
          )
        found.set(key, [...(found.get(key) ?? []), { value, where: `meta[${attribute}="${name}"]` }])
      }
    }
  }
  return found
}

/** The comment by which browsers note where a page was saved from. */
function savedFrom(document: PageDocument): string | undefined {
  for (const node of [...document.childNodes, ...(document.documentElement?.childNodes ?? [])]) {
    const address = node.nodeType === 8 && /saved from url=\(\d+\)(\S+)/.exec(node.nodeValue ?? '')?.[1]
    if (address) return address
  }
  return undefined
}

function cleaned(field: ArticleField, raw: string): string | undefined {
  const value = unescaped(raw).replace(/\s+/g, ' ').trim()
  if (value === '') return undefined
  if (field === 'published') return civilDate(value)
  if (field === 'address') return /^https?:\/\/\S+$/.test(value) ? value : undefined
  if (field === 'publisher') return publisherName(value)
  if (field === 'author') return /^https?:|^@|^\//.test(value) ? undefined : value.replace(/^by\s+/i, '')
  return value
}

/** Longer than this, in words, it is a sentence on rights or a slogan. */
const LONGEST_PUBLISHER = 10

function publisherName(value: string): string | undefined {
  const name = value
    .replace(/^(?:copyright|©|\(c\)|\d{4}(?:\s?[-–]\s?\d{4})?|[\s,.@])+(?=\P{Ll})/iu, '')
    .replace(/\s[-–—|·]\s.*$/u, '')
    .replace(/[.,]?\s+all rights reserved.*$/i, '')
  return name !== '' && name.split(' ').length <= LONGEST_PUBLISHER ? name : undefined
}

const ENTITIES: Readonly<Record<string, string>> = { quot: '"', amp: '&', apos: "'", lt: '<', gt: '>' }

/** Sites write entities into their metadata twice. */
function unescaped(text: string): string {
  return text
    .replace(/&(quot|amp|apos|lt|gt);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (whole, hex?: string, decimal?: string) => {
      const code = hex ? parseInt(hex, 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    })
}
