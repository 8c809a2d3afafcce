import { type Draft, draft } from './draft.ts'
import { endsSentence, wordCount } from './sentences.ts'

interface Line {
  readonly text: string
  readonly indent: number
  readonly afterGap: boolean
  readonly beforeGap: boolean
}

/** Divides a plain text into its paragraphs, lines that were only wrapped joined again. */
export function textDrafts(text: string): Draft[] {
  const lines = linesOf(text)
  const width = wrapWidth(lines)
  const paragraphs: Line[][] = []
  for (const line of lines) {
    const last = paragraphs.at(-1)?.at(-1)
    if (last && continues(last, line, width)) paragraphs.at(-1)!.push(line)
    else paragraphs.push([line])
  }
  return paragraphs.map((paragraph, at) => {
    const joined = joinLines(paragraph.map((line) => line.text))
    const alone = paragraph[0]!.afterGap && paragraph.at(-1)!.beforeGap
    return draft(joined, { alone, kind: kindOf(joined, alone, paragraphs[at + 1]?.[0]) })
  })
}

function linesOf(text: string): Line[] {
  const raw = text.replace(/\0/g, '').split(/\r\n|[\n\r\f\v\u0085\u2028\u2029]/)
  const isBlank = (at: number) => raw[at] === undefined || raw[at].trim() === ''
  return raw.flatMap((line, at) => {
    const trimmed = line.trim()
    if (trimmed === '') return []
    const indent = line.slice(0, line.length - line.trimStart().length).replace(/\t/g, '        ').length
    return [{ text: trimmed, indent, afterGap: isBlank(at - 1), beforeGap: isBlank(at + 1) }]
  })
}

/** The column at which a text was wrapped; undefined for one whose paragraphs are a line each. */
function wrapWidth(lines: readonly Line[]): number | undefined {
  const lengths = lines.map((line) => line.text.length + line.indent).sort((a, b) => a - b)
  const width = lengths[Math.floor(lengths.length * 0.97)] ?? 0
  if (width < 40 || width > 140) return undefined
  let pairs = 0
  let wrapped = 0
  for (const [at, line] of lines.entries()) {
    const next = lines[at + 1]
    if (!next || line.beforeGap || isListItem(next.text)) continue
    pairs++
    if (hadNoRoom(line, next, width) && !/\t/.test(line.text)) wrapped++
  }
  return pairs >= 2 && wrapped >= pairs * 0.5 ? width : undefined
}

/** Whether the next line's first word would not have fitted on this line, leaving some slack for ragged setting. */
function hadNoRoom(line: Line, next: Line, width: number): boolean {
  const word = /^\S+/.exec(next.text)?.[0].length ?? 0
  return line.indent + line.text.length + 1 + word > width * 0.93
}

function continues(last: Line, line: Line, width: number | undefined): boolean {
  if (width === undefined || last.beforeGap || isListItem(line.text) || /^>/.test(line.text) !== /^>/.test(last.text))
    return false
  if (line.indent > last.indent + 1 && !isListItem(last.text)) return false
  return hadNoRoom(last, line, width) && !(endsSentence(last.text) && last.text.length < width * 0.6)
}

/** Joins the lines of a paragraph; a word that was divided at a line's end is made whole. */
export function joinLines(lines: readonly string[]): string {
  let joined = ''
  for (const line of lines) {
    if (joined === '') joined = line
    else if (/\p{Ll}[\u00ad\u2010-]$/u.test(joined) && /^\p{Ll}/u.test(line) && !/\p{Ll}-\p{Ll}+-$/u.test(joined))
      joined = joined.slice(0, -1) + line
    else joined += /[-\u2010\u2013/]$/.test(joined) && /\S[-\u2010\u2013/]$/.test(joined) ? line : ` ${line}`
  }
  return joined
}

/** A bullet, a number or a letter that begins an item of a list. */
export const LIST_ITEM =
  /^(?:[•‣◦▪●○∙*·]\s*|[-–—]\s+|\[\d+\]\s+|\(?(?:\d{1,3}|[ivx]{1,5})[.)]\s+|\(?[a-zа-я]\)\s+|[a-h]\.\s+)\S/iu
const isListItem = (text: string) => LIST_ITEM.test(text)

function kindOf(text: string, alone: boolean, next: Line | undefined): Draft['kind'] {
  if (/^>/.test(text)) return 'quotation'
  if ((text.match(/\t/g)?.length ?? 0) >= 2) return 'table-row'
  if (isCaption(text)) return 'caption'
  if (isListItem(text) && !/^[-–—]\s+\p{Lu}.*[.!?]$/u.test(text)) return 'list-item'
  const isHeading =
    alone && next !== undefined && wordCount(text) <= 12 && wordCount(text) >= 2 && !/[.,;:!]$/.test(text)
  return isHeading && /^[\p{Lu}\d«"“]/u.test(text) && next.text.length > 80 ? 'heading' : 'paragraph'
}

const isCaption = (text: string) =>
  text.length < 400 &&
  /\([^()]*(?:\b(?:photos?|images?|AP|AFP|Reuters|Getty|TASS)\b|фото)[^()]*\)$|^(?:photo|image|фото|иллюстрация)\s?:/iu.test(
    text,
  )
