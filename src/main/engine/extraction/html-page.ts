import { Readability } from '@mozilla/readability'
import type { Finding } from '../../../shared/domain/article.ts'
import { markSiteHeader, readArticleText } from './article-text.ts'
import type { Draft } from './draft.ts'
import { htmlDrafts } from './html-blocks.ts'
import { extent, type PageDocument, type PageElement, parseDocument } from './html-dom.ts'
import { isNoise, markNoise } from './noise.ts'
import { pageFindings } from './page-metadata.ts'
import type { PictureSource } from './pictures.ts'
import type { Reading } from './reading.ts'
import { headed, sanitisedBody } from './sanitise.ts'

/** Pages with more nodes, or nested deeper, are read without looking for the article on them, which would take too long. */
const MOST_NODES = 150_000
const DEEPEST_ARTICLE = 200

/** An article shorter than this is no article: the whole page is the text. */
const SHORTEST_ARTICLE = 200

/** Reads a page's text, what it says of itself, and its sanitised form. */
export function readHtml(html: string, pictures?: PictureSource): Reading {
  const document = parseDocument(html)
  const drafts = htmlDrafts(document.body)
  const found = pageFindings(document, html)
  const body = sanitisedBody(document.body, pictures)
  const pageTitle = document.querySelector('head > title')?.textContent
  const language = /^[a-z]{2}(?![a-z])/i.exec(document.documentElement.getAttribute('lang') ?? '')?.[0].toLowerCase()
  const article = takenApart(document)
  if (article && covers(drafts, article)) markAround(drafts, article)
  else markNoise(drafts)
  if (article) addArticle(found, article)
  addPageTitle(found, pageTitle)
  const title = found.find(({ field }) => field === 'title')?.value
  const inText = readArticleText(drafts, title).filter((finding) => addsTo(found, finding))
  if (!article) markSiteHeader(drafts)
  return {
    drafts,
    findings: [...found, ...inText],
    html: headed(body, { title, language }),
    ...(language && { language }),
  }
}

/** Whether the text says what the page's own data do not: a field that they leave out, or another day of publication. */
function addsTo(found: readonly Finding[], { field, basis, value }: Finding): boolean {
  const known = found.filter((other) => other.field === field)
  if (known.length === 0) return true
  if (field === 'publisher')
    return known.every((other) => !isPartOf(other.value, value) && !isPartOf(value, other.value))
  if (field !== 'published' || basis === 'offered') return false
  const sameDay = value.replace(/^XXXX/, '')
  return known.every((other) => !other.value.endsWith(sameDay))
}

const isPartOf = (part: string, whole: string) => squeezed(whole).toLowerCase().includes(squeezed(part).toLowerCase())

/** A title without the site's own name at its end, as `<title>` often carries it. */
function withoutSite(title: string, found: readonly Finding[]): string {
  const site = found.find(({ field }) => field === 'publisher')?.value
  const parted = /^(.+\S)\s+[-–—|·:»]\s+(.+)$/.exec(title)
  return parted?.[1] && site !== undefined && parted[2]?.toLowerCase() === site.toLowerCase() ? parted[1] : title
}

/** The title of the browser's window, where nothing says better what the article is called. */
function addPageTitle(found: Finding[], text: string | null | undefined): void {
  const whole = text?.replace(/\s+/g, ' ').trim()
  if (!whole || found.some(({ field }) => field === 'title')) return
  found.push({ field: 'title', role: 'main', value: withoutSite(whole, found), basis: 'file', where: 'title' })
}

interface FoundArticle {
  readonly title: string
  readonly byline: string
  readonly texts: ReadonlySet<string>
}

/** The article on a page. Readability takes the document apart: nothing else is to be read from it afterwards. */
function takenApart(document: PageDocument): FoundArticle | undefined {
  const { nodes, depth } = extent(document.body)
  if (nodes > MOST_NODES || depth > DEEPEST_ARTICLE) return undefined
  try {
    const page = document as unknown as ConstructorParameters<typeof Readability>[0]
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

/** Whether most of the article is among the paragraphs: where it was cut otherwise than they are, it cannot tell which are its. */
function covers(drafts: readonly Draft[], { texts }: FoundArticle): boolean {
  const own = new Set(drafts.map(({ text }) => squeezed(text)))
  let found = 0
  let whole = 0
  for (const text of texts) {
    whole += text.length
    if (own.has(text)) found += text.length
  }
  return found * 2 >= whole
}

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
    found.push({ field: 'title', role: 'main', value: withoutSite(title, found), basis: 'file', where: 'title' })
  const names = byline.replace(/\s+/g, ' ').replace(/^by\s+/i, '')
  if (names && !/\d{4}/.test(names) && missing('author'))
    found.push({ field: 'author', role: 'main', value: names, basis: 'file', where: 'byline' })
}
