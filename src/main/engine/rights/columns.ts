import type { Row } from '../../../shared/contract/registers.ts'
import type { Language } from '../../../shared/domain/language.ts'
import type { RightDraft } from '../../../shared/domain/right.ts'
import { RIGHT_STATUSES, RIGHT_TYPES } from '../../../shared/domain/right.ts'
import { territoryInWords } from '../../../shared/messages/territory-words.ts'
import { translator } from '../../../shared/messages/translate.ts'
import { byWord, columnFinder, small } from '../registers/table-in.ts'
import { joinCell, readDate, readDay, readTitle, splitCell, writeTitle } from './cells.ts'

/** A column of the table. */
interface Column {
  readonly field: keyof RightDraft
  /** Its heading: of the machine, in every language. */
  readonly name: string
  readonly write: (right: RightDraft) => string
  /** The field's value; undefined where the cell cannot be read. */
  readonly read: (cell: string, codes: Codes) => unknown
}

/** Codes by the words for them, in every language, and by themselves; all in small letters. */
interface Codes {
  readonly type: ReadonlyMap<string, RightDraft['type']>
  readonly status: ReadonlyMap<string, RightDraft['status']>
  readonly territory: ReadonlyMap<string, string>
}

type Worded = 'title' | 'owner' | 'applicationNumber' | 'registrationNumber' | 'classes' | 'notes'
type Dated = 'priority' | 'filed' | 'registered' | 'expires' | 'statusSince'

function words(field: Worded, name: string): Column {
  return { field, name, write: (right) => right[field], read: (cell) => cell }
}

function date(field: Dated, name: string): Column {
  return { field, name, write: (right) => right[field] ?? '', read: readDate }
}

function code(field: keyof Codes): Column {
  return { field, name: field, write: (right) => right[field], read: (cell, codes) => codes[field].get(small(cell)) }
}

/** The columns of a right's own fields, in the order of the table. */
export const COLUMNS: readonly Column[] = [
  code('type'),
  words('title', 'title'),
  code('territory'),
  words('owner', 'owner'),
  words('applicationNumber', 'application_number'),
  words('registrationNumber', 'registration_number'),
  date('priority', 'priority'),
  date('filed', 'filed'),
  date('registered', 'registered'),
  date('expires', 'expires'),
  { field: 'renewalDue', name: 'renewal_due', write: ({ renewalDue }) => renewalDue ?? '', read: readDay },
  { ...code('status'), read: (cell, codes) => (cell === '' ? 'not-in-evidence' : codes.status.get(small(cell))) },
  date('statusSince', 'status_since'),
  words('classes', 'classes'),
  {
    field: 'certificateId',
    name: 'certificate',
    write: ({ certificateId }) => certificateId ?? '',
    read: (cell) => (cell === '' ? null : cell),
  },
  {
    field: 'chainOfTitle',
    name: 'chain_of_title',
    write: ({ chainOfTitle }) => writeTitle(chainOfTitle),
    read: readTitle,
  },
  words('notes', 'notes'),
]

/** Columns without which a line cannot be a right. */
export const NEEDED = ['type', 'title', 'territory'] as const

/** The columns beside the fields: the id by which a line is found again, the number to be read, and products by name. */
export const BESIDE = { id: 'id', number: 'number', products: 'products' } as const

export const HEADINGS = [BESIDE.id, BESIDE.number, ...COLUMNS.map(({ name }) => name), BESIDE.products]

export function cellsOf(right: Row<'right'>, productName: (id: string) => string): string[] {
  const own = COLUMNS.map(({ write }) => write(right))
  return [right.id, String(right.number), ...own, joinCell(right.productIds.map(productName), ';')]
}

export const readProducts = splitCell

const ORGANISATIONS = ['EM', 'EP', 'EA', 'OA', 'BX', 'AP', 'WO']

/** @param countries ISO 3166-1 alpha-2. */
export function codesOf(countries: readonly string[]): Codes {
  const territories = [...countries, ...ORGANISATIONS]
  return {
    type: byWord(RIGHT_TYPES, (one, language) => translator(language)(`rights:type.${one}`)),
    status: byWord(RIGHT_STATUSES, (one, language) => translator(language)(`rights:status.${one}`)),
    territory: new Map([...byWord(territories, territoryInWords), ['eu', 'EM'], ['uk', 'GB']]),
  }
}

/** The name of the column that a heading stands for: by itself, or by the word for the field in a language. */
export const columnOf = columnFinder([
  { name: BESIDE.id },
  ...[...COLUMNS, { field: 'productIds', name: BESIDE.products }].map(({ field, name }) => ({
    name,
    word: (language: Language) => translator(language)(`rights:column.${field}`),
  })),
])
