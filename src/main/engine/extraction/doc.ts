import { openCompoundFile } from './compound-file.ts'
import { officeReading } from './document-properties.ts'
import type { Draft } from './draft.ts'
import { embeddedObjects } from './embedded-files.ts'
import { aside, createFlow } from './flow.ts'
import { summaryFindings } from './property-set.ts'
import type { Reading } from './reading.ts'
import { openWordBinary, type Story, type WordBinary } from './word-binary.ts'
import type { ParagraphFormat } from './word-binary-formats.ts'

/**
 * Reads a Word document of before 2007: running heads, paragraphs, tables, footnotes, text boxes, and beside the text, in
 * brackets, comments and what was deleted with changes tracked. Throws Unreadable.
 */
export function readDoc(bytes: Uint8Array): Reading {
  const file = openCompoundFile(bytes)
  const word = openWordBinary(file)
  const { stories } = word
  const read = (story: Story, mark = '') => storyDrafts(story, word, mark)
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
function storyDrafts({ text, places }: Story, { formats, lists }: WordBinary, mark: string): Draft[] {
  const flow = createFlow()
  const fields: Field[] = []
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
    const list = listOf(format)
    const kind = level > 0 ? ({ kind: 'heading', level } as const) : list ? LIST_ITEM : {}
    const words = pieces.join('')
    flow.beginParagraph(kind)
    // An empty item is not numbered.
    if (list && words.trim() !== '') flow.add(`${lists?.label(list.id, list.level)} `)
    flow.add(words)
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

  function listOf({ list, listLevel, style }: ParagraphFormat) {
    if (list === undefined) return undefined
    return list > 0 ? { id: String(list), level: listLevel } : lists?.ofStyle(style)
  }

  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!
    if (sign === '\r' || sign === '\f' || sign === '\x0e' || sign === CELL) endParagraph(sign, at)
    else if (sign === FIELD) fields.push({ instruction: '', hasResult: false })
    else if (sign === FIELD_RESULT) endInstruction(fields)
    else if (sign === FIELD_END) pieces.push(formulaText(fields.pop()))
    else if (fields.some(({ hasResult }) => !hasResult)) fields.at(-1)!.instruction += sign
    else if (sign === mark) pieces.push(`[${++marks}]`)
    else if (formats.isDeleted(places[at]!)) deleted += sign
    else if (sign in SIGNS) pieces.push(SIGNS[sign]!)
    else if (sign >= ' ') pieces.push(sign)
  }
  if (pieces.length > 0) endParagraph('\r', text.length - 1)
  endRow()
  return flow.drafts
}

interface Field {
  instruction: string
  hasResult: boolean
}

function endInstruction(fields: readonly Field[]): void {
  const field = fields.at(-1)
  if (field) field.hasResult = true
}

/** A formula without a result sets its arguments one over the other, as a reading over the word that is read so. */
function formulaText(field: Field | undefined): string {
  if (!field || field.hasResult || !/^\s*eq\s/i.test(field.instruction)) return ''
  const set = /\\o\s*\\a\w\s*\(\\s\\up\s*\d+\((.*?)\)\s*[,;](.*)\)\s*$/is.exec(field.instruction)
  return set ? `${set[2]}(${set[1]})` : ''
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
