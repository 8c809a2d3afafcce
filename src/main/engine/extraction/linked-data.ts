import type { PageDocument } from './html-dom.ts'

/** What a page's JSON-LD (schema.org) says of the article on it. */
export interface LinkedArticle {
  readonly headline: string | undefined
  readonly authors: string | undefined
  readonly publisher: string | undefined
  readonly published: string | undefined
  readonly modified: string | undefined
  readonly address: string | undefined
}

export interface LinkedData {
  readonly article: LinkedArticle | undefined
  /** The name of the site as a whole. */
  readonly site: string | undefined
  /** Days on which events begin and end that the page announces: none of them is that of publication. */
  readonly eventDays: readonly string[]
}

type Json = Readonly<Record<string, unknown>>

const ARTICLE =
  /^(?:\w*Article|NewsArticle|BlogPosting|Report|LiveBlogPosting|SocialMediaPosting|DiscussionForumPosting|Review|Recipe|Legislation|PressRelease)$/
const EVENT = /^\w*Event$/

/** Nodes nested deeper, or beyond this number, are not looked at. */
const DEEPEST = 5
const MOST_NODES = 5000

/** Reads all of the page's JSON-LD together, since its parts name one another by `@id`; broken JSON is passed over. */
export function linkedData(document: PageDocument): LinkedData {
  const nodes = [...document.querySelectorAll('script[type="application/ld+json"]')].flatMap((script) =>
    nodesOf(parsed(script.textContent ?? '')),
  )
  const named = new Map(nodes.filter((node) => Object.keys(node).length > 1).map((node) => [node['@id'], node]))
  const article = nodes.find((node) => isA(node, ARTICLE))
  return {
    article: article && read(article, named, document.querySelector('title')?.textContent ?? ''),
    site: text(nodes.find((node) => isA(node, /^WebSite$/))?.['name']),
    eventDays: nodes
      .filter((node) => isA(node, EVENT))
      .flatMap((node) => [text(node['startDate']), text(node['endDate'])])
      .flatMap((day) => (day === undefined ? [] : [day.slice(0, 10)])),
  }
}

function parsed(source: string): unknown {
  const json = source.replace(/^\s*(?:<!\[CDATA\[|\/\*<!\[CDATA\[\*\/)|(?:\]\]>|\/\*\]\]>\*\/)\s*$/g, '')
  try {
    return JSON.parse(json)
  } catch {
    // Line breaks within strings are the commonest mistake that sites make in it.
    try {
      return JSON.parse(json.replace(/[\n\r\t]+/g, ' '))
    } catch {
      return undefined
    }
  }
}

function nodesOf(value: unknown, found: Json[] = [], depth = 0): Json[] {
  if (depth > DEEPEST || found.length > MOST_NODES || value === null || typeof value !== 'object') return found
  if (Array.isArray(value)) for (const item of value) nodesOf(item, found, depth + 1)
  else {
    const node = value as Json
    found.push(node)
    for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'isPartOf', 'publisher', 'author'])
      nodesOf(node[key], found, depth + 1)
  }
  return found
}

const isA = (node: Json, type: RegExp) =>
  [node['@type']].flat().some((name) => typeof name === 'string' && type.test(name.replace(/^.*[/:]/, '')))

function read(article: Json, named: ReadonlyMap<unknown, Json>, pageTitle: string): LinkedArticle {
  const namesOf = (key: string) => names(article[key], named)
  return {
    headline: headline(text(article['headline']), text(article['name']), pageTitle),
    authors: namesOf('author') ?? namesOf('creator'),
    publisher: namesOf('publisher') ?? namesOf('sourceOrganization') ?? namesOf('isPartOf'),
    published: text(article['datePublished']),
    modified: text(article['dateModified']),
    address:
      text(article['url']) ??
      text((article['mainEntityOfPage'] as Json | undefined)?.['@id'] ?? article['mainEntityOfPage']),
  }
}

/** Some pages put the title under `name` and a general word under `headline`: the page's own title tells. */
function headline(headline: string | undefined, name: string | undefined, pageTitle: string): string | undefined {
  const isNamed = name !== undefined && pageTitle.includes(name) && name.length * 2 > pageTitle.length
  return headline !== undefined && (pageTitle.includes(headline) || !isNamed) ? headline : name
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

function names(value: unknown, named: ReadonlyMap<unknown, Json>): string | undefined {
  const found = [value].flat().map((item) => {
    const node = item as Json | null
    return text(item) ?? text(node?.['name']) ?? text(named.get(node?.['@id'])?.['name'])
  })
  return found.filter((name) => name !== undefined && !/^https?:/.test(name)).join(', ') || undefined
}
