import { z } from 'zod'
import { Exact } from './decimal.ts'
import { EdtfDate } from './edtf.ts'
import { CurrencyCode, DecimalText } from './money.ts'
import { Grounds, Named, RowIds, Words } from './register.ts'

export const LOSS_HEADS = [
  'lost-profit',
  'reasonable-royalty',
  'account-of-profits',
  'unpaid-royalty',
  'minimum-royalty',
  'price-erosion',
  'costs',
  'reported-sales',
] as const
export const LossHead = z.enum(LOSS_HEADS)
export type LossHead = z.infer<typeof LossHead>

/** An amount as it is stated: from low to high, and what is called likely only where somebody states it. */
export const StatedRange = z
  .object({
    low: DecimalText,
    high: DecimalText,
    likely: DecimalText.nullable(),
  })
  .refine(isInOrder, { error: 'NOT_A_RANGE' })
export type StatedRange = z.infer<typeof StatedRange>

export const INPUT_UNITS = ['money', 'money-per-unit', 'units', 'percent', 'ratio'] as const

/** One stated figure of a computation. */
export const LossInput = z
  .object({
    /** By which the computation names it: `units`, `price`, `share`. */
    name: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
    title: Words(),
    value: StatedRange,
    unit: z.enum(INPUT_UNITS),
    /** Of a percentage: of what it is a share. */
    shareOf: z.enum(['volume', 'value', 'not-said']).nullable(),
    factId: z.uuidv7().nullable(),
  })
  .refine((input) => faultOfInput(input) === undefined, { error: 'NOT_A_FIGURE' })
export type LossInput = z.infer<typeof LossInput>

/** How the inputs are joined; which names each asks for stands in `ASKED_INPUTS`. */
export const COMPUTATIONS = [
  'sum',
  'product',
  'units-times-margin',
  'base-times-rate',
  'revenue-less-costs',
  'shortfall',
  'units-times-price-drop',
] as const
export const Computation = z.enum(COMPUTATIONS)
export type Computation = z.infer<typeof Computation>

/**
 * What part of a year a stretch of days is (ISDA 2006 Definitions 4.16): actual/actual takes the days of leap years over
 * 366 and the others over 365 (b); 30E/360 gives every month 30 days and takes the 31st for the 30th (g).
 */
export const DAY_COUNTS = ['actual/365', 'actual/360', 'actual/actual', '30E/360'] as const
export const DayCount = z.enum(DAY_COUNTS)
export type DayCount = z.infer<typeof DayCount>

export const InterestDraft = z.object({
  kind: z.enum(['simple', 'compound']),
  /** How often interest is added to the capital; of simple interest it does not count. */
  compounding: z.enum(['yearly', 'half-yearly', 'quarterly', 'monthly']),
  dayCount: DayCount,
  /** The first day that bears interest, and the first that no longer does. */
  from: z.iso.date(),
  to: z.iso.date(),
  /** Per cent a year, each from its day until the next. */
  rates: z
    .array(z.object({ from: z.iso.date(), percent: DecimalText }))
    .min(1)
    .max(200),
  source: Words(1000),
})
export type InterestDraft = z.infer<typeof InterestDraft>

export const LossLineDraft = z.object({
  title: Named(),
  head: LossHead,
  /** Whose loss; null where it is that of no party alone. */
  claimantId: z.uuidv7().nullable(),
  /** By whose acts; none where it is of all makers together. */
  defendantIds: RowIds,
  actIds: RowIds,
  claimId: z.uuidv7().nullable(),
  productIds: RowIds,
  /** As the evidence names it, where it is none of the register. */
  product: Words(),
  period: EdtfDate.nullable(),
  currency: CurrencyCode,
  computation: Computation,
  inputs: z.array(LossInput).max(50),
  /** What joins the inputs though nobody states it. */
  assumption: Words(2000),
  conversion: z.object({ to: CurrencyCode, rate: DecimalText, on: z.iso.date(), source: Named(1000) }).nullable(),
  interest: InterestDraft.nullable(),
  notes: Words(10_000),
  grounds: Grounds,
})
export type LossLineDraft = z.infer<typeof LossLineDraft>

/**
 * What keeps figures in order from being what they are said to be: only money may be below zero, as what is deducted, and a
 * share is no more than the whole.
 */
export function faultOfInput({ name, unit, value }: Sized): InputFault | undefined {
  if (!DecimalText.safeParse(value.low).success || !DecimalText.safeParse(value.high).success) return undefined
  if (unit !== 'money' && new Exact(value.low).lt(0)) return 'belowZero'
  return unit === 'percent' && name !== 'rate' && new Exact(value.high).gt(100) ? 'overWhole' : undefined
}

type Sized = { name: string; unit: (typeof INPUT_UNITS)[number]; value: StatedRange }
type InputFault = 'belowZero' | 'overWhole'

/** What is no number is told by its own field. */
function isInOrder({ low, high, likely }: { low: string; high: string; likely: string | null }): boolean {
  const numbers = [low, likely ?? low, high]
  if (numbers.some((text) => !DecimalText.safeParse(text).success)) return true
  const [from, between, to] = numbers.map((text) => new Exact(text)) as [Exact, Exact, Exact]
  return from.lte(between) && between.lte(to)
}
