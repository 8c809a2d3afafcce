import type { PdfLine } from '../pdf/text.ts'
import { type Draft, draft } from './draft.ts'
import { joinLines, LIST_ITEM } from './paragraphs.ts'
import { endsSentence, wordCount } from './sentences.ts'

/** Joins the lines of a document's pages into paragraphs; page numbers and running heads come as noise. */
export function pdfDrafts(pages: readonly (readonly PdfLine[])[]): Draft[] {
  const body = bodySize(pages)
  const running = runningLines(pages)
  return pages.flatMap((lines, index) => {
    const paragraphs = paragraphsOf(lines)
    return paragraphs.map((paragraph, at) => {
      const text = joinLines(paragraph.map((line) => line.text))
      const atEdge = at === 0 || at === paragraphs.length - 1
      const noise = atEdge && paragraph.length === 1 && (isPageNumber(text) || running.has(withoutNumbers(text)))
      const recognised = meanRecognised(paragraph)
      return draft(text, { page: index + 1, noise, recognised, ...kindOf(paragraph, text, body) })
    })
  })
}

/** The confidence of a paragraph's lines, each weighing as many as its characters; null where the file holds its text. */
function meanRecognised(lines: readonly PdfLine[]): number | null {
  if (lines.every(({ recognised }) => recognised === undefined)) return null
  const characters = lines.reduce((sum, { text }) => sum + text.length, 0)
  return Math.round(lines.reduce((sum, { text, recognised = 100 }) => sum + recognised * text.length, 0) / characters)
}

function paragraphsOf(lines: readonly PdfLine[]): PdfLine[][] {
  const leading = usualLeading(lines)
  const margins = rightMargins(lines, leading)
  const paragraphs: PdfLine[][] = []
  for (const [at, line] of lines.entries()) {
    const last = lines[at - 1]
    if (last && continues(last, line, leading, margins[at - 1]!)) paragraphs.at(-1)!.push(line)
    else paragraphs.push([line])
  }
  return paragraphs
}

/** The commonest distance from one line's foot to the next one's, in points. */
function usualLeading(lines: readonly PdfLine[]): number {
  const counts = new Map<number, number>()
  for (const [at, line] of lines.entries()) {
    const step = Math.round(((lines[at - 1]?.bottom ?? NaN) - line.bottom) * 2) / 2
    if (step > 2 && step < 60) counts.set(step, (counts.get(step) ?? 0) + 1)
  }
  let usual = 0
  for (const [step, count] of counts) if (count > (counts.get(usual) ?? 0)) usual = step
  return usual
}

/** How far right the column of each line reaches: a column is a run down the page of lines that begin about alike. */
function rightMargins(lines: readonly PdfLine[], leading: number): number[] {
  const margins: number[] = []
  let run: PdfLine[] = []
  const finish = () => {
    const reach = new Map<number, number>()
    const bucket = (line: PdfLine) => Math.floor(line.left / COLUMN_STEP)
    for (const line of run) reach.set(bucket(line), Math.max(reach.get(bucket(line)) ?? 0, line.right))
    for (const line of run) margins.push(Math.max(...[-2, -1, 0, 1].map((by) => reach.get(bucket(line) + by) ?? 0)))
    run = []
  }
  for (const line of lines) {
    const step = (run.at(-1)?.bottom ?? line.bottom) - line.bottom
    if (step < -line.size || step > Math.max(leading, line.size) * 2.5) finish()
    run.push(line)
  }
  finish()
  return margins
}

/** Lines of one column begin within a few of these, in points. */
const COLUMN_STEP = 12

function continues(last: PdfLine, line: PdfLine, leading: number, margin: number): boolean {
  const step = last.bottom - line.bottom
  const size = Math.max(line.size, 1)
  const sameLine = Math.abs(step) < size * 0.4
  if (sameLine) return line.left >= last.left && line.left - last.right < size * 2
  if (step < 0 || step > Math.max(leading * 1.3, size * 0.5)) return false
  if (Math.abs(line.size - last.size) > size * 0.15) return false
  if (LIST_ITEM.test(line.text) || DOT_LEADERS.test(last.text)) return false
  if (line.left > last.left + size * (LIST_ITEM.test(last.text) ? 3 : 0.9)) return false
  const room = margin - last.right
  if (room > (margin - last.left) * 0.25) return false
  return !(endsSentence(last.text) && room > size * 4)
}

/** A line of a table of contents. */
const DOT_LEADERS = /(?:\.\s?){4}\d+$/

/** The font size in which most of the document's characters are set. */
function bodySize(pages: readonly (readonly PdfLine[])[]): number {
  const counts = new Map<number, number>()
  for (const { size, text } of pages.flat()) {
    const rounded = Math.round(size * 2) / 2
    counts.set(rounded, (counts.get(rounded) ?? 0) + text.length)
  }
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0]
}

function kindOf([first]: readonly PdfLine[], text: string, body: number): Pick<Draft, 'kind' | 'level'> {
  const size = first?.size ?? body
  if (size >= body * 1.15 && wordCount(text) <= 30 && /\p{L}{2}/u.test(text))
    return { kind: 'heading', level: size >= body * 1.5 ? 1 : 2 }
  return { kind: LIST_ITEM.test(text) ? 'list-item' : 'paragraph', level: 0 }
}

const isPageNumber = (text: string) =>
  /^[-–—\s]*(?:(?:page|p\.|стр\.?|страница)\s*)?\d{1,4}(?:\s*(?:of|из|\/)\s*\d{1,4})?[-–—\s]*$/iu.test(text)
const withoutNumbers = (text: string) => text.replace(/\d+/g, '#')

/** First and last lines that come again on most pages. */
function runningLines(pages: readonly (readonly PdfLine[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const lines of pages) {
    for (const line of new Set([lines[0], lines.at(-1)])) {
      const text = line && withoutNumbers(line.text)
      if (text && wordCount(text) <= 15) counts.set(text, (counts.get(text) ?? 0) + 1)
    }
  }
  return new Set([...counts].filter(([, count]) => count >= 3 && count > pages.length / 2).map(([text]) => text))
}
