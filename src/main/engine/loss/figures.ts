import type { LossFigure, LossTotal } from '../../../shared/contract/loss.ts'
import type { Row } from '../../../shared/contract/registers.ts'
import { interestTeller } from '../../../shared/domain/interest.ts'
import { computeLoss, type LossAmount, stepsOfLoss } from '../../../shared/domain/loss-amount.ts'
import { lossFlag, type LossStep } from '../../../shared/domain/loss-figure.ts'
import { flagsOfLine } from '../../../shared/domain/loss-flags.ts'
import { type LimitationRule, limitationStanding, withoutRule } from '../../../shared/domain/limitation-time.ts'
import { type ActLimitation, withinLimitation } from '../../../shared/domain/loss-limitation.ts'
import { type Overlap, overlaps } from '../../../shared/domain/loss-overlap.ts'
import { totalsOf } from '../../../shared/domain/loss-totals.ts'
import { requireCase } from '../cases/require.ts'
import { today } from '../clock.ts'
import { factNames } from '../facts/labels.ts'
import { limitationRules } from '../limitation/rules.ts'
import { getRow, standingRows } from '../registers/rows.ts'
import { derived } from '../vault/derived.ts'
import type { Vault } from '../vault/vault.ts'

type Line = Row<'loss-line'>

/** What every line of loss of a case comes to, with what has to be said of it, and the sums. Throws CASE_NOT_FOUND. */
export function lossFigures(
  vault: Vault,
  resources: string,
  caseId: string,
  asOf = today(),
): { figures: LossFigure[]; totals: LossTotal[] } {
  requireCase(vault, caseId)
  return derived(vault, `loss ${caseId} ${asOf}`, () => figuresOf(vault, resources, caseId, asOf))
}

function figuresOf(vault: Vault, resources: string, caseId: string, asOf: string) {
  const lines = standingRows(vault, 'loss-line', caseId)
  const claims = standingRows(vault, 'claim', caseId)
  const facts = new Set(factNames(vault, caseId).flatMap(({ id, withdrawnOn }) => (withdrawnOn === null ? [id] : [])))
  const acts = new Map(standingRows(vault, 'act', caseId).map((act) => [act.id, act]))
  const limitationOf = limitationTeller(acts, limitationRules(vault, resources), asOf)
  const against = new Set(claims.filter(({ position }) => isAgainstUs(position)).map(({ id }) => id))
  const overlapping = overlaps(lines, claims)
  const named = {
    stands: (factId: string) => facts.has(factId),
    actorOf: (actId: string) => acts.get(actId)?.actorId ?? null,
  }

  const tellInterest = interestTeller()
  const figures = lines.map((line): LossFigure => {
    const computed = computeLoss(line, tellInterest)
    const { amount, interest, converted } = computed
    const within = withinLimitation(line.actIds, limitationOf)
    return {
      lineId: line.id,
      side: line.claimId !== null && against.has(line.claimId) ? 'theirs' : 'ours',
      amount,
      currency: line.currency,
      interest,
      converted,
      flags: [...flagsOfLine(line, computed, named), ...flagsOfOverlap(line.id, overlapping), ...flagsOfTime(within)],
      within,
    }
  })
  return { figures, totals: totals(lines, figures, overlapping) }
}

/** How a line is computed; no steps where it cannot be. Throws ROW_NOT_FOUND. */
export function lossComputation(vault: Vault, lineId: string): LossStep[] {
  return stepsOfLoss(getRow(vault, 'loss-line', lineId))
}

/** How limitation stands against an act; undefined where the act does not stand. */
function limitationTeller(
  acts: ReadonlyMap<string, Row<'act'>>,
  all: readonly LimitationRule[],
  asOf: string,
): (actId: string) => ActLimitation | undefined {
  const rules = new Map(all.map((rule) => [rule.ruleId, rule]))
  return (actId) => {
    const act = acts.get(actId)
    const rule = act?.limitation && rules.get(act.limitation.ruleId)
    if (!act) return undefined
    return act.limitation && rule ? limitationStanding(act, act.limitation, rule, asOf) : withoutRule(act.limitation)
  }
}

function isAgainstUs(position: Row<'claim'>['position']): boolean {
  return position === 'counterclaim' || position === 'set-off'
}

function flagsOfOverlap(id: string, overlapping: readonly Overlap[]) {
  return (['double-recovery', 'alternative'] as const).flatMap((why) => {
    const pairs = overlapping.filter((pair) => pair.why === why && pair.ids.includes(id))
    const lineIds = pairs.flatMap(({ ids }) => ids.filter((other) => other !== id))
    return lineIds.length === 0 ? [] : [lossFlag(why, { lineIds })]
  })
}

function flagsOfTime({ outside, part }: LossFigure['within']) {
  return [
    ...(outside.length > 0 ? [lossFlag('out-of-limitation')] : []),
    ...(part === 'cannot-tell' ? [lossFlag('limitation-not-told')] : []),
  ]
}

function totals(lines: readonly Line[], figures: readonly LossFigure[], overlapping: readonly Overlap[]): LossTotal[] {
  const added = lines.flatMap((line, at) => {
    const { side, ...figure } = figures[at] as LossFigure
    const { currency, amount, interest } = inWhatIsClaimed(figure)
    return amount === null ? [] : [{ id: line.id, head: line.head, side, currency, amount, interest }]
  })
  return totalsOf(added, overlapping).map(({ lineIds, overlapping: twice, elsewhere, ...total }) => ({
    ...total,
    lineIds: [...lineIds],
    overlapping: [...twice],
    elsewhere: [...elsewhere],
  }))
}

function inWhatIsClaimed({
  converted,
  ...own
}: Pick<LossAmount, 'amount' | 'interest' | 'converted'> & { currency: string }) {
  return converted ?? own
}
