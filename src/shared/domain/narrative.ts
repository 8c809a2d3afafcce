import { Lexer, type Token, type Tokens } from 'marked'
import { bracesIn } from './reference.ts'

/** Words of a narrative that look alike; `reference` is what stands in a pair of braces. */
export interface NarrativeSpan {
  readonly text: string
  readonly strong: boolean
  readonly emphasis: boolean
  readonly reference: string | null
}

export type NarrativeBlock = { readonly spans: readonly NarrativeSpan[] } & (
  | { readonly kind: 'paragraph' }
  /** From 1, under the section's own heading. */
  | { readonly kind: 'heading'; readonly level: number }
  | { readonly kind: 'quotation' }
  /** `mark` as it is shown: `•`, `2.`; depth from 0. */
  | { readonly kind: 'list-item'; readonly mark: string; readonly depth: number }
)

type Look = Pick<NarrativeSpan, 'strong' | 'emphasis'>

const PLAIN: Look = { strong: false, emphasis: false }

/** The Markdown of a section, as it is shown and printed: headings, paragraphs, lists and quotations. HTML is text. */
export function readNarrative(body: string): NarrativeBlock[] {
  return lexed(body).filter(({ spans }) => spans.some(({ text }) => text.trim()))
}

function lexed(body: string): NarrativeBlock[] {
  try {
    return blocksOf(new Lexer({ gfm: false }).lex(body))
  } catch (error) {
    // Marks nested beyond reason exhaust the lexer's stack; the text is still there.
    if (!(error instanceof RangeError)) throw error
    return body.split(/\n{2,}/).map((text) => ({ kind: 'paragraph', spans: withReferences(text, PLAIN) }))
  }
}

function blocksOf(tokens: readonly Token[], depth = 0): NarrativeBlock[] {
  return tokens.flatMap((token): NarrativeBlock[] => {
    const children = 'tokens' in token ? (token.tokens ?? []) : []
    switch (token.type) {
      case 'heading':
        return [{ kind: 'heading', level: (token as Tokens.Heading).depth, spans: spansOf(children) }]
      case 'list':
        return itemsOf(token as Tokens.List, depth)
      case 'blockquote':
        return blocksOf(children, depth).map((block) =>
          block.kind === 'paragraph' ? { kind: 'quotation', spans: block.spans } : block,
        )
      case 'space':
      case 'hr':
      case 'def':
        return []
      case 'paragraph':
      case 'text':
        return [{ kind: 'paragraph', spans: children.length > 0 ? spansOf(children) : literal(token.raw) }]
      default:
        return [{ kind: 'paragraph', spans: literal('text' in token ? token.text : token.raw) }]
    }
  })
}

function itemsOf({ items, ordered, start }: Tokens.List, depth: number): NarrativeBlock[] {
  const first = start === '' ? 1 : start
  return items.flatMap((item, at) => {
    const mark = ordered ? `${first + at}.` : '•'
    const [head, ...rest] = blocksOf(item.tokens, depth + 1)
    if (!head) return []
    return [head.kind === 'list-item' ? head : { kind: 'list-item', mark, depth, spans: head.spans }, ...rest]
  })
}

function spansOf(tokens: readonly Token[], look: Look = PLAIN): NarrativeSpan[] {
  return tokens.flatMap((token): NarrativeSpan[] => {
    const children = 'tokens' in token ? token.tokens : undefined
    switch (token.type) {
      case 'strong':
        return spansOf(children ?? [], { ...look, strong: true })
      case 'em':
        return spansOf(children ?? [], { ...look, emphasis: true })
      case 'link':
        return spansOf(children ?? [], look)
      case 'br':
        return literal('\n', look)
      case 'escape':
        return literal(token.text, look)
      case 'text':
        return children ? spansOf(children, look) : withReferences(token.text.replaceAll('\n', ' '), look)
      default:
        return withReferences('text' in token ? token.text : token.raw, look)
    }
  })
}

function literal(text: string, look: Look = PLAIN): NarrativeSpan[] {
  return [{ text, ...look, reference: null }]
}

function withReferences(text: string, look: Look): NarrativeSpan[] {
  const spans: NarrativeSpan[] = []
  let from = 0
  for (const { at, end, inside } of bracesIn(text)) {
    if (at > from) spans.push(...literal(text.slice(from, at), look))
    spans.push({ text: text.slice(at, end), ...look, reference: inside })
    from = end
  }
  if (from < text.length) spans.push(...literal(text.slice(from), look))
  return spans
}
