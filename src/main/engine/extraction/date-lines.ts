import type { FindingRole } from '../../../shared/domain/article.ts'
import type { EdtfDate } from '../../../shared/domain/edtf.ts'
import { byline } from './byline.ts'
import { DATE_LABEL } from './date-labels.ts'
import { dateAtStart } from './dates.ts'

/** A date that stands at the head of a text rather than within its prose. */
export interface DateLine {
  readonly role: FindingRole
  readonly date: EdtfDate
  /** How many characters of the block the label and the date take. */
  readonly length: number
  /** Whether a word such as "Published" says what the date is. */
  readonly labelled: boolean
}

/** Reads a block that begins with a label and a date ("Published 9 July 2020", "date 2020-07-09 …"), whatever follows. */
export function labelledDate(text: string): DateLine | undefined {
  const label = DATE_LABEL.exec(text)
  if (!label) return undefined
  const named = dateAtStart(text.slice(label[0].length))
  if (!named || named.date.startsWith('X')) return undefined
  const role = label.groups?.['modified'] ? 'modified' : 'head'
  return { role, date: named.date, length: label[0].length + named.length, labelled: true }
}

/** What parts the statements of one line: "Published 3 May 2018 - Updated 4 May 2018". */
const PARTED = /\s+[|•·–—/-]\s+|\s*[|•·]\s*|[,;]\s+(?=\p{L})|\s+(?=\p{Lu}[\p{L}\s]{3,30}:)|\s+(?=[（(])/gu
const BY_SOMEBODY = /^\s*(?:posted|submitted|published|written|created)\s+by\s+.{1,60}?\s+(?:on|at)\s+/iu

/** The labelled dates of a line of several statements, and the one after "Posted by … on". */
export function labelledDates(text: string): DateLine[] {
  const found: DateLine[] = []
  for (const start of [0, ...[...text.matchAll(PARTED)].map(({ index, 0: gap }) => index + gap.length)]) {
    const line = labelledDate(text.slice(start))
    if (line) found.push(line)
  }
  const by = BY_SOMEBODY.exec(text)
  const named = by && dateAtStart(text.slice(by[0].length))
  if (named && !named.date.startsWith('X'))
    found.push({ role: 'head', date: named.date, length: text.length, labelled: true })
  return found
}

/** Reads a line that holds a date and nothing else. */
export function bareDate(text: string): DateLine | undefined {
  const lead = /^[\s|•·–—-]*/.exec(text)?.[0].length ?? 0
  const named = dateAtStart(text.slice(lead))
  if (!named || !/^[\s|.,•·–—-]*$/.test(text.slice(lead + named.length))) return undefined
  return { role: 'head', date: named.date, length: text.length, labelled: false }
}

const SEGMENTS = /\s[|•·–—/-]\s|\s*[|•·]\s*|,\s(?=\d|(?:le|el|am|on|vom)\s)/u
const ISSUE =
  /^(?:issue|no\.|nr\.?|№|vol(?:ume)?\.?|heft|ausgabe|número|numéro|numer|выпуск|номер|брой|број|broj|edition)\s*№?\s*\d+[\p{L}]?(?:[,./()\s–—-]+|$)/iu
const BESIDE =
  /^(?:\p{L}+|\d+\s(?:min|comment|view|share|комментари|просмотр|minut|lectura|коментар)\p{L}*(?:\s\p{L}+)?)$/iu
const BY_AFTER = /^,?\s+(?:by|por|par|von|от|автор|autor:?|di|od|от)\s+\S+(?:\s\S+){0,3}$/iu

/**
 * The date among the other short statements of a line: "By Anna Weber | 9 July 2020", "Markets · 18 February 2014 · 3 min read",
 * "October 7th, 2008 by Anna", "Issue 41, March 2012".
 */
export function dateAmong(text: string): DateLine | undefined {
  const issue = ISSUE.exec(text)
  if (issue) return bareDate(text.slice(issue[0].length).replace(/\)$/, ''))
  const named = dateAtStart(text)
  if (named && isDay(named.date) && BY_AFTER.test(text.slice(named.length)))
    return { role: 'head', date: named.date, length: text.length, labelled: false }
  const parts = text.split(SEGMENTS).filter((part) => part.trim() !== '')
  const dates = parts.map((part) => bareDate(part))
  const found = dates.filter((date) => date !== undefined && isDay(date.date))
  const others = parts.filter((_, at) => dates[at] === undefined)
  if (found.length !== 1 || others.length === 0) return undefined
  const isBeside = others.every((part) => byline(part) !== undefined || BESIDE.test(part.trim()))
  return isBeside || byline(text) !== undefined ? found[0] : undefined
}

const isDay = (date: EdtfDate) => /^\d{4}-\d\d-\d\d$/.test(date)

const PLACE = String.raw`\p{Lu}[\p{L}.'’-]*(?:,?\s(?:\p{Lu}[\p{L}.'’-]*|of|de|la|el|на)){0,4}`

const PLACE_ALONE = new RegExp(`^${PLACE},?$`, 'u')
const PLACE_BEFORE_DATE = new RegExp(String.raw`^(?:г\.\s?)?${PLACE}(?:,\s|\s[-–—|]\s|\.\s)`, 'u')
const PLACE_OF_REPORT = new RegExp(String.raw`^\s*(?:${PLACE})(?:/${PLACE})?(?=[,.\s])`, 'u')

/** A line that names a place and nothing else, as far as its form can tell: "Washington D.C." */
export function isPlace(text: string): boolean {
  return text.length <= 50 && PLACE_ALONE.test(text.trim())
}

/** Reads a line that holds a place and a date: "Washington, D.C., December 26, 2012", "г. Москва, 27 декабря 2012 г." */
export function placeAndDate(text: string): DateLine | undefined {
  const place = PLACE_BEFORE_DATE.exec(text.slice(0, 80))
  if (!place || dateAtStart(text)) return undefined
  const date = bareDate(text.slice(place[0].length))
  return date && { ...date, role: 'dateline', length: text.length }
}

/** The dateline before the first words of a report: place, and day and agency as far as it gives them. */
export interface Dateline {
  readonly date: EdtfDate | undefined
  readonly agency: string | undefined
  /** Where the report's own words begin. */
  readonly length: number
}

/** `MOSCOW, December 5 (RIA Novosti) - ` · `МОСКВА, 5 дек — РИА Новости. ` · `Москва. 5 декабря. ИНТЕРФАКС - ` · `Dec. 5, 2006 -- ` */
export function dateline(text: string): Dateline | undefined {
  const chinese = chineseDateline(text)
  if (chinese) return chinese
  const first = dateAtStart(text)
  const dash = first && /^,?\s*[-–—]{1,2}\s+(?=\p{Lu})/u.exec(text.slice(first.length))
  if (dash) return { date: first.date, agency: undefined, length: first.length + dash[0].length }
  const place = PLACE_OF_REPORT.exec(text.slice(0, 90))
  if (!place) return undefined
  for (const start of placeEnds(place[0])) {
    const found = datelineAfter(text, start)
    if (found) return found
  }
  return undefined
}

const CHINESE_LEAD = /^\s*(?<agency>\p{Script=Han}{1,6}?社)?\p{Script=Han}{2,8}?(?=\d{1,4}[年月])/u

/** Agency, place and day stand without a gap and end in a sign for wire copy: "新泉社索尔维纳2016年3月14日电" */
function chineseDateline(text: string): Dateline | undefined {
  const lead = CHINESE_LEAD.exec(text)
  const named = lead && dateAtStart(text.slice(lead[0].length))
  const end = named && /^[电電讯訊]\s*/u.exec(text.slice(lead[0].length + named.length))
  if (!end) return undefined
  const length = lead[0].length + named.length + end[0].length
  return { date: named.date, agency: lead.groups?.['agency'], length }
}

/** Where a place may end: the match may have run on into a month's name ("MOSCOW, December 5"). */
function placeEnds(place: string): number[] {
  const ends = [place.length]
  for (const gap of place.matchAll(/,?\s/g)) if (gap.index > 0) ends.push(gap.index)
  return ends.reverse()
}

const AGENCY = String.raw`[\p{Lu}][\p{L}\d&.'’ -]{1,40}?`
const AGENCY_FORMS: readonly RegExp[] = [
  new RegExp(String.raw`^[,.]?\s*[(/](?<agency>${AGENCY})[)/]\.?\s*(?:[-–—]+\s+)?`, 'u'),
  /^[,.]?\s*[-–—]+\s+(?<agency>(?:РИА|ИА|ИТАР-)?\s?(?:Новости|ТАСС|Интерфакс|Reuters|AP|AFP|TASS|Interfax))[.,]\s+/iu,
  new RegExp(String.raw`^[,.]?\s*(?<agency>\p{Lu}{3,}(?:[ -]\p{Lu}+){0,3})\s+[-–—]+\s+`, 'u'),
]

/** An agency that is known by its place alone, between the day and a report's first sentence: "КАРСК, 5 дек — Остинформ. Завод …" */
const AGENCY_SENTENCE =
  /^[,.]?\s*[–—]+\s+(?<agency>(?:\p{Lu}{3,}|\p{Lu}[\p{L}-]{4,})(?:[ -]\p{Lu}\p{L}+){0,2})\.\s+(?=[«"“]?\p{Lu})/u

function datelineAfter(text: string, placeEnd: number): Dateline | undefined {
  let at = placeEnd
  const gap = /^[,.]?\s+/.exec(text.slice(at))?.[0] ?? ''
  const named = dateAtStart(text.slice(at + gap.length))
  if (named) at += gap.length + named.length
  for (const form of named ? [...AGENCY_FORMS, AGENCY_SENTENCE] : AGENCY_FORMS) {
    const found = form.exec(text.slice(at, at + 80))
    if (found && (named || isCapitals(text.slice(0, placeEnd))))
      return { date: named?.date, agency: found.groups?.['agency'], length: at + found[0].length }
  }
  const dash = /^[,.]?\s*[-–—]+\s+/.exec(text.slice(at))
  return named && dash ? { date: named.date, agency: undefined, length: at + dash[0].length } : undefined
}

const isCapitals = (text: string) => text === text.toUpperCase()
