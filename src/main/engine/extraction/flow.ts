import { type Draft, draft } from './draft.ts'

/** A row of a table is one block while its cells are short; the cells of a table that only lays out a page are not. */
const LONGEST_ROW = 2000
const MOST_PARAGRAPHS_A_CELL = 6

/** The text of a document as its reader meets it: paragraphs, and rows whose cells hold paragraphs in their turn. */
export interface Flow {
  readonly drafts: Draft[]
  beginParagraph(more?: Partial<Draft>): void
  /** Changes what is known of the paragraph at hand. */
  mark(more: Partial<Draft>): void
  /** The paragraph at hand is an item of a list, unless it is a heading or a quotation. */
  asListItem(): void
  /** Adds to the paragraph at hand; text outside of any is left out. */
  add(text: string): void
  endParagraph(): void
  beginRow(): void
  beginCell(): void
  endCell(): void
  endRow(): void
  /** What follows is a note's text, until its end gives it back. */
  beginNote(): void
  endNote(): Draft[]
  /** Adds text that stands beside the document's own. */
  aside(label: string, text: string): void
}

interface Paragraph {
  readonly at: number
  readonly pieces: string[]
  more: Partial<Draft>
}

export function createFlow(): Flow {
  const drafts: Draft[] = []
  const lists: Draft[][] = [drafts]
  const rows: Draft[][][] = []
  const paragraphs: Paragraph[] = []
  const list = () => lists.at(-1)!

  function endRow() {
    const cells = rows.pop() ?? []
    list().push(...(isPlainRow(cells) ? rowOf(cells) : cells.flat()))
  }

  return {
    drafts,
    beginParagraph(more = {}) {
      paragraphs.push({ at: list().length, pieces: [], more })
    },
    mark(more) {
      const paragraph = paragraphs.at(-1)
      if (paragraph) paragraph.more = { ...paragraph.more, ...more }
    },
    asListItem() {
      const paragraph = paragraphs.at(-1)
      if ((paragraph?.more.kind ?? 'paragraph') === 'paragraph') this.mark({ kind: 'list-item' })
    },
    add(text) {
      paragraphs.at(-1)?.pieces.push(text)
    },
    endParagraph() {
      const paragraph = paragraphs.pop()
      const text = paragraph && collapsed(paragraph.pieces.join(''))
      if (text) list().splice(paragraph.at, 0, draft(text, paragraph.more))
    },
    beginRow: () => void rows.push([]),
    beginNote: () => void lists.push([]),
    endNote: () => (lists.length > 1 ? lists.pop()! : []),
    beginCell: () => void lists.push([]),
    endCell() {
      const cell = lists.length > 1 ? lists.pop()! : []
      rows.at(-1)?.push(cell)
    },
    endRow,
    aside: (label, text) => void list().push(...aside(label, [draft(collapsed(text))])),
  }
}

/** What stands beside a document's text, a comment or what was deleted, as one block in brackets; empty where it says nothing. */
export function aside(label: string, paragraphs: readonly Draft[]): Draft[] {
  const text = paragraphs
    .map((paragraph) => paragraph.text)
    .join(' ')
    .trim()
  return text === '' ? [] : [{ ...paragraphs[0]!, kind: 'paragraph', text: `[${label}: ${text}]` }]
}

/** A footnote's paragraphs, its label before the first. */
export function labelled(label: string, [first, ...rest]: readonly Draft[]): Draft[] {
  return first ? [{ ...first, text: `[${label}] ${first.text}` }, ...rest] : []
}

const collapsed = (text: string) => text.replace(/[\s\u00a0]+/g, ' ').trim()

function isPlainRow(cells: readonly (readonly Draft[])[]): boolean {
  const all = cells.flat()
  const length = all.reduce((sum, { text }) => sum + text.length, 0)
  return (
    cells.length > 1 &&
    length <= LONGEST_ROW &&
    cells.every((cell) => cell.length <= MOST_PARAGRAPHS_A_CELL) &&
    all.every(({ kind }) => kind !== 'table-row')
  )
}

function rowOf(cells: readonly (readonly Draft[])[]): Draft[] {
  const text = cells
    .map((cell) => cell.map((paragraph) => paragraph.text).join(' '))
    .join('\t')
    .trimEnd()
  return text.trim() === '' ? [] : [draft(text, { kind: 'table-row' })]
}
