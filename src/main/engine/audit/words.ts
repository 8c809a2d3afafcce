import type { TFunction } from 'i18next'
import type { Entry } from '../../../shared/contract/audit.ts'
import { EdtfDate } from '../../../shared/domain/edtf.ts'
import { dateInWords } from '../../../shared/domain/edtf-words.ts'
import type { Language } from '../../../shared/domain/language.ts'

type Data = Record<string, unknown>
type Said = Pick<Entry, 'act' | 'before' | 'after' | 'about' | 'removed'>

/** The act of an entry as a sentence, with what it names; one whose values were removed says only what was done. */
export function actInWords({ act, before, after, about, removed }: Said, language: Language, t: TFunction): string {
  const data: Data = { ...asData(before), ...asData(after) }
  const plain = Object.entries(data).filter(([, value]) => typeof value === 'string' || typeof value === 'number')
  const sentence = t(`cases:change.${act}`, {
    ...Object.fromEntries(plain),
    document: about ?? data['fileName'] ?? '',
    label: data['label'] ?? about ?? '',
    version: data['version'] ?? about ?? '',
    name: data['name'] ?? about ?? '',
    title: data['title'] ?? about ?? '',
    fields: Object.keys(asData(after))
      .map((field) => fieldInWords(field, t))
      .join(', '),
    role: inWords('role', data['role'], t),
    stage: inWords('stage', data['stage'], t),
    on: dayInWords(data['on'], language),
    defaultValue: t('cases:change.other', { act }),
  })
  return removed ? withoutBlanks(sentence) : sentence
}

export interface ValueChange {
  field: string
  before: string
  after: string
}

/** What an entry changed, field by field; what stayed as it was is left out. Empty text: there was no value. */
export function valueChanges({ before, after }: Pick<Entry, 'before' | 'after'>, t: TFunction): ValueChange[] {
  const [from, to] = [flat(before), flat(after)]
  const fields = new Set([...Object.keys(from), ...Object.keys(to)])
  return [...fields].flatMap((field) => {
    const change = { field: fieldInWords(field, t), before: shown(from[field]), after: shown(to[field]) }
    return change.before === change.after ? [] : [change]
  })
}

function flat(value: unknown): Data {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Data
  return value === undefined || value === null ? {} : { '': value }
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function fieldInWords(field: string, t: TFunction): string {
  return t(`cases:fieldName.${field}`, { defaultValue: field })
}

function inWords(kind: string, value: unknown, t: TFunction): string {
  return typeof value === 'string' ? t(`cases:${kind}.${value}`, { defaultValue: '' }) : ''
}

function dayInWords(on: unknown, language: Language): string {
  const date = EdtfDate.safeParse(on).data
  return date ? dateInWords(date, language, 'short') : ''
}

function asData(value: unknown): Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : {}
}

/** The sentence without the marks that stood around values which are not there any more. */
function withoutBlanks(sentence: string): string {
  return sentence.replace(/[\s:,(]*(\{\{\w+\}\})?[\s:,()]*$/u, '')
}
