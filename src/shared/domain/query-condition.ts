import { bounds, edtfDate, isEdtf } from './edtf.ts'

export const FIELDS = ['title', 'publisher', 'author', 'tag', 'date', 'exhibit', 'type', 'lang'] as const
export type Field = (typeof FIELDS)[number]

/** Words that the title, the publisher, the author or a tag is to hold; with `prefix` the last one goes on. */
export interface WordCondition {
  field: 'title' | 'publisher' | 'author' | 'tag'
  /** As it was typed. */
  value: string
  prefix: boolean
}
/**
 * `date`: first and last civil day, either open; a document meets it whose date may lie between them.
 * `exhibit`: a number as C-1, `any` or `none`. `type`: a format. `lang`: ISO 639-1, or `none`.
 */
export type Condition =
  | WordCondition
  | { field: 'date'; value: string; from: string | undefined; to: string | undefined }
  | { field: 'exhibit' | 'type' | 'lang'; value: string }

/** One that a document's row answers; what stands in a title, the index does. */
export type RowCondition =
  Exclude<Condition, WordCondition> | (WordCondition & { field: Exclude<WordCondition['field'], 'title'> })

type ConditionFault = 'field-without-value' | 'date-not-understood' | 'quote-not-closed'

const NAMES: Record<string, Field> = {
  заголовок: 'title', название: 'title', издатель: 'publisher', автор: 'author', метка: 'tag', тег: 'tag', дата: 'date', приложение: 'exhibit', тип: 'type',
  язык: 'lang', language: 'lang', format: 'type', формат: 'type',
  ...Object.fromEntries(FIELDS.map((field) => [field, field])),
} // prettier-ignore
const VALUES: Record<string, string> = { yes: 'any', no: 'none', да: 'any', нет: 'none', '*': 'any', есть: 'any' }
const NAMED = /^(\p{L}+):(.*)$/su
const QUOTES = '"“”„«»＂'

/**
 * The condition that begins at `at`, where `word` is the run without spaces, quotes and brackets that stands there;
 * undefined where it is none. `end` is the UTF-16 offset after it.
 */
export function readCondition(
  text: string,
  at: number,
  word: string,
): { condition: Condition; end: number } | { fault: ConditionFault; at: number } | undefined {
  const [, name = '', value = ''] = NAMED.exec(word) ?? []
  const field = Object.hasOwn(NAMES, name.toLowerCase()) ? NAMES[name.toLowerCase()] : undefined
  if (field === undefined) return undefined
  let end = at + word.length
  if (value !== '') return finished(field, value, at, end)
  if (!QUOTES.includes(text.charAt(end) || ' ')) return { fault: 'field-without-value', at }
  const from = end + 1
  end = from
  while (end < text.length && !QUOTES.includes(text.charAt(end))) end++
  if (end === text.length) return { fault: 'quote-not-closed', at: from - 1 }
  const star = text.charAt(end + 1) === '*' ? '*' : ''
  return finished(field, text.slice(from, end) + star, at, end + 1 + star.length)
}

function finished(field: Field, value: string, at: number, end: number): ReturnType<typeof readCondition> {
  if (field === 'date') {
    const span = daysOf(value)
    return span ? { condition: { field, value, ...span }, end } : { fault: 'date-not-understood', at }
  }
  if (field === 'exhibit' || field === 'type' || field === 'lang') {
    const plain = value.trim().toLowerCase()
    if (plain === '') return { fault: 'field-without-value', at }
    return { condition: { field, value: VALUES[plain] ?? (field === 'exhibit' ? value.trim() : plain) }, end }
  }
  if (!/[\p{L}\p{N}]/u.test(value)) return { fault: 'field-without-value', at }
  const prefix = value.endsWith('*')
  return { condition: { field, value: prefix ? value.slice(0, -1) : value, prefix }, end }
}

/** The days of `2006`, `2006-12`, `05.12.2006`, `2006..2014`, `..2014`, `2006/2014` and any other EDTF date. */
function daysOf(value: string): { from: string | undefined; to: string | undefined } | undefined {
  const [first = '', last, more] = value.includes('/') ? [value] : value.split('..')
  if (more !== undefined) return undefined
  const [begins, ends] = [boundsOf(first), last === undefined ? boundsOf(first) : boundsOf(last)]
  if (!begins || !ends) return undefined
  const span = { from: begins.earliest, to: ends.latest }
  const isEmpty = span.from === undefined && span.to === undefined
  const isReversed = span.from !== undefined && span.to !== undefined && span.from > span.to
  return isEmpty || isReversed ? undefined : span
}

function boundsOf(typed: string): { earliest: string | undefined; latest: string | undefined } | undefined {
  if (typed === '') return { earliest: undefined, latest: undefined }
  const date = typed.replace(
    /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/,
    (_, day: string, month: string, year: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  )
  return isEdtf(date) ? bounds(edtfDate(date)) : undefined
}

/** A condition as it is typed. */
export function writeCondition(field: Field, value: string): string {
  const quoted = /[\s()（）]/.test(value) ? `"${value.replaceAll(/["“”„«»＂]/g, ' ')}"` : value
  return `${field}:${quoted}`
}
