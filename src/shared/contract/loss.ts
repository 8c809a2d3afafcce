import { oc } from '@orpc/contract'
import { z } from 'zod'
import { LossHead, StatedRange } from '../domain/loss.ts'
import { LossFlag, LossStep } from '../domain/loss-figure.ts'
import { WithinLimitation } from '../domain/loss-limitation.ts'
import { CurrencyCode } from '../domain/money.ts'
import { caseErrors, refusals } from './errors.ts'
import { Id } from './ids.ts'
import { rowErrors } from './registers.ts'

/** What a line of loss comes to: amounts in full, rounded half to even to the currency's smallest unit at the end. */
export const LossFigure = z.object({
  lineId: Id,
  /** Of the position of its claim: ours, or put against us by a counterclaim or a set-off. */
  side: z.enum(['ours', 'theirs']),
  /** Null where it cannot be computed; the flags say why. */
  amount: StatedRange.nullable(),
  currency: CurrencyCode,
  interest: StatedRange.nullable(),
  converted: z.object({ currency: CurrencyCode, amount: StatedRange, interest: StatedRange.nullable() }).nullable(),
  flags: z.array(LossFlag),
  within: WithinLimitation,
})
export type LossFigure = z.infer<typeof LossFigure>

export const LossTotal = z.object({
  side: z.enum(['ours', 'theirs']),
  /** Null: over all heads. */
  head: LossHead.nullable(),
  currency: CurrencyCode,
  amount: StatedRange,
  interest: StatedRange.nullable(),
  lineIds: z.array(Id),
  /** Those of them that overlap with another: they count once, from the lowest to the highest. */
  overlapping: z.array(Id),
  /** Over all heads: those that overlap with a line that counts in another currency, too. */
  elsewhere: z.array(Id),
})
export type LossTotal = z.infer<typeof LossTotal>

export const loss = {
  /** Of the lines that were not withdrawn, by number. Reported sales are in no total. */
  figures: oc
    .input(z.object({ caseId: Id }))
    .output(z.object({ figures: z.array(LossFigure), totals: z.array(LossTotal) }))
    .errors(refusals(caseErrors)),
  /** How a line is computed, each step made of those before it; none where it cannot be. */
  computation: oc
    .input(z.object({ lineId: Id }))
    .output(z.array(LossStep))
    .errors(refusals(rowErrors)),
}
