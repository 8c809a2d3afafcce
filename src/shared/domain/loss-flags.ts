import type { LossInput, LossLineDraft } from './loss.ts'
import type { LossAmount } from './loss-amount.ts'
import { type LossFlag, lossFlag } from './loss-figure.ts'
import { sortInputs } from './loss-inputs.ts'

type Line = Omit<LossLineDraft, 'title' | 'grounds' | 'notes'>

/** What has to be said of a line by itself; `stands` tells of a fact whether it is there and was not withdrawn. */
export function flagsOfLine(
  line: Line,
  amount: LossAmount,
  named: { stands: (factId: string) => boolean; actorOf: (actId: string) => string | null },
): LossFlag[] {
  const { inputs, computation, interest } = line
  const { used, missing, unfit, unused } = sortInputs(computation, inputs)
  const places = (is: (input: LossInput) => boolean) => used.filter((place) => is(inputs[place] as LossInput))
  const unproved = places(({ factId }) => factId === null || !named.stands(factId))
  const shares = misfitShares(line, used)
  const isByNobody = line.defendantIds.length === 0 && !line.actIds.some((id) => named.actorOf(id) !== null)
  const flags: (LossFlag | false)[] = [
    missing.length > 0 && lossFlag('input-missing', { missing: [...missing] }),
    unfit.length > 0 && lossFlag('input-unfit', { inputs: [...unfit] }),
    unused.length > 0 && lossFlag('input-unused', { inputs: [...unused] }),
    missing.length + unfit.length === 0 && amount.amount === null && lossFlag('too-large'),
    isJoinedUnsaid(line, used) && lossFlag('assumption-missing'),
    shares.ofVolume.length > 0 && lossFlag('share-of-volume', { inputs: shares.ofVolume }),
    shares.ofValue.length > 0 && lossFlag('share-of-value', { inputs: shares.ofValue }),
    line.head === 'reported-sales' && lossFlag('sales-not-loss'),
    line.claimantId === null && lossFlag('whose-not-said'),
    isByNobody && lossFlag('by-whom-not-said'),
    unproved.length > 0 && lossFlag('input-without-fact', { inputs: unproved }),
    amount.interestFault !== null && lossFlag('interest-unfit', { fault: amount.interestFault }),
    interest !== null && interest.source.trim() === '' && lossFlag('interest-without-source'),
  ]
  return flags.filter((flag) => flag !== false)
}

/**
 * Percentages that are a share of something else than what they are taken of, or of which nobody says of what: taken of
 * money (a share of the volume is not one of the value), or of units.
 */
function misfitShares({ inputs, computation }: Line, used: readonly number[]) {
  const at = (place: number) => inputs[place] as LossInput
  const shares = used.filter((place) => at(place).unit === 'percent' && at(place).name !== 'rate')
  const isOfUnits =
    computation === 'units-times-margin' ||
    (computation === 'product' && used.some((place) => at(place).unit === 'units'))
  return {
    ofVolume: isOfUnits ? [] : shares.filter((place) => at(place).shareOf !== 'value'),
    ofValue: isOfUnits ? shares.filter((place) => at(place).shareOf !== 'volume') : [],
  }
}

/** Figures of several statements that nobody brought together are joined only under an assumption, which has to be said. */
function isJoinedUnsaid({ inputs, computation, assumption }: Line, used: readonly number[]): boolean {
  if (assumption.trim() !== '' || computation === 'sum' || computation === 'shortfall' || used.length < 2) return false
  const facts = used.map((place) => (inputs[place] as LossInput).factId)
  return facts.includes(null) || new Set(facts).size > 1
}
