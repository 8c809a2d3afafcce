import { z } from 'zod'
import { EdtfDate } from './edtf.ts'
import { CountryCode } from './jurisdiction.ts'
import { Language } from './language.ts'

/** Which day of a case a treaty asks for: that of the act, of the recognition of an award or judgment, of the investment. */
export const DayThatMatters = z.enum(['act', 'recognition', 'investment'])
export type DayThatMatters = z.infer<typeof DayThatMatters>

/**
 * How a treaty stood between two countries. `not-found`: one of them is not in a table, which is no proof that it is not
 * bound; `unknown`: it cannot be told; `not-in-force`: a lawyer's correction says so.
 */
export const TREATY_STATES = [
  'in-force',
  'not-yet',
  'suspended',
  'ended',
  'signed-only',
  'in-talks',
  'none-says-a-source',
  'not-in-force',
  'not-found',
  'unknown',
] as const
export const TreatyState = z.enum(TREATY_STATES)
export type TreatyState = z.infer<typeof TreatyState>

const Words = z.record(Language, z.string())

export const Treaty = z.object({
  id: z.string(),
  table: z.string(),
  title: Words,
  short: Words,
  day: DayThatMatters,
  /** What it does not give, as keys of sentences. */
  coverage: z.array(z.string()),
  /** Whether it stands in the matrix. */
  main: z.boolean(),
  /** Organisations that are party for their members' territory. */
  through: z.array(CountryCode),
})
export type Treaty = z.infer<typeof Treaty>

export const TreatyTable = z.object({
  id: z.string(),
  title: Words,
  source: z.string(),
  /** EDTF; null for what the user keeps. */
  asOf: EdtfDate.nullable(),
  complete: z.boolean(),
  note: Words,
  /** Countries of which the table tells nothing, since it was not read so far. */
  notRead: z.array(CountryCode),
})
export type TreatyTable = z.infer<typeof TreatyTable>

/** A country's or an organisation's row in the table of a treaty. */
export interface TreatyParty {
  readonly party: CountryCode
  /** Null with `deposited`: a party of which the day is not known; null without it: a signature only. */
  readonly since: EdtfDate | null
  readonly signed: EdtfDate | null
  readonly deposited: EdtfDate | null
  readonly succession: boolean
  /** Letters parted by spaces; `none`: read, and there are none; '': not read. */
  readonly reservations: string
  /** Whether the row was read in its source, not written from memory. */
  readonly read: boolean
  /** Where it is not the table's. */
  readonly source: string
}

export interface InvestmentTreaty {
  readonly id: string
  readonly title: string
  readonly parties: readonly CountryCode[]
  readonly signed: EdtfDate | null
  readonly since: EdtfDate | null
  readonly ended: EdtfDate | null
}

/** A State that followed another; `continues`: the tables give the other's dates under its name. */
export const FollowingState = z.object({
  code: CountryCode,
  from: z.enum(['SU', 'YU', 'CS', 'DD']),
  began: EdtfDate,
  continues: z.boolean(),
  source: z.string(),
  read: z.boolean(),
})
export type FollowingState = z.infer<typeof FollowingState>

export const Membership = z.object({
  country: CountryCode,
  from: EdtfDate,
  /** The first day on which it was no member any more. */
  until: EdtfDate.nullable(),
  /** The first day on which the organisation's rights did not reach it any more, where that is another. */
  rightsUntil: EdtfDate.optional(),
  source: z.string(),
  read: z.boolean(),
})
export type Membership = z.infer<typeof Membership>

export const Organisation = z.object({
  code: CountryCode,
  /** The days of which every member is listed. */
  listed: EdtfDate,
  source: z.string(),
  members: z.array(Membership),
})
export type Organisation = z.infer<typeof Organisation>
