import { Lexer, type Token, type Tokens } from 'marked'
import { markSiteHeader, readArticleText } from './article-text.ts'
import { civilDate } from './dates.ts'
import { type Draft, draft } from './draft.ts'
import { decodeText } from './encoding.ts'
import { htmlDrafts } from './html-blocks.ts'
import { parseDocument } from './html-dom.ts'
import { markNoise } from './noise.ts'
import { textDrafts } from './paragraphs.ts'
import { type Reading, Unreadable } from './reading.ts'
import type { Finding } from '../../../shared/domain/article.ts'

/** Reads a Markdown file (CommonMark with tables) in any encoding, with the fields of its front matter. Throws Unreadable. */
export function readMarkdown(bytes: Uint8Array): Reading {
  const decoded = decodeText(bytes)
  if (!decoded) throw new Unreadable('unsupported-format')
  const { fields, body } = frontMatter(decoded.text)
  const drafts = markdownDrafts(body)
  markNoise(drafts)
  const title = fields.find(({ field }) => field === 'title')?.value
  const inText = readArticleText(drafts, title).filter(
    (finding) => !fields.some(({ field }) => field === finding.field),
  )
  markSiteHeader(drafts)
  return { drafts, findings: [...fields, ...inText], encoding: decoded.encoding }
}

function markdownDrafts(body: string): Draft[] {
  try {
    return new Lexer().lex(body).flatMap((token) => tokenDrafts(token))
  } catch (error) {
    // Marks nested beyond reason exhaust the lexer's stack; the text is still there.
    if (error instanceof RangeError) return textDrafts(body)
    throw error
  }
}

const FRONT_FIELDS: Readonly<Record<string, Finding['field']>> = {
  title: 'title',
  author: 'author',
  date: 'published',
  published: 'published',
  publisher: 'publisher',
  source: 'address',
  url: 'address',
}

function frontMatter(text: string): { fields: Finding[]; body: string } {
  const found = /^\ufeff?---[ \t]*\r?\n([\s\S]{0,8000}?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text)
  if (!found?.[1]) return { fields: [], body: text }
  const fields = found[1].split(/\r?\n/).flatMap((line): Finding[] => {
    const [, key = '', raw = ''] = /^([\w-]+):\s*(.+?)\s*$/.exec(line) ?? []
    const field = FRONT_FIELDS[key.toLowerCase()]
    const bare = raw.replace(/^(["'])(.*)\1$/, '$2')
    const value = field === 'published' ? civilDate(bare) : bare
    if (!field || !value || (field === 'address' && !/^https?:\/\//.test(value))) return []
    return [{ field, role: 'main', value, basis: 'file', where: `front matter "${key}"` }]
  })
  return { fields, body: text.slice(found[0].length) }
}

function tokenDrafts(token: Token, kind: Draft['kind'] = 'paragraph'): Draft[] {
  switch (token.type) {
    case 'heading':
      return one(plain(token), { kind: 'heading', level: (token as Tokens.Heading).depth })
    case 'paragraph':
    case 'text':
      return one(plain(token), { kind })
    case 'code':
      return one((token as Tokens.Code).text, { kind })
    case 'html':
      return htmlDrafts(parseDocument((token as Tokens.HTML).text).body)
    case 'blockquote':
      return (token as Tokens.Blockquote).tokens.flatMap((inner) => tokenDrafts(inner, 'quotation'))
    case 'list':
      return (token as Tokens.List).items.flatMap((item) =>
        item.tokens.flatMap((inner) => tokenDrafts(inner, 'list-item')),
      )
    case 'table': {
      const { header, rows } = token as Tokens.Table
      return [header, ...rows].flatMap((row) => one(row.map((cell) => plain(cell)).join('\t'), { kind: 'table-row' }))
    }
    default:
      return []
  }
}

const one = (text: string, more: Partial<Draft>) => (text.trim() === '' ? [] : [draft(text.trim(), more)])

/** A token's words without the marks that set them. */
function plain(token: { text?: string; tokens?: Token[] | undefined; type?: string; raw?: string }): string {
  if (token.type === 'br') return ' '
  if (token.type === 'html') return ''
  const text = token.tokens ? token.tokens.map((inner) => plain(inner)).join('') : (token.text ?? token.raw ?? '')
  return token.tokens ? text.replace(/\s+/g, ' ') : text
}
