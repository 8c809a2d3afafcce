import type { Finding } from '../../../shared/domain/article.ts'
import { byline } from './byline.ts'
import {
  bareDate,
  dateAmong,
  type DateLine,
  dateline,
  isPlace,
  labelledDate,
  labelledDates,
  placeAndDate,
} from './date-lines.ts'
import { type Draft, pilcrow } from './draft.ts'
import { isProse, wordCount } from './sentences.ts'
import { pressDates, textPublishers } from './text-publisher.ts'
import { titleInText } from './title.ts'

/** How far below the title or the first prose the lines at a text's head reach, in blocks. */
const HEAD_REACH = 10

/** How many paragraphs of prose may stand before the one with the dateline. */
const PROSE_REACH = 4

/**
 * What a text itself says of its title, authors, publisher and days, best first; what it does not say is not there.
 * Marks the title's block.
 * @param knownTitle the title that the file's own data give, which the text is then not asked for
 */
export function readArticleText(drafts: Draft[], knownTitle?: string): Finding[] {
  const title = knownTitle === undefined ? titleInText(drafts) : undefined
  const titleAt = title?.at ?? drafts.findIndex((block) => sameWords(block.text, knownTitle ?? ''))
  const findings: Finding[] = []
  if (title) findings.push({ field: 'title', role: 'main', value: title.text, basis: 'text', where: pilcrow(title.at) })
  if (titleAt !== -1) drafts[titleAt]!.kind = 'title'
  const head = headLines(drafts, titleAt)
  const stated = headDates(drafts, head, title?.text ?? knownTitle)
  const press = pressDates(drafts, titleAt, head).filter(({ value }) => !stated.some((other) => other.value === value))
  const dates = [...stated, ...press, ...datelines(drafts)]
  findings.push(...authors(drafts, head), ...textPublishers(drafts, titleAt, head), ...dates)
  return [...findings, ...offeredYears(drafts, dates)]
}

const sameWords = (a: string, b: string) => b !== '' && plain(a) === plain(b)
const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Places of the blocks at the head: those before the first prose, and a few around the title. */
function headLines(drafts: readonly Draft[], titleAt: number): number[] {
  const prose = drafts.findIndex((block, at) => at > titleAt && isProse(block) && !labelledDate(block.text))
  const end = prose === -1 ? Math.max(titleAt, 0) + HEAD_REACH : prose
  const start = Math.max(0, (titleAt === -1 ? end : titleAt) - HEAD_REACH)
  const places = drafts.map((_, at) => at).slice(start, Math.min(end, Math.max(titleAt, start) + HEAD_REACH))
  return prose === -1 || places.includes(prose) ? places : [...places, prose]
}

function headDates(drafts: readonly Draft[], head: readonly number[], title: string | undefined): Finding[] {
  const found: Finding[] = []
  for (const at of head) {
    for (const line of dateLinesAt(drafts, at, title)) {
      if (found.some((other) => other.role === line.role && other.value === line.date)) continue
      found.push({ field: 'published', role: line.role, value: line.date, basis: 'text', where: pilcrow(at) })
    }
  }
  const rank = { head: 0, main: 0, dateline: 1, sent: 2, modified: 3, taken: 3, captured: 3 }
  return found.sort((a, b) => rank[a.role] - rank[b.role])
}

function dateLinesAt(drafts: readonly Draft[], at: number, title?: string): DateLine[] {
  const block = drafts[at]!
  const isLong = wordCount(block.text) > 20
  const labelled = isLong ? [labelledDate(block.text)].filter((line) => line !== undefined) : labelledDates(block.text)
  // A sentence may begin so too: "Issued 3 May 2011, the letter …"
  if (labelled.length > 0) return isLong && /^,?\s+\p{Ll}/u.test(block.text.slice(labelled[0]!.length)) ? [] : labelled
  const text = block.kind === 'title' || !title ? block.text : block.text.replace(title, '').trim()
  if (wordCount(text) > 16) return []
  const bare = bareDate(text)
  if (bare) return [at > 0 && isPlaceLine(drafts[at - 1]!) ? { ...bare, role: 'dateline' } : bare]
  return [placeAndDate(text) ?? dateAmong(text)].filter((line) => line !== undefined)
}

const isPlaceLine = ({ text, kind, noise }: Draft) => kind !== 'title' && kind !== 'heading' && !noise && isPlace(text)

function datelines(drafts: readonly Draft[]): Finding[] {
  const prose = drafts
    .map((block, at) => ({ ...block, at }))
    .filter(isProse)
    .slice(0, PROSE_REACH)
  for (const { text, at } of prose) {
    const line = dateline(text)
    if (line?.date)
      return [{ field: 'published', role: 'dateline', value: line.date, basis: 'text', where: pilcrow(at) }]
  }
  return []
}

function authors(drafts: readonly Draft[], head: readonly number[]): Finding[] {
  for (const at of head) {
    const value = byline(drafts[at]!.text)
    if (value) return [{ field: 'author', role: 'main', value, basis: 'text', where: pilcrow(at) }]
  }
  return []
}

/** Above a title stand a site's name and sections; where the site shows itself elsewhere too, they are marked as its own. */
export function markSiteHeader(drafts: readonly Draft[]): void {
  const titleAt = drafts.findIndex(({ kind }) => kind === 'title')
  if (titleAt <= 0 || !drafts.some(({ noise }) => noise)) return
  for (const [at, block] of drafts.slice(0, titleAt).entries()) {
    if (!isProse(block) && dateLinesAt(drafts, at).length === 0 && byline(block.text) === undefined) block.noise = true
  }
}

/** A day without its year is offered with the one year that the article's text names, if it names one alone. */
function offeredYears(drafts: readonly Draft[], dates: readonly Finding[]): Finding[] {
  const yearless = dates.filter(({ value }) => value.startsWith('XXXX-'))
  if (yearless.length === 0) return []
  const years = new Map<string, number>()
  const latest = new Date().getUTCFullYear()
  for (const [at, { text, noise }] of drafts.entries()) {
    if (noise) continue
    for (const [year] of text.matchAll(/(?<![\p{L}\d$€£.,-])(?:19|20)\d{2}(?![\p{L}\d%]|[.,]\d)/gu))
      if (Number(year) <= latest && !years.has(year)) years.set(year, at)
  }
  const [only, second] = [...years]
  if (!only || second) return []
  const [year, at] = only
  return yearless.map((finding) => ({
    ...finding,
    value: finding.value.replace('XXXX', year),
    basis: 'offered',
    where: `${finding.where}, ${pilcrow(at)}`,
  }))
}
