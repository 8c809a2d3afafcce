import type { TFunction } from 'i18next'
import type { Entry } from '../../../shared/contract/audit.ts'
import { EdtfDate } from '../../../shared/domain/edtf.ts'
import { dateInWords } from '../../../shared/domain/edtf-words.ts'
import type { Language } from '../../../shared/domain/language.ts'

/** Names that an entry needs beside its own data: how a document is listed, the number of an exhibit. */
export interface ChangeNames {
  readonly document: (id: string) => string | undefined
  readonly exhibit: (id: string) => string | undefined
  /** The document that has an exhibit's number, by the id of either. */
  readonly exhibited: (id: string) => { id: string; title: string } | undefined
  readonly language: Language
}

export type Data = Record<string, unknown>

/** An entry of the trail as a sentence: `Stage entered: Filed, 24 Nov 2026`. */
export function changeInWords(entry: Entry, names: ChangeNames, t: TFunction): string {
  const { act, subject, before, after, about, removed } = entry
  const data: Data = { ...asData(before), ...asData(after) }
  const gone = (what: string) => (removed ? t(`audit:gone.${what}`) : '')
  return t(`cases:change.${act}`, {
    name: about ?? gone('name'),
    title: about ?? gone('name'),
    version: about ?? '',
    ...Object.fromEntries(
      Object.entries(data).filter(([, value]) => typeof value === 'string' || typeof value === 'number'),
    ),
    document: names.document(documentOf(entry)) ?? about ?? data['fileName'] ?? gone('document'),
    label: data['label'] ?? names.exhibit(subject) ?? about ?? gone('exhibit'),
    fields: fieldsOf(after, t),
    role: typeof data['role'] === 'string' ? t(`cases:role.${data['role']}`, { defaultValue: '' }) : '',
    stage: typeof data['stage'] === 'string' ? t(`cases:stage.${data['stage']}`) : gone('name'),
    on: dayInWords(data['on'], names.language),
    defaultValue: t('cases:change.other', { act }),
  })
}

/** The document that an entry is about: the one it names, else its subject. */
export function documentOf({ subject, before, after }: Pick<Entry, 'subject' | 'before' | 'after'>): string {
  const named = asData(after)['documentId'] ?? asData(before)['documentId']
  return typeof named === 'string' ? named : subject
}

/** Acts that are often done to many things at once. */
const MANY = new Set([
  'custody.declared',
  'custody.reported',
  'custody.verified',
  'document.declared',
  'document.imported',
  'document.imported-again',
  'document.marked',
  'exhibit.numbered',
  'exhibit.served',
  'party.added',
  'party.changed',
])

/** Milliseconds between like entries of one act. */
const AT_ONCE = 60_000

/** The entries, newest first, with those of one act on many things gathered under the newest of them. */
export function gatherChanges(entries: readonly Entry[]): { entry: Entry; count: number }[] {
  const gathered: { entry: Entry; count: number; since: number }[] = []
  for (const entry of entries) {
    const last = gathered.at(-1)
    const together =
      last && MANY.has(entry.act) && last.entry.act === entry.act && last.since - Date.parse(entry.at) < AT_ONCE
    if (together) Object.assign(last, { count: last.count + 1, since: Date.parse(entry.at) })
    else gathered.push({ entry, count: 1, since: Date.parse(entry.at) })
  }
  return gathered
}

export function asData(value: unknown): Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : {}
}

/** The names of a case's fields that an entry changed, without those that have no word. */
function fieldsOf(after: unknown, t: TFunction): string {
  return Object.keys(asData(after))
    .map((field) => t(`cases:fieldName.${field}`, { defaultValue: '' }))
    .filter(Boolean)
    .join(', ')
}

function dayInWords(on: unknown, language: Language): string {
  const date = EdtfDate.safeParse(on).data
  return date ? dateInWords(date, language, 'short') : ''
}
