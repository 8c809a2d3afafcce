import type { TFunction } from 'i18next'
import type { Entry } from '../../../shared/contract/audit.ts'
import { EdtfDate } from '../../../shared/domain/edtf.ts'
import { dateInWords } from '../../../shared/domain/edtf-words.ts'
import type { Language } from '../../../shared/domain/language.ts'

type Data = Record<string, unknown>
type Said = Pick<Entry, 'act' | 'before' | 'after' | 'about' | 'removed'>

/** The act of an entry as a sentence, with what it names: `Stage entered: Filed, 24 Nov 2026`. */
export function actInWords({ act, before, after, about, removed }: Said, language: Language, t: TFunction): string {
  const data: Data = { ...asData(before), ...asData(after) }
  const gone = (what: string) => about ?? (removed ? t(`audit:gone.${what}`) : '')
  const plain = Object.entries(data).filter(([, value]) => typeof value === 'string' || typeof value === 'number')
  return t(`cases:change.${act}`, {
    name: gone('name'),
    title: gone('name'),
    version: about ?? '',
    ...Object.fromEntries(plain),
    document: about ?? data['fileName'] ?? gone('document'),
    label: data['label'] ?? gone('exhibit'),
    fields: Object.keys(asData(after))
      .map((field) => t(`cases:fieldName.${field}`, { defaultValue: '' }))
      .filter(Boolean)
      .join(', '),
    role: inWords('cases:role', data['role'], t) ?? '',
    stage: inWords('cases:stage', data['stage'], t) ?? gone('name'),
    on: dayInWords(data['on'], language) ?? '',
    defaultValue: t('cases:change.other', { act }),
  })
}

export interface ValueChange {
  field: string
  before: string
  after: string
}

/** What names a row and counts its changes: the act and its subject say it already. */
const OWN_NAMES = new Set(['id', 'caseId', 'revision', 'documentId', 'createdAt'])

const DAYS = new Set(['on', 'published', 'withdrawnOn', 'archivedOn'])

/** Where the words for the values of a field stand. */
const CHOICES: Record<string, string> = { role: 'cases:role', stage: 'cases:stage', side: 'cases:role' }

/** What an entry changed, field by field; what stayed as it was is left out. Empty text: there was no value. */
export function valueChanges(
  { before, after }: Pick<Entry, 'before' | 'after'>,
  language: Language,
  t: TFunction,
): ValueChange[] {
  const [from, to] = [flat(before), flat(after)]
  const fields = new Set([...Object.keys(from), ...Object.keys(to)].filter((field) => !OWN_NAMES.has(field)))
  return [...fields].flatMap((field) => {
    const show = (value: unknown) => valueInWords(field, value, language, t)
    const change = { field: fieldInWords(field, t), before: show(from[field]), after: show(to[field]) }
    return change.before === change.after ? [] : [change]
  })
}

/** The fields of a value; one that has none is a field of its own, named ''. */
function flat(value: unknown): Data {
  if (value === undefined || value === null) return {}
  return typeof value === 'object' && !Array.isArray(value) ? (value as Data) : { '': value }
}

function valueInWords(field: string, value: unknown, language: Language, t: TFunction): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean') return t(value ? 'audit:value.yes' : 'audit:value.no')
  if (Array.isArray(value)) return value.map((one) => valueInWords(field, one, language, t)).join('; ')
  if (typeof value === 'object') {
    const parts = Object.entries(value).map(([name, part]) => {
      const said = valueInWords(name, part, language, t)
      return said === '' ? '' : t('audit:value.named', { name: fieldInWords(name, t), value: said })
    })
    return parts.filter(Boolean).join(', ')
  }
  const day = DAYS.has(field) ? dayInWords(value, language) : undefined
  return day ?? inWords(CHOICES[field] ?? `audit:value.${field}`, value, t) ?? String(value)
}

function fieldInWords(field: string, t: TFunction): string {
  return field === '' ? t('audit:field.value') : t(`audit:field.${field}`, { defaultValue: field })
}

function inWords(under: string, value: unknown, t: TFunction): string | undefined {
  return (typeof value === 'string' && t(`${under}.${value}`, { defaultValue: '' })) || undefined
}

function dayInWords(on: unknown, language: Language): string | undefined {
  const date = EdtfDate.safeParse(on).data
  return date && dateInWords(date, language, 'short')
}

function asData(value: unknown): Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : {}
}
