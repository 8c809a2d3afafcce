import { Readability } from '@mozilla/readability'
import type { Finding } from '../../../shared/domain/article.ts'
import { markSiteHeader, readArticleText } from './article-text.ts'
import type { Detected } from './detect.ts'
import type { Draft } from './draft.ts'
import { decodeText, known } from './encoding.ts'
import { readArchivedPage } from './archived-page.ts'
import { htmlDrafts } from './html-blocks.ts'
import { extent, type PageDocument, type PageElement, parseDocument } from './html-dom.ts'
import { isNoise, markNoise } from './noise.ts'
import { pageFindings } from './page-metadata.ts'
import { type Reading, Unreadable } from './reading.ts'
import { sanitised } from './sanitise.ts'

/** Pages with more nodes, or nested deeper, are read without looking for the article on them, which would take too long. */
const MOST_NODES = 150_000
const DEEPEST_ARTICLE = 200

/** An article shorter than this is no article: the whole page is the text. */
const SHORTEST_ARTICLE = 200

/** Reads a saved web page. Throws Unreadable. */
export async function readWebPage(bytes: Uint8Array, { mime }: Detected): Promise<Reading> {
  if (mime === 'multipart/related') return readArchivedPage(bytes)
  const decoded = decodeText(bytes, declaredEncoding(bytes))
  if (!decoded) throw new Unreadable('unsupported-format')
  return { ...readHtml(decoded.text), encoding: decoded.encoding }
}

/** The encoding that the page's first kilobytes declare. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 8192)).toString('latin1')
  const label =
    /<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head) ??
    /^\s*<\?xml[^>]+encoding\s*=\s*["']([\w:.-]+)/i.exec(head)
  return label?.[1] && known(label[1])
}

/** Reads a page's text, what it says of itself, and its sanitised form. */
export function readHtml(html: string, pictures?: ReadonlyMap<string, string>): Reading {
  const document = parseDocument(html)
  const drafts = htmlDrafts(document.body)
  const found = pageFindings(document)
  const article = articleOf(html, document)
  if (article) markAround(drafts, article)
  else markNoise(drafts)
  const title = found.find(({ field }) => field === 'title')?.value
  if (article) addArticle(found, article)
  const known = found.find(({ field }) => field === 'title')?.value
  const language = /^[a-z]{2}(?![a-z])/i.exec(document.documentElement.getAttribute('lang') ?? '')?.[0].toLowerCase()
  const inText = readArticleText(drafts, known).filter((finding) => !found.some(({ field }) => field === finding.field))
  if (!article) markSiteHeader(drafts)
  return {
    drafts,
    findings: [...found, ...inText],
    html: sanitised(document.body, { title: title ?? known, language, ...(pictures && { pictures }) }),
    ...(language && { language }),
  }
}

interface FoundArticle {
  readonly title: string
  readonly byline: string
  readonly texts: ReadonlySet<string>
}

function articleOf(html: string, document: PageDocument): FoundArticle | undefined {
  const { nodes, depth } = extent(document.body)
  if (nodes > MOST_NODES || depth > DEEPEST_ARTICLE) return undefined
  try {
    // Readability takes the document apart, so that it gets one of its own.
    const page = parseDocument(html) as unknown as ConstructorParameters<typeof Readability>[0]
    const found = new Readability<unknown>(page, { serializer: (element) => element }).parse()
    if (!found?.content || (found.length ?? 0) < SHORTEST_ARTICLE) return undefined
    const content = found.content as PageElement
    const texts = new Set(htmlDrafts(content).map(({ text }) => squeezed(text)))
    return { title: found.title?.trim() ?? '', byline: found.byline?.trim() ?? '', texts }
  } catch {
    return undefined
  }
}

const squeezed = (text: string) => text.replace(/\s+/g, '')

/** All but the article, its title and its byline is the site's own text. */
function markAround(drafts: readonly Draft[], { title, byline, texts }: FoundArticle): void {
  const kept = new Set([squeezed(title), squeezed(byline)])
  for (const block of drafts) {
    const text = squeezed(block.text)
    block.noise = !(texts.has(text) || kept.has(text) || (block.level === 1 && !block.noise)) || isNoise(block.text)
  }
}

function addArticle(found: Finding[], { title, byline }: FoundArticle): void {
  const missing = (field: Finding['field']) => !found.some((finding) => finding.field === field)
  if (title && missing('title'))
    found.push({ field: 'title', role: 'main', value: title, basis: 'file', where: 'title' })
  const names = byline.replace(/\s+/g, ' ').replace(/^by\s+/i, '')
  if (names && !/\d{4}/.test(names) && missing('author'))
    found.push({ field: 'author', role: 'main', value: names, basis: 'file', where: 'byline' })
}
