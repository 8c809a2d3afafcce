import type { Row } from '../../../shared/contract/registers.ts'
import { AGREEMENT_STATES, type AgreementDraft } from '../../../shared/domain/agreement.ts'
import type { EdtfDate } from '../../../shared/domain/edtf.ts'
import type { CountryCode } from '../../../shared/domain/jurisdiction.ts'
import { LANGUAGES } from '../../../shared/domain/language.ts'
import { readTypedDate } from '../../../shared/domain/typed-date.ts'
import { territoryInWords } from '../../../shared/messages/territory-words.ts'
import { translator } from '../../../shared/messages/translate.ts'
import { EngineError } from '../fault.ts'
import { readDelimited } from '../registers/delimited.ts'

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
const NEEDED = ['country_one', 'country_two', 'state'] as const

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
export interface ReadLine {
  /** Counted from 1, the heading included. */
  readonly line: number
  readonly id: string | undefined
  readonly fields: Partial<AgreementDraft>
  readonly refused: { readonly field: string; readonly value: string } | undefined
}

/** Reads a table of agreements. Throws TABLE_NOT_READ, TABLE_COLUMN_MISSING. */
export function readAgreements(bytes: Uint8Array, countries: Iterable<CountryCode>): ReadLine[] {
  const [head = [], ...rows] = readDelimited(bytes)
  const columns = head.map((heading) => heading.toLowerCase().replaceAll(/[\s-]+/g, '_'))
  const missing = NEEDED.find((needed) => !columns.includes(needed))
  if (missing !== undefined) throw new EngineError('TABLE_COLUMN_MISSING', { column: missing })
  const country = byWord([...countries], territoryInWords)
  const state = byWord(AGREEMENT_STATES, (one, language) => translator(language)(`agreements:state.${one}`))
  return rows.flatMap((cells, index): ReadLine[] => {
    if (cells.every((cell) => cell === '')) return []
    const cellOf = (name: string) => (columns.includes(name) ? (cells[columns.indexOf(name)] ?? '') : undefined)
    let refused: ReadLine['refused']
    const need = <T>(field: string, cell: string | undefined, value: T | undefined): T => {
      if (value === undefined) refused ??= { field, value: cell ?? '' }
      return value as T
    }
    const fields: Partial<AgreementDraft> = {}
    const [one, other] = [cellOf('country_one'), cellOf('country_two')]
    fields.countries = [
      need('countries', one, country.get(small(one))),
      need('countries', other, country.get(small(other))),
    ]
    fields.state = need('state', cellOf('state'), state.get(small(cellOf('state'))))
    for (const field of DATE_FIELDS) {
      const cell = cellOf(DATES[field])
      if (cell !== undefined) fields[field] = need<EdtfDate | null>(field, cell, dateIn(cell))
    }
    for (const field of WORDS) {
      const cell = cellOf(field)
      if (cell !== undefined) fields[field] = cell
    }
    return [{ line: index + 2, id: cellOf('id') || undefined, fields, refused }]
  })
}

function dateIn(cell: string): EdtfDate | null | undefined {
  return cell === '' ? null : readTypedDate(cell)
}

/** Codes by themselves and by the words for them in every language, in small letters. */
function byWord<T extends string>(all: readonly T[], word: (one: T, language: 'en' | 'ru') => string): Map<string, T> {
  return new Map(
    all.flatMap((one) =>
      [one, ...LANGUAGES.map((language) => word(one, language))].map((name): [string, T] => [small(name), one]),
    ),
  )
}

function small(text: string | undefined): string {
  return (text ?? '').trim().toLowerCase()
}
