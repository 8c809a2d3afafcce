import type { Row } from '../../../shared/contract/registers.ts'
import { AGREEMENT_STATES, type AgreementDraft } from '../../../shared/domain/agreement.ts'
import type { EdtfDate } from '../../../shared/domain/edtf.ts'
import type { CountryCode } from '../../../shared/domain/jurisdiction.ts'
import type { Language } from '../../../shared/domain/language.ts'
import { readTypedDate } from '../../../shared/domain/typed-date.ts'
import { territoryInWords } from '../../../shared/messages/territory-words.ts'
import { translator } from '../../../shared/messages/translate.ts'
import { byWord, columnFinder, type LineIn, readTable, small } from '../registers/table-in.ts'

/** Columns of dates by the field that they hold; headings are of the machine, in every language. */
const DATES = {
  asOf: 'as_of',
  signed: 'signed',
  inForce: 'in_force',
  suspended: 'suspended',
  ended: 'ended',
  survivesUntil: 'survives_until',
} as const satisfies Partial<Record<keyof AgreementDraft, string>>
const WORDS = ['title', 'source', 'notes'] as const
const COUNTRIES = ['country_one', 'country_two'] as const
const NEEDED = [...COUNTRIES, 'state']

type DateField = keyof typeof DATES
const DATE_FIELDS = Object.keys(DATES) as DateField[]

export const HEADINGS = [
  'id',
  'number',
  'country_one',
  'country_two',
  'title',
  'state',
  ...Object.values(DATES),
  'source',
  'notes',
]

export function cellsOf(row: Row<'agreement'>): string[] {
  const dates = DATE_FIELDS.map((field) => row[field] ?? '')
  return [row.id, String(row.number), ...row.countries, row.title, row.state, ...dates, row.source, row.notes]
}

/** A line as it reads: the fields of its columns, or the one that cannot be read. */
export interface ReadLine extends Pick<LineIn, 'line' | 'id' | 'refused'> {
  readonly fields: Partial<AgreementDraft>
}

/** The name of the column that a heading stands for: by itself, or by the words for it in a language. */
const columnOf = columnFinder([
  { name: 'id' },
  { name: 'country_one', word: wordOf('agreements:countryOne') },
  { name: 'country_two', word: wordOf('agreements:countryTwo') },
  ...['state', ...WORDS].map((name) => ({ name, word: wordOf(`registers:field.${name}`) })),
  ...DATE_FIELDS.map((field) => ({ name: DATES[field], word: wordOf(`registers:field.${field}`) })),
])

function wordOf(key: string) {
  return (language: Language) => translator(language)(key)
}

/** Reads a table of agreements. Throws TABLE_NOT_READ, TABLE_COLUMN_MISSING. */
export function readAgreements(bytes: Uint8Array, countries: Iterable<CountryCode>): ReadLine[] {
  const country = byWord([...countries], territoryInWords)
  const state = byWord(AGREEMENT_STATES, (one, language) => translator(language)(`agreements:state.${one}`))
  const pair = COUNTRIES.map((name) => ({ name, field: 'countries', read: (cell: string) => country.get(small(cell)) }))
  const others = [
    { name: 'state', field: 'state', read: (cell: string) => state.get(small(cell)) },
    ...DATE_FIELDS.map((field) => ({ name: DATES[field], field, read: dateIn })),
    ...WORDS.map((name) => ({ name, field: name, read: (cell: string) => cell })),
  ]
  return readTable(bytes, { columns: [...pair, ...others], needed: NEEDED, columnOf }).map(({ values, ...line }) => ({
    ...line,
    fields: {
      ...Object.fromEntries(others.flatMap(({ field, name }) => (values.has(name) ? [[field, values.get(name)]] : []))),
      countries: COUNTRIES.map((name) => values.get(name)) as AgreementDraft['countries'],
    },
  }))
}

function dateIn(cell: string): EdtfDate | null | undefined {
  return cell === '' ? null : readTypedDate(cell)
}
