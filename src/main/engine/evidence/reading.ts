import { asc, eq } from 'drizzle-orm'
import type { Vault } from '../vault/vault.ts'
import { requireDocument } from './documents.ts'
import { block, documentView } from './table.ts'

export interface Match {
  ordinal: number
  page: number | null
  from: number
  to: number
}

/** Where the text stands in the document, letter case and accents apart; offsets are UTF-16 of the block's text. */
export function findInDocument(vault: Vault, documentId: string, text: string): Match[] {
  requireDocument(vault, documentId)
  const wanted = fold(text).text
  const rows = vault.db
    .select({ ordinal: block.ordinal, page: block.page, text: block.text })
    .from(block)
    .where(eq(block.documentId, documentId))
    .orderBy(asc(block.ordinal))
    .all()
  return wanted === '' ? [] : rows.flatMap(({ ordinal, page, text }) => matchesIn(text, wanted, { ordinal, page }))
}

function matchesIn(text: string, wanted: string, where: Pick<Match, 'ordinal' | 'page'>): Match[] {
  const folded = fold(text)
  const matches: Match[] = []
  for (let at = folded.text.indexOf(wanted); at !== -1; at = folded.text.indexOf(wanted, at + wanted.length)) {
    const from = folded.origin[at] as number
    const to = folded.origin[at + wanted.length] ?? text.length
    matches.push({ ...where, from, to })
  }
  return matches
}

/** The text without letter case, accents and doubled spaces, and for each of its units where it came from. */
function fold(text: string): { text: string; origin: number[] } {
  let folded = ''
  const origin: number[] = []
  let at = 0
  for (const character of text) {
    const plain = /\s/u.test(character) ? ' ' : withoutAccent(character)
    if (!(plain === ' ' && folded.endsWith(' '))) {
      folded += plain
      for (let unit = 0; unit < plain.length; unit++) origin.push(at)
    }
    at += character.length
  }
  return { text: folded, origin }
}

/** `й` is a letter of its own and not an accented `и`. */
function withoutAccent(character: string): string {
  const lower = character.toLowerCase()
  if (lower === 'й') return lower
  return lower.normalize('NFD').replace(/\p{M}/gu, '')
}

/** Sanitised HTML of the document; empty where it has none. */
export function webView(vault: Vault, documentId: string): string {
  requireDocument(vault, documentId)
  const view = vault.db
    .select({ html: documentView.html })
    .from(documentView)
    .where(eq(documentView.documentId, documentId))
    .get()
  return view?.html ?? ''
}

/** Width and height of each page in points (1/72 inch). */
export function pageSizes(vault: Vault, documentId: string): { width: number; height: number }[] {
  requireDocument(vault, documentId)
  const columns = { sizes: documentView.pageSizes }
  const view = vault.db.select(columns).from(documentView).where(eq(documentView.documentId, documentId)).get()
  return (view?.sizes ?? []).map(([width, height]) => ({ width, height }))
}
