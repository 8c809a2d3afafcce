import { z } from 'zod'
import { INTEREST_FAULTS } from './interest.ts'
import { INPUT_UNITS, StatedRange } from './loss.ts'
import { CurrencyCode } from './money.ts'

export const LOSS_OPERATIONS = [
  'state',
  'add',
  'subtract',
  'multiply',
  'not-below-zero',
  'accrue',
  'round',
  'convert',
] as const

/** What an operation makes, where it is none of the figures that were stated. */
export const MADE = [
  'margin',
  'drop',
  'profit',
  'royalty',
  'due',
  'difference',
  'product',
  'sum',
  'interest-of-days',
  'capital',
  'interest',
  'amount',
  'amount-rounded',
  'interest-rounded',
  'amount-converted',
  'interest-converted',
] as const

/** One step of a computation, in the order in which they are made. */
export const LossStep = z.object({
  does: z.enum(LOSS_OPERATIONS),
  /** Of a stated figure the name by which the computation asks for it. */
  makes: z.string(),
  /** Its title, where it is a stated figure that has one. */
  title: z.string(),
  /** The steps that it is made of, by their places. */
  of: z.array(z.int().nonnegative()),
  unit: z.enum(INPUT_UNITS),
  currency: CurrencyCode,
  /** Days, rates and places after the point that the operation takes; days are ISO 8601 and their names end in `Date`. */
  values: z.record(z.string(), z.string()),
  result: StatedRange,
  factIds: z.array(z.uuidv7()),
})
export type LossStep = z.infer<typeof LossStep>

/** What has to be said of a line before anybody relies on it. */
export const LOSS_FLAGS = [
  'input-missing',
  'input-unfit',
  'input-unused',
  'too-large',
  'assumption-missing',
  'share-of-volume',
  'share-of-value',
  'sales-not-loss',
  'whose-not-said',
  'by-whom-not-said',
  'input-without-fact',
  'double-recovery',
  'alternative',
  'out-of-limitation',
  'limitation-not-told',
  'interest-unfit',
  'interest-without-source',
] as const
export type LossFlagName = (typeof LOSS_FLAGS)[number]

export const LossFlag = z.object({
  flag: z.enum(LOSS_FLAGS),
  /** The other lines that it concerns. */
  lineIds: z.array(z.uuidv7()),
  /** The figures that it concerns, by their places; of `input-missing` their names stand in `missing`. */
  inputs: z.array(z.int().nonnegative()),
  missing: z.array(z.string()),
  fault: z.enum(INTEREST_FAULTS).nullable(),
})
export type LossFlag = z.infer<typeof LossFlag>

export function lossFlag(flag: LossFlagName, what: Partial<LossFlag> = {}): LossFlag {
  return { lineIds: [], inputs: [], missing: [], fault: null, ...what, flag }
}
