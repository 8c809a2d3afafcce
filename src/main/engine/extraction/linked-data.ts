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

type Json = Readonly<Record<string, unknown>>

const ARTICLE =
  /^(?:\w*Article|NewsArticle|BlogPosting|Report|LiveBlogPosting|SocialMediaPosting|DiscussionForumPosting|Review|Recipe|Legislation|PressRelease)$/

/** Finds the first article in the page's JSON-LD; broken JSON is passed over. */
export function linkedArticle(document: PageDocument): LinkedArticle | undefined {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const article = firstArticle(parsed(script.textContent ?? ''))
    if (article) return read(article, document.querySelector('title')?.textContent ?? '')
  }
  return undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\s*<!\[CDATA\[|\]\]>\s*$/g, ''))
  } catch {
    return undefined
  }
}

function firstArticle(value: unknown, depth = 0): Json | undefined {
  if (depth > 4 || value === null || typeof value !== 'object') return undefined
  if (Array.isArray(value)) return value.map((item) => firstArticle(item, depth + 1)).find(Boolean)
  const node = value as Json
  if ([node['@type']].flat().some((type) => typeof type === 'string' && ARTICLE.test(type))) return node
  return firstArticle(node['@graph'] ?? node['mainEntity'], depth + 1)
}

function read(article: Json, pageTitle: string): LinkedArticle {
  return {
    headline: headline(text(article['headline']), text(article['name']), pageTitle),
    authors: names(article['author']) ?? names(article['creator']),
    publisher: names(article['publisher']),
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

function names(value: unknown): string | undefined {
  const found = [value].flat().map((item) => text(item) ?? text((item as Json | null)?.['name']))
  return found.filter((name) => name !== undefined && !/^https?:/.test(name)).join(', ') || undefined
}
