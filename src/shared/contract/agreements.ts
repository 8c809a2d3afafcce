import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Because } from '../domain/because.ts'
import { EdtfDate } from '../domain/edtf.ts'
import { CountryCode } from '../domain/jurisdiction.ts'
import { Language } from '../domain/language.ts'
import { DayThatMatters, Treaty, TreatyState, TreatyTable } from '../domain/treaty.ts'
import { caseErrors, refusals, tableErrors } from './errors.ts'
import { Id } from './ids.ts'
import { Paper } from './papers.ts'
import { tableFileErrors } from './rights.ts'

/** Where a line comes from. */
export const TreatySource = z.object({
  table: z.string(),
  /** EDTF; null for what the user keeps. */
  asOf: EdtfDate.nullable(),
  source: z.string(),
  /** Whether the row was read in its source, not written from memory. */
  verified: z.boolean(),
})
export type TreatySource = z.infer<typeof TreatySource>

const Side = z.object({
  country: CountryCode,
  since: EdtfDate.nullable(),
  until: EdtfDate.nullable(),
  /** Letters as in `resources/treaties/SOURCES.md`; null where they were not read. */
  reservations: z.string().nullable(),
  /** The organisation through which alone the country is reached. */
  through: CountryCode.nullable(),
})

/** How one treaty stood between two countries on the day that matters to it. */
export const TreatyLine = z.object({
  treaty: z.string(),
  dayThatMatters: DayThatMatters,
  on: EdtfDate,
  state: TreatyState,
  /** From when it binds both; null where that is not known. Of a line that is not yet in force, the day to come. */
  since: EdtfDate.nullable(),
  each: z.array(Side),
  /** What it does not give, as keys of `agreements:coverage`. */
  coverage: z.array(z.string()),
  because: z.array(Because),
  sources: z.array(TreatySource),
  /** The day lies after that of the table or of the agreement's source, or may. */
  afterTable: z.boolean(),
  /** The lawyer's own words, which stand on top of the table. */
  corrections: z.array(z.object({ id: Id, country: CountryCode, source: z.string(), note: z.string() })),
  agreementIds: z.array(Id),
})
export type TreatyLine = z.infer<typeof TreatyLine>

/** The day of the act, and where they are others, the day of recognition and that of the investment. */
export const Days = z.object({
  on: EdtfDate,
  recognitionOn: EdtfDate.nullable().optional(),
  investmentOn: EdtfDate.nullable().optional(),
})
export type Days = z.infer<typeof Days>

export const Pair = Days.extend({ one: CountryCode, other: CountryCode })
export type Pair = z.infer<typeof Pair>

export const MatrixAsked = Days.extend({
  one: CountryCode,
  others: z.array(CountryCode).max(300),
  /** The treaties of the matrix where they are not named. */
  treaties: z.array(z.string()).max(100).optional(),
})
export type MatrixAsked = z.infer<typeof MatrixAsked>

export const MatrixRow = z.object({ country: CountryCode, lines: z.array(TreatyLine) })
export type MatrixRow = z.infer<typeof MatrixRow>

export const COUNTRY_GROUPS = ['defendants', 'acts', 'agreements'] as const

/** What the cases are about: the countries that a matrix asks for, and the days. */
export const AgreementsAbout = z.object({
  /** The claimants' country, where it is one. */
  home: CountryCode.nullable(),
  countries: z.array(z.object({ country: CountryCode, group: z.enum(COUNTRY_GROUPS) })),
  /** The days of the acts, the earliest first. */
  days: z.array(EdtfDate),
})
export type AgreementsAbout = z.infer<typeof AgreementsAbout>

/** What an import makes of a table's lines; `line` counts from 1, the heading included. */
export const AgreementImport = z.object({
  lines: z.array(
    z.object({
      line: z.int(),
      does: z.enum(['adds', 'changes', 'leaves']),
      countries: z.array(CountryCode),
      title: z.string(),
    }),
  ),
  refused: z.array(z.object({ line: z.int(), field: z.string(), value: z.string() })),
})
export type AgreementImport = z.infer<typeof AgreementImport>

const resolverErrors = refusals({
  ...caseErrors,
  ...tableErrors,
  TREATY_UNKNOWN: { data: z.object({ treaty: z.string() }) },
})

export const agreements = {
  /** Every treaty between two countries. */
  resolve: oc.input(Pair).output(z.array(TreatyLine)).errors(resolverErrors),
  /** One country and many others, a row each. */
  matrix: oc.input(MatrixAsked).output(z.array(MatrixRow)).errors(resolverErrors),
  /** The treaties in the order in which they are shown, and the tables behind them. */
  tables: oc.output(z.object({ treaties: z.array(Treaty), tables: z.array(TreatyTable.extend({ rows: z.int() })) })),
  about: oc
    .input(z.object({ caseId: Id.nullable() }))
    .output(AgreementsAbout)
    .errors(refusals(caseErrors)),
  /** The matrix as a table, or as a paper with its sources. */
  exportMatrix: oc
    .input(MatrixAsked.extend({ format: z.enum(['csv', 'pdf']), language: Language }))
    .output(Paper)
    .errors(resolverErrors),
  /** That the map leaves as a picture, which the window draws, is an entry of the trail. */
  mapExported: oc
    .input(z.object({ one: CountryCode, on: EdtfDate, treaty: z.string().max(100), format: z.enum(['svg', 'png']) }))
    .errors(resolverErrors),
  /** The register as a table that can be taken in again. */
  exportCsv: oc.output(Paper).errors(refusals(caseErrors)),
  /**
   * A line with the id of an agreement that is there changes what its columns hold; any other adds one. Nothing is written
   * where it is `dry`. The table is the bytes of a file of delimited text, in any encoding.
   */
  importCsv: oc
    .input(z.object({ table: z.base64().max(27_000_000), dry: z.boolean() }))
    .output(AgreementImport)
    .errors(refusals({ ...caseErrors, ...tableFileErrors })),
}
