import type { LossFigure } from '../../../shared/contract/loss.ts'
import type { Row } from '../../../shared/contract/registers.ts'
import { factsFor, MOST, type Said, say } from './known.ts'

type Line = Row<'loss-line'>

/** What the loss is, line by line, with what has to be said of each before anybody relies on it. */
export function whatLoss(lines: readonly Line[], figures: readonly LossFigure[]): Said[] {
  const figureOf = new Map(figures.map((figure) => [figure.lineId, figure]))
  const titleOf = new Map(lines.map(({ id, title }) => [id, title]))
  const told = lines.slice(0, MOST).flatMap((line): Said[] => {
    const figure = figureOf.get(line.id)
    return figure ? ofLine(line, figure, titleOf) : []
  })
  return lines.length > MOST ? [...told, say('more.lines', { count: lines.length - MOST })] : told
}

function ofLine(line: Line, { amount, currency, flags }: LossFigure, titleOf: ReadonlyMap<string, string>): Said[] {
  const about = { kind: 'loss-line' as const, id: line.id }
  const inputs = line.inputs.flatMap(({ factId }) => factId ?? [])
  const factIds = [...new Set([...factsFor(line.grounds, ''), ...inputs])]
  if (amount === null) {
    return [say('loss.no-figure', { title: line.title }, { told: 'not-in-evidence', factIds, about })]
  }
  const { low, high } = amount
  const figure = say(
    low === high ? 'loss.figure' : 'loss.range',
    { title: line.title, currency, lowAmount: low, highAmount: high },
    { factIds, about },
  )
  const assumed =
    line.assumption === ''
      ? []
      : [say('loss.assumption', { assumption: line.assumption }, { told: 'not-in-evidence', about })]
  const flagged = flags.flatMap(({ flag, lineIds }): Said[] => {
    if (!TOLD_FLAGS.has(flag)) return []
    const others = lineIds.flatMap((id) => titleOf.get(id) ?? [])
    return [say(`loss.${flag}`, { others }, { told: 'not-in-evidence', about })]
  })
  return [figure, ...assumed, ...flagged]
}

/** What tells how far a figure carries; what is wrong with how it was entered is said beside its computation. */
const TOLD_FLAGS: ReadonlySet<LossFigure['flags'][number]['flag']> = new Set([
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
])
