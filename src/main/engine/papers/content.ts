import type { Language } from '../../../shared/domain/language.ts'

/** What a paper says, in the order in which it is set; plain data, so that a worker can be handed it. */
export interface PaperContent {
  readonly language: Language
  /** The file's title. */
  readonly title: string
  readonly subject: string
  /** Civil day, ISO 8601. */
  readonly madeOn: string
  readonly head: { readonly left: string; readonly right: string }
  readonly foot: string
  readonly parts: readonly PaperPart[]
}

export type PaperPart =
  | { readonly kind: 'title'; readonly text: string; readonly sub: string }
  /** A section, which a bookmark leads to; `fresh` begins a page. */
  | { readonly kind: 'section'; readonly text: string; readonly fresh?: boolean }
  | { readonly kind: 'heading' | 'lead' | 'text' | 'note'; readonly text: string }
  | { readonly kind: 'numbered'; readonly number: string; readonly text: string }
  /** Names and what stands under them; `hash` sets the value in groups of four. */
  | { readonly kind: 'facts'; readonly rows: readonly FactRow[] }
  | { readonly kind: 'table'; readonly columns: readonly PaperColumn[]; readonly rows: readonly PaperRow[] }
  /** A table of very many rows, so that handing it to a worker does not hold up the thread: stretches packed by `packRows`. */
  | { readonly kind: 'long-table'; readonly columns: readonly PaperColumn[]; readonly packed: readonly Uint8Array[] }
  /** What is to be read first, between two rules. */
  | { readonly kind: 'box'; readonly title: string; readonly texts: readonly string[] }
  /** Lines that a person fills in by hand. */
  | { readonly kind: 'blank'; readonly label: string; readonly lines: number }

export interface FactRow {
  readonly name: string
  readonly value: string
  /** Beneath the value, as where it was read. */
  readonly remark?: string
  readonly hash?: boolean
}

export interface PaperColumn {
  /** Millimetres; a page has 151 for all of them together. */
  readonly width: number
  readonly head: string
}

export type PaperCell = readonly PaperText[]
export type PaperRow = readonly PaperCell[]

export interface PaperText {
  readonly text: string
  readonly as?: 'soft' | 'hash' | 'strong'
}

export function packRows(rows: readonly PaperRow[]): Uint8Array {
  return Buffer.from(JSON.stringify(rows))
}

export function* unpackRows(packed: readonly Uint8Array[]): Generator<PaperRow> {
  for (const stretch of packed) yield* JSON.parse(Buffer.from(stretch).toString()) as PaperRow[]
}
