import listed from '../../../../resources/agencies/agencies.json' with { type: 'json' }
import { fold } from '../search/fold.ts'

/** An agency that a text names as its source. */
export interface NamedAgency {
  /** Id in the list of agencies; one that is not listed goes by its name. */
  readonly agency: string
  /** ¶ where it is named. */
  readonly ordinal: number
  readonly how: 'dateline' | 'text'
}

export const AGENCIES_VERSION = listed.version

interface Paragraph {
  readonly ordinal: number
  readonly text: string
}

/** A book that mentions agencies is not carried by them. */
const MOST_PARAGRAPHS = 200
/** Paragraphs at a text's head in which a dateline may stand: below title, subtitle, label and summary. */
const HEAD = 8

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
const anyOf = (texts: readonly string[]) =>
  texts
    .toSorted((a, b) => b.length - a.length)
    .map((text) => escaped(text).replaceAll(' ', String.raw`\s+`))
    .join('|')

const agencyOf = new Map(listed.agencies.flatMap(({ id, forms }) => forms.map((form) => [folded(form), id])))
const FORMS = anyOf(listed.agencies.flatMap(({ forms }) => forms))
/** What a form may begin with: looked at first, since few letters of a text are that. */
const INITIALS = [...new Set(listed.agencies.flatMap(({ forms }) => forms.map((form) => form[0])))].join('')
/** A listed form; a Russian one in any case. */
const LISTED = new RegExp(
  String.raw`(?=[${INITIALS}])(?<![\p{L}\p{N}-])(?<form>${FORMS})(?:(?<=\p{Script=Cyrillic})(?:а|у|ом|е))?(?![\p{L}\p{N}]|-\p{L})`,
  'gu',
)
const FIRST_LISTED = new RegExp(LISTED.source, 'u')
const words = Object.values(listed.words)
const CALLED = String.raw`(?:the\s+)?(?:(?:state|official|state-run|informational|информационн\p{L}+|государственн\p{L}+)\s+)*(?:(?:news|press|wire)\s+)?(?:agency|agencia|agence|Agentur|Nachrichtenagentur|агентств\p{L}+)?`
const HANDED_OVER_BEFORE = new RegExp(
  String.raw`(?<!\p{L})(?:${anyOf(words.flatMap(({ before }) => before))})[\s,]+${CALLED}[\s«"“(]*$`,
  'iu',
)
const HANDS_OVER_AFTER = new RegExp(
  String.raw`^[»"”)]*(?:\s+(?:news\s+)?(?:agency|агентств\p{L}+))?,?\s+(?:has\s+|also\s+)?(?:${anyOf(words.flatMap(({ after }) => after))})(?!\p{L})`,
  'iu',
)

const NAME = String.raw`\p{Lu}[\p{L}\p{N}.&’'-]+(?:\s+\p{Lu}[\p{L}\p{N}.&’'-]*){0,3}`
const PLACE = String.raw`\p{Lu}[\p{L}.’'-]*(?:[\s/,]+\p{Lu}[\p{L}.’'-]*){0,4}`
const DAY = String.raw`(?:\p{L}+\.?\s+\d{1,2}|\d{1,2}\.?\s+\p{L}+\.?|\d{1,2}[./]\d{1,2})(?:,?\s*\d{4}(?:\s*г\.?)?)?`
const DATELINE = new RegExp(String.raw`^(?:${PLACE})?[\s.,:]*(?:${DAY})?[\s.,:]*[-–—/(]*\s*`, 'u')
/** `MOSCOW, December 5 (Severvest) -`: a name in brackets, or between strokes, between a place or a day and a dash. */
const IN_BRACKETS = new RegExp(
  String.raw`^(?:${PLACE})?[\s.,:]*(?:${DAY})?[\s.,:]*(?:\((?<bracketed>${NAME})\)|/(?<stroked>${NAME})/)\s*[-–—.:]`,
  'u',
)
/** The name of an agency that is not listed, where the text calls it one and hands the report over to it. */
const CALLED_AN_AGENCY = [
  String.raw`(?:carried|reported|quoted|cited|published)\s+by\s+the\s+(?<name>${NAME})\s+(?:news\s+|press\s+)?agency`,
  String.raw`(?:according\s+to|told|citing)\s+the\s+(?<name>${NAME})\s+(?:news\s+|press\s+)?agency`,
  String.raw`(?:^|[\s“"])[Tt]he\s+(?<name>${NAME})\s+(?:news\s+|press\s+)?agency\s+(?:has\s+)?(?:reported|reports|quoted|quotes|wrote|writes)`,
  String.raw`(?:news|press)\s+agency,?\s+(?<name>${NAME})`,
  String.raw`(?<name>${NAME})\s+(?:news|press)\s+agency`,
  String.raw`(?:сообща\p{L}+|сообщил\p{L}*|переда\p{L}+|пишет|цитиру\p{L}+|заявил\p{L}*|рассказал\p{L}*|по\s+данным|по\s+сообщению|со\s+ссылкой\s+на)\s+(?:информационн\p{L}+\s+)?агентств\p{L}+\s+[«"]?(?<name>${NAME})`,
].map((pattern) => new RegExp(pattern, 'gu'))
/** What an agency of a state or of states is called by, and no news agency is. */
const NO_NAME =
  /^(?:U\.?S\.?A?\.?|UK|UN|U\.N\.|EU|E\.U\.|United Nations|European Union|NATO|The|This|That|Its|His|Her|Our)$/u

/** The agencies that a text names as its source, each once, where it is named first. Without the site's own text. */
export function agenciesNamed(paragraphs: readonly Paragraph[]): NamedAgency[] {
  const found = new Map<string, NamedAgency>()
  for (const [at, { ordinal, text }] of paragraphs.slice(0, MOST_PARAGRAPHS).entries()) {
    const dateline = at < HEAD ? inDateline(text) : undefined
    if (dateline !== undefined && !found.has(dateline)) {
      found.set(dateline, { agency: dateline, ordinal, how: 'dateline' })
    }
    for (const agency of inText(text)) if (!found.has(agency)) found.set(agency, { agency, ordinal, how: 'text' })
  }
  return [...found.values()]
}

/** The listed agency that a name is, as a publisher's or an author's; undefined where it is none. */
export function agencyCalled(name: string): string | undefined {
  return agencyOf.get(folded(name))
}

/** How an agency is shown, by language. */
export function agencyNames(agency: string): { en: string; ru: string } {
  return listed.agencies.find(({ id }) => id === agency)?.name ?? { en: agency, ru: agency }
}

function inDateline(text: string): string | undefined {
  const { bracketed, stroked } = IN_BRACKETS.exec(text)?.groups ?? {}
  const name = bracketed ?? stroked
  if (name !== undefined) return agencyOf.get(folded(name)) ?? (NO_NAME.test(name) ? undefined : name)
  const match = FIRST_LISTED.exec(text.slice(0, 120))
  if (!match) return undefined
  const before = DATELINE.exec(text)?.[0] ?? ''
  const isDated = /\d/.test(text.slice(0, match.index + match[0].length + 24))
  const closes = /^\s*[)/.,:–—-]/u.test(text.slice(match.index + match[0].length))
  // The place's own pattern may have taken in the name.
  return isDated && closes && match.index <= before.length ? agencyOf.get(folded(match.groups!['form']!)) : undefined
}

function* inText(text: string): Generator<string> {
  for (const match of text.matchAll(LISTED)) {
    const before = text.slice(Math.max(0, match.index - 80), match.index)
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 60)
    if (!HANDED_OVER_BEFORE.test(before) && !HANDS_OVER_AFTER.test(after)) continue
    const id = agencyOf.get(folded(match.groups!['form']!))
    if (id !== undefined) yield id
  }
  if (!/agency|агентств/iu.test(text)) return
  for (const pattern of CALLED_AN_AGENCY) {
    for (const { groups } of text.matchAll(pattern)) {
      const name = groups!['name']!.replace(/^The\s+/u, '')
      if (!NO_NAME.test(name)) yield agencyOf.get(folded(name)) ?? name
    }
  }
}

function folded(name: string): string {
  return name
    .split(/[\s-]+/)
    .map(fold)
    .join(' ')
    .trim()
}
