import { openCompoundFile } from './compound-file.ts'
import { officeReading } from './document-properties.ts'
import type { Draft } from './draft.ts'
import { embeddedObjects } from './embedded-files.ts'
import { aside, createFlow } from './flow.ts'
import { summaryFindings } from './property-set.ts'
import type { Reading } from './reading.ts'
import { openWordBinary, type Story } from './word-binary.ts'
import type { WordFormats } from './word-binary-formats.ts'

/**
 * Reads a Word document of before 2007: running heads, paragraphs, tables, footnotes, text boxes, and beside the text, in
 * brackets, comments and what was deleted with changes tracked. Throws Unreadable.
 */
export function readDoc(bytes: Uint8Array): Reading {
  const file = openCompoundFile(bytes)
  const { stories, formats } = openWordBinary(file)
  const read = (story: Story, mark = '') => storyDrafts(story, formats, mark)
  // Footnotes and endnotes are referred to by the same mark: where there are both, a number would not tell which.
  const oneKind = (stories.footnotes.text === '') !== (stories.endnotes.text === '')
  const noteMark = oneKind ? REFERENCE : ''
  const notes = [...read(stories.footnotes, noteMark), ...read(stories.endnotes, noteMark)]
  const heads = onceEach([...read(stories.headers), ...read(stories.headerBoxes)])
  const drafts = [
    ...heads.map((line) => ({ ...line, noise: true })),
    ...read(stories.main, noteMark),
    ...read(stories.boxes),
    ...notes,
    ...commentsOf(read(stories.comments, COMMENT)),
  ]
  return officeReading(drafts, summaryFindings(file), { attachments: embeddedObjects(file) })
}

const REFERENCE = '\x02'
const COMMENT = '\x05'
const FIELD = '\x13'
const FIELD_RESULT = '\x14'
const FIELD_END = '\x15'
const CELL = '\x07'

const SIGNS: Readonly<Record<string, string>> = { '\t': ' ', '\v': ' ', '\x1e': '-', '\x1f': '', '\xa0': ' ' }

/** @param mark the sign that is replaced by `[1]`, `[2]`, … */
function storyDrafts({ text, places }: Story, formats: WordFormats, mark: string): Draft[] {
  const flow = createFlow()
  const fields: ('instruction' | 'result')[] = []
  let marks = 0
  let pieces: string[] = []
  let deleted = ''
  let inRow = false
  let inCell = false

  function endRow() {
    if (inCell) flow.endCell()
    if (inRow) flow.endRow()
    inRow = inCell = false
  }

  function endParagraph(sign: string, at: number) {
    const format = formats.paragraph(places[at]!)
    const inTable = format.inTable || sign === CELL
    if (!inTable) endRow()
    else if (!format.endsRow) {
      if (!inRow) flow.beginRow()
      if (!inCell) flow.beginCell()
      inRow = inCell = true
    }
    const level = format.style >= 1 && format.style <= 9 ? format.style : format.outline < 9 ? format.outline + 1 : 0
    const kind = level > 0 ? ({ kind: 'heading', level } as const) : format.isListItem ? LIST_ITEM : {}
    flow.beginParagraph(kind)
    flow.add(pieces.join(''))
    flow.endParagraph()
    flow.aside('deleted', deleted)
    pieces = []
    deleted = ''
    if (format.endsRow) endRow()
    else if (sign === CELL && inCell) {
      flow.endCell()
      inCell = false
    }
  }

  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!
    if (sign === '\r' || sign === '\f' || sign === '\x0e' || sign === CELL) endParagraph(sign, at)
    else if (sign === FIELD) fields.push('instruction')
    else if (sign === FIELD_RESULT) fields.splice(-1, 1, 'result')
    else if (sign === FIELD_END) fields.pop()
    else if (fields.includes('instruction')) continue
    else if (sign === mark) pieces.push(`[${++marks}]`)
    else if (formats.isDeleted(places[at]!)) deleted += sign
    else if (sign in SIGNS) pieces.push(SIGNS[sign]!)
    else if (sign >= ' ') pieces.push(sign)
  }
  if (pieces.length > 0) endParagraph('\r', text.length - 1)
  endRow()
  return flow.drafts
}

const LIST_ITEM = { kind: 'list-item' } as const

/** A comment begins where its number stands; what follows without one belongs to it. */
function commentsOf(drafts: readonly Draft[]): Draft[] {
  const comments: Draft[][] = []
  for (const line of drafts) {
    const text = line.text.replace(/^\[\d+\]\s*/, '')
    if (text !== line.text || comments.length === 0) comments.push([{ ...line, text }])
    else comments.at(-1)!.push(line)
  }
  return comments.flatMap((comment) => aside('comment', comment))
}

function onceEach(lines: readonly Draft[]): Draft[] {
  const seen = new Set<string>()
  return lines.filter(({ text }) => !seen.has(text) && seen.add(text))
}
