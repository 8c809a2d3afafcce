import {
  type DecimalRange,
  each,
  exactly,
  type Interval,
  isWritable,
  minus,
  notBelowZero,
  plus,
  readRange,
  times,
  writeExact,
  writeRounded,
} from './decimal.ts'
import { type InterestFault, type InterestStretch, runInterest } from './interest.ts'
import type { LossInput, LossLineDraft } from './loss.ts'
import type { LossStep, MADE } from './loss-figure.ts'
import { sortInputs } from './loss-inputs.ts'
import { minorUnit } from './money.ts'

/** What a line comes to, rounded half to even to the smallest unit of its currency and nowhere before. */
export interface LossAmount {
  /** Null where it cannot be computed. */
  readonly amount: DecimalRange | null
  readonly interest: DecimalRange | null
  readonly converted: { currency: string; amount: DecimalRange; interest: DecimalRange | null } | null
  readonly interestFault: InterestFault | null
}

export type ComputedLine = Pick<LossLineDraft, 'computation' | 'inputs' | 'currency' | 'interest' | 'conversion'>

/** Computes a line from its stated figures; of many lines the interest may be told by one `interestTeller`. */
export function computeLoss(line: ComputedLine, tellInterest = runInterest): LossAmount {
  return compute(line, createPaper(line.currency, false), tellInterest)
}

/** How a line is computed, each step made of those before it; none where it cannot be. */
export function stepsOfLoss(line: ComputedLine): LossStep[] {
  const paper = createPaper(line.currency, true)
  return compute(line, paper, runInterest).amount === null ? [] : paper.steps
}

function compute(line: ComputedLine, paper: Paper, tellInterest: typeof runInterest): LossAmount {
  const amount = amountOf(line, paper)
  if (amount === undefined || !paper.isWritable()) return NOTHING
  const interest = line.interest === null ? null : interestOf(tellInterest(line.interest), amount, paper)
  const accrued = typeof interest === 'string' ? null : interest
  const rounded = {
    amount: paper.round(amount, 'amount-rounded', line.currency),
    interest: accrued === null ? null : paper.round(accrued, 'interest-rounded', line.currency),
  }
  const converted = line.conversion === null ? null : convert(line.conversion, amount, accrued, paper)
  if (!paper.isWritable()) return NOTHING
  return { ...rounded, converted, interestFault: typeof interest === 'string' ? interest : null }
}

const NOTHING: LossAmount = { amount: null, interest: null, converted: null, interestFault: null }

type Unit = LossInput['unit']
type Made = (typeof MADE)[number]

/** A figure within a computation: what it is, and the step that made it. */
interface Figure {
  readonly at: number
  readonly value: Interval
  readonly unit: Unit
}

type Paper = ReturnType<typeof createPaper>

/** The paper on which a computation is made; its steps are written down where they are asked for. */
function createPaper(currency: string, keeps: boolean) {
  const steps: LossStep[] = []
  let fits = true

  function note(value: Interval, step: Partial<LossStep> & Pick<LossStep, 'does' | 'makes' | 'unit'>): Figure {
    fits &&= isWritable(value)
    if (keeps) steps.push({ title: '', of: [], currency, values: {}, factIds: [], result: writeExact(value), ...step })
    return { at: steps.length - 1, value, unit: step.unit }
  }

  return {
    steps,
    keeps,
    isWritable: () => fits,
    note,
    /** A percentage stands as it was stated and is computed with as a part of one. */
    state({ name, title, value, unit, factId }: LossInput): Figure {
      const stated = readRange(value)
      const figure = note(stated, { does: 'state', makes: name, title, unit, factIds: factId === null ? [] : [factId] })
      return unit === 'percent' ? { ...figure, value: each(stated, (one) => one.div(100)) } : figure
    },
    add(makes: Made, figures: readonly Figure[]): Figure {
      const sum = figures.reduce((total, { value }) => plus(total, value), exactly(0))
      return note(sum, { does: 'add', makes, unit: 'money', of: placesOf(figures) })
    },
    subtract(makes: Made, from: Figure, what: Figure): Figure {
      return note(minus(from.value, what.value), {
        does: 'subtract',
        makes,
        unit: from.unit,
        of: placesOf([from, what]),
      })
    },
    multiply(makes: Made, figures: readonly Figure[]): Figure {
      const product = figures.reduce((total, { value }) => times(total, value), exactly(1))
      return note(product, { does: 'multiply', makes, unit: 'money', of: placesOf(figures) })
    },
    notBelowZero(makes: Made, figure: Figure): Figure {
      if (!figure.value.low.isNegative() || figure.value.low.isZero()) return figure
      return note(notBelowZero(figure.value), { does: 'not-below-zero', makes, unit: figure.unit, of: [figure.at] })
    },
    round(figure: Figure, makes: Made, to: string): DecimalRange {
      const digits = minorUnit(to)
      const result = writeRounded(figure.value, digits)
      const values = { digits: String(digits) }
      note(figure.value, { does: 'round', makes, unit: 'money', of: [figure.at], currency: to, values, result })
      return result
    },
  }
}

function placesOf(figures: readonly Figure[]): number[] {
  return figures.map(({ at }) => at)
}

/** Undefined where a figure that is needed is missing, or of a unit that cannot be computed with. */
function amountOf({ computation, inputs }: ComputedLine, paper: Paper): Figure | undefined {
  const { used, missing, unfit } = sortInputs(computation, inputs)
  const stated = used.map((place) => paper.state(inputs[place] as LossInput))
  if (missing.length > 0 || unfit.length > 0) return undefined
  const named = new Map(used.map((place, index) => [inputs[place]?.name, stated[index] as Figure]))
  const get = (name: string) => named.get(name) as Figure
  const share = named.get('share')
  const shared = (whole: Figure) => (share ? paper.multiply('amount', [whole, share]) : whole)
  switch (computation) {
    case 'sum':
      return stated.length === 1 ? stated[0] : paper.add('sum', stated)
    case 'product':
      return stated.length === 1 ? stated[0] : paper.multiply('product', stated)
    case 'units-times-margin':
      return shared(paper.multiply('profit', [get('units'), paper.subtract('margin', get('price'), get('cost'))]))
    case 'units-times-price-drop':
      return paper.multiply('amount', [get('units'), paper.subtract('drop', get('before'), get('after'))])
    case 'revenue-less-costs':
      return shared(paper.subtract('profit', get('revenue'), get('costs')))
    case 'base-times-rate': {
      const royalty = paper.multiply('royalty', [get('base'), get('rate')])
      return named.has('paid') ? stillDue(royalty, get('paid'), paper) : royalty
    }
    case 'shortfall': {
      const due = named.has('periods') ? paper.multiply('due', [get('due'), get('periods')]) : get('due')
      return stillDue(due, get('paid'), paper)
    }
  }
}

/** Whoever paid more than was due is owed nothing by that. */
function stillDue(due: Figure, paid: Figure, paper: Paper): Figure {
  return paper.notBelowZero('amount', paper.subtract('difference', due, paid))
}

function interestOf(run: ReturnType<typeof runInterest>, amount: Figure, paper: Paper): Figure | InterestFault {
  if (typeof run === 'string') return run
  const of = paper.keeps ? placesOf(accrueEach(run.stretches, amount, paper)) : []
  const [only] = of
  const value = each(amount.value, (one) => one.times(run.onOne))
  if (of.length === 1 && only !== undefined) return { at: only, value, unit: 'money' }
  return paper.note(value, { does: 'add', makes: 'interest', unit: 'money', of })
}

/** The interest of each stretch, and the capital wherever interest is added to it. */
function accrueEach(stretches: readonly InterestStretch[], amount: Figure, paper: Paper): Figure[] {
  const all: Figure[] = []
  let capital = amount
  let accrued: Figure[] = []
  stretches.forEach(({ from, to, percent, counted, each: onOne, added }, at) => {
    const interest = paper.note(
      each(amount.value, (one) => one.times(onOne)),
      {
        does: 'accrue',
        makes: 'interest-of-days',
        unit: 'money',
        of: [capital.at],
        values: { fromDate: from, toDate: to, percent, counted },
      },
    )
    all.push(interest)
    accrued.push(interest)
    if (!added || at === stretches.length - 1) return
    capital = paper.add('capital', [capital, ...accrued])
    accrued = []
  })
  return all
}

function convert(
  { to, rate, on, source }: NonNullable<ComputedLine['conversion']>,
  amount: Figure,
  interest: Figure | null,
  paper: Paper,
): LossAmount['converted'] {
  const through = (figure: Figure, makes: Made) =>
    paper.note(times(figure.value, exactly(rate)), {
      does: 'convert',
      makes,
      unit: 'money',
      currency: to,
      of: [figure.at],
      values: { rate, onDate: on, source },
    })
  return {
    currency: to,
    amount: paper.round(through(amount, 'amount-converted'), 'amount-rounded', to),
    interest: interest && paper.round(through(interest, 'interest-converted'), 'interest-rounded', to),
  }
}
