import type { TFunction } from 'i18next'
import type { Entry } from '../contract/audit.ts'
import { type Fields, fieldsOf, isNothing } from '../domain/changed-fields.ts'
import { EdtfDate } from '../domain/edtf.ts'
import { dateInWords } from '../domain/edtf-words.ts'
import { formatFactNumber } from '../domain/fact.ts'
import type { Language } from '../domain/language.ts'
import { isRegisterKind, nameOfRow } from '../domain/register-kinds.ts'
import { partAct } from '../domain/undone-act.ts'

/** What the words of an entry need beside it: names as they are today, and how its reader is told moments and sizes. */
export interface EntryNames {
  readonly language: Language
  /** How a document is listed, by its id. */
  readonly document: (id: string) => string | undefined
  /** An exhibit's number, by its id. */
  readonly exhibit: (id: string) => string | undefined
  /** What the code of a forum, a jurisdiction or a language stands for, by the field that holds it. */
  readonly code: (field: string, code: string) => string | undefined
  readonly moment: (at: string) => string
  readonly size: (bytes: number) => string
}

/** An entry of the trail as a sentence: `Stage entered: Filed, 24 Nov 2026`. */
export function entryInWords(
  entry: Pick<Entry, 'act' | 'subject' | 'before' | 'after' | 'about' | 'removed'>,
  names: Pick<EntryNames, 'language'> & Partial<Pick<EntryNames, 'document' | 'exhibit'>>,
  t: TFunction,
): string {
  const { act, taken } = partAct(entry.act)
  if (taken) return t(`cases:change.${taken}`, { what: entryInWords({ ...entry, act }, names, t) })
  const { language, document, exhibit } = names
  const { subject, before, after, about, removed } = entry
  const data: Fields = { ...fieldsOf(before), ...fieldsOf(after) }
  const gone = (what: string) => about ?? (removed ? t(`audit:gone.${what}`) : '')
  const [of = '', done = ''] = act.split('.')
  if (isRegisterKind(of)) {
    const row = about ?? nameOfRow(of, data) ?? t('registers:change.gone')
    return t(`registers:change.${done}`, { kind: t(`registers:kind.${of}`), row, rows: data['rows'] })
  }
  const plain = Object.entries(data).filter(([, value]) => typeof value === 'string' || typeof value === 'number')
  return t(`cases:change.${act}`, {
    name: gone('name'),
    title: gone('name'),
    version: about ?? '',
    ...Object.fromEntries(plain),
    document: document?.(documentOf(entry)) ?? about ?? data['fileName'] ?? gone('document'),
    label: data['label'] ?? exhibit?.(subject) ?? gone('exhibit'),
    fact: typeof data['number'] === 'number' ? formatFactNumber(data['number']) : gone('fact'),
    fields: Object.keys(fieldsOf(after))
      .map((field) => t(`cases:fieldName.${field}`, { defaultValue: '' }))
      .filter(Boolean)
      .join(', '),
    role: listed('cases:role', data['role'], t) ?? '',
    stage: listed('cases:stage', data['stage'], t) ?? gone('name'),
    on: dayInWords(data['on'], language, 'short') ?? '',
    defaultValue: t('cases:change.other', { act }),
  })
}

/** The document that an entry is about: the one it names, else its subject. */
export function documentOf({ subject, before, after }: Pick<Entry, 'subject' | 'before' | 'after'>): string {
  const named = fieldsOf(after)['documentId'] ?? fieldsOf(before)['documentId']
  return typeof named === 'string' ? named : subject
}

/** The name of a field; a field that the catalogue does not know goes by the name it is stored under. */
export function fieldInWords(field: string, t: TFunction): string {
  return t([`audit:field.${field}`, `registers:field.${field}`], { defaultValue: field })
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/
const DATES = new Set([
  'on',
  'published',
  'archivedOn',
  'withdrawnOn',
  'collectedAt',
  'happened',
  'saidOn',
  'translatedOn',
])
const SIZES = new Set(['size', 'bytes'])
const CODES = new Set(['forum', 'jurisdiction', 'country', 'language'])
const DOCUMENTS = new Set(['documentId', 'of', 'others'])

/** Fields whose values are words of a list, with the catalogue key under which each stands. */
const LISTED: Readonly<Record<string, string>> = {
  stage: 'cases:stage',
  role: 'cases:role',
  bars: 'marks:bar',
  state: 'exhibits:state',
  side: 'exhibits:side',
}

/** A value of the trail as a person reads it, by the field it stands in. Empty where there is nothing; rows a line each. */
export function valueInWords(field: string, value: unknown, names: EntryNames, t: TFunction): string {
  if (isNothing(value)) return ''
  if (typeof value === 'boolean') return t(value ? 'audit:value.yes' : 'audit:value.no')
  if (typeof value === 'number') {
    return SIZES.has(field) ? names.size(value) : new Intl.NumberFormat(names.language).format(value)
  }
  if (typeof value === 'string') return textInWords(field, value, names, t)
  if (Array.isArray(value)) {
    const apart = value.some((one) => typeof one === 'object') ? '\n' : ', '
    return value.map((one) => valueInWords(field, one, names, t)).join(apart)
  }
  return Object.entries(fieldsOf(value))
    .filter(([, part]) => !isNothing(part))
    .map(([name, part]) =>
      t('audit:value.named', { name: fieldInWords(name, t), value: valueInWords(name, part, names, t) }),
    )
    .join(', ')
}

function textInWords(field: string, value: string, names: EntryNames, t: TFunction): string {
  const word = listed(LISTED[field], value, t) ?? listed(`audit:value.${field}`, value, t)
  if (word !== undefined) return word
  if (field === 'about') return fieldInWords(value, t)
  if (DOCUMENTS.has(field)) return names.document(value) ?? value
  if (CODES.has(field)) return names.code(field, value) ?? value
  if (INSTANT.test(value)) return names.moment(value)
  if (UUID.test(value)) return names.exhibit(value) ?? value
  return (DATES.has(field) ? dayInWords(value, names.language, 'long') : undefined) ?? value
}

/** The word of a catalogue's list for a value; undefined where the list has none. */
function listed(list: string | undefined, value: unknown, t: TFunction): string | undefined {
  if (list === undefined || typeof value !== 'string') return undefined
  return t(`${list}.${value}`, { defaultValue: '' }) || undefined
}

function dayInWords(on: unknown, language: Language, form: 'short' | 'long'): string | undefined {
  const date = EdtfDate.safeParse(on).data
  return date && dateInWords(date, language, form)
}
