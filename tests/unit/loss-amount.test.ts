import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { draftOf } from '../../src/shared/domain/blank-rows.ts'
import { Exact } from '../../src/shared/domain/decimal.ts'
import { interestTeller, type InterestRun, runInterest } from '../../src/shared/domain/interest.ts'
import { type InterestDraft, type LossInput, LossLineDraft } from '../../src/shared/domain/loss.ts'
import { computeLoss, stepsOfLoss } from '../../src/shared/domain/loss-amount.ts'

interface Example {
  name: string
  line: Omit<LossLineDraft, 'inputs'> & { inputs: Omit<LossInput, 'factId'>[] }
  expected: Omit<ReturnType<typeof computeLoss>, 'interestFault'>
}

const EXAMPLES = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../fixtures/loss-examples.json'), 'utf8'),
) as Example[]

function lineOf({ inputs, ...line }: Example['line']): LossLineDraft {
  const stated = inputs.map((input) => ({ ...input, factId: null }))
  return LossLineDraft.parse(draftOf('loss-line', { ...line, title: 'Example', inputs: stated }))
}

const input = (name: string, unit: LossInput['unit'], low: string, high = low): LossInput => ({
  name,
  title: '',
  value: { low, high, likely: null },
  unit,
  shareOf: null,
  factId: null,
})

const terms = (fields: Partial<InterestDraft> = {}): InterestDraft => ({
  kind: 'simple',
  compounding: 'yearly',
  dayCount: 'actual/365',
  from: '2023-01-01',
  to: '2024-01-01',
  rates: [{ from: '2020-01-01', percent: '5' }],
  source: '',
  ...fields,
})

function totalOf(draft: InterestDraft): Exact {
  const run = runInterest(draft)
  if (typeof run === 'string') throw new Error(run)
  return run.onOne
}

const days = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2050-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const twoDays = fc.uniqueArray(days, { minLength: 2, maxLength: 2 }).map((two) => two.toSorted() as [string, string])
const cents = fc.bigInt({ min: 0n, max: 10n ** 14n }).map((value) => new Exact(value.toString()).div(100).toFixed())

describe('a loss that was computed by hand', () => {
  test.each(EXAMPLES)('$name', ({ line, expected }) => {
    const { amount, interest, converted } = computeLoss(lineOf(line))
    expect({ amount, interest, converted }).toEqual(expected)
  })
})

describe('the computation of a line', () => {
  test('encloses whatever any of its figures within their ranges would come to', () => {
    const range = fc.tuple(cents, cents, fc.integer({ min: 0, max: 4 })).map(([a, b, quarters]) => {
      const [low, high] = new Exact(a).lt(b) ? [a, b] : [b, a]
      const within = new Exact(low).plus(new Exact(high).minus(low).times(quarters).div(4)).toFixed()
      return { low, high, within }
    })
    fc.assert(
      fc.property(range, range, range, range, (units, price, cost, share) => {
        const ranged = [units, price, cost, share]
        const line = (part: 'range' | 'within') =>
          draftOf('loss-line', {
            computation: 'units-times-margin',
            inputs: (['units', 'price', 'cost', 'share'] as const).map((name, at) => {
              const { low, high, within } = ranged[at] as (typeof ranged)[number]
              const unit = ({ units: 'units', share: 'percent' } as const)[name as 'units'] ?? 'money-per-unit'
              return part === 'range' ? input(name, unit, low, high) : input(name, unit, within)
            }),
          })
        const { amount } = computeLoss(line('range'))
        const { amount: point } = computeLoss(line('within'))
        if (!amount || !point) return
        expect(new Exact(amount.low).lte(point.low)).toBe(true)
        expect(new Exact(amount.high).gte(point.high)).toBe(true)
      }),
    )
  })

  test('says nothing likely where one figure is a range of which nobody says what is likely', () => {
    const line = draftOf('loss-line', {
      computation: 'product',
      inputs: [
        { ...input('sales', 'money', '100', '200'), value: { low: '100', high: '200', likely: '150' } },
        input('share', 'percent', '10', '20'),
      ],
    })
    expect(computeLoss(line).amount).toEqual({ low: '10.00', high: '40.00', likely: null })
  })

  test('is not made where a figure is missing, of a unit that does not fit, or beyond all measure', () => {
    const of = (inputs: LossInput[]) => computeLoss(draftOf('loss-line', { computation: 'base-times-rate', inputs }))
    expect(of([input('base', 'money', '100')]).amount).toBeNull()
    expect(of([input('base', 'units', '100'), input('rate', 'percent', '5')]).amount).toBeNull()
    const huge = '9'.repeat(30)
    const tooLarge = [input('base', 'units', huge), input('rate', 'money-per-unit', huge)]
    expect(of(tooLarge).amount).toBeNull()
    expect(stepsOfLoss(draftOf('loss-line', { computation: 'base-times-rate', inputs: tooLarge }))).toEqual([])
  })

  test('comes, step by step, to what the line comes to', () => {
    for (const { line, expected } of EXAMPLES) {
      const rounded = stepsOfLoss(lineOf(line)).filter(({ does }) => does === 'round')
      const { amount, interest, converted } = expected
      const told = [amount, interest, converted?.amount, converted?.interest].filter((one) => one != null)
      expect(rounded.map(({ result }) => result)).toEqual(told)
    }
  })

  test('opens every step, each made of steps before it', () => {
    for (const { line } of EXAMPLES) {
      const steps = stepsOfLoss(lineOf(line))
      expect(steps.length).toBeGreaterThan(0)
      steps.forEach(({ of, does }, at) => {
        expect(of.every((place) => place < at)).toBe(true)
        if (does !== 'state') expect(of.length).toBeGreaterThan(0)
      })
    }
  })
})

describe('interest', () => {
  test('is the same where a rate is stated anew while it runs', () => {
    fc.assert(
      fc.property(
        twoDays,
        days,
        fc.constantFrom('simple' as const, 'compound' as const),
        fc.constantFrom('actual/365' as const, 'actual/360' as const, 'actual/actual' as const, '30E/360' as const),
        ([from, to], again, kind, dayCount) => {
          const draft = terms({ from, to, kind, dayCount, rates: [{ from: '1980-01-01', percent: '7.25' }] })
          const twice = { ...draft, rates: [...draft.rates, { from: again, percent: '7.25' }] }
          expect(totalOf(twice).minus(totalOf(draft)).abs().lt('1e-40')).toBe(true)
        },
      ),
    )
  })

  test('compound is never less than simple', () => {
    fc.assert(
      fc.property(
        twoDays,
        fc.constantFrom('yearly' as const, 'half-yearly' as const, 'quarterly' as const, 'monthly' as const),
        ([from, to], compounding) => {
          const draft = terms({ from, to, compounding, rates: [{ from: '1980-01-01', percent: '9' }] })
          expect(totalOf({ ...draft, kind: 'compound' }).gte(totalOf(draft))).toBe(true)
        },
      ),
    )
  })

  test('runs without a gap from its first day to its last', () => {
    const draft = terms({ kind: 'compound', compounding: 'monthly', from: '2023-01-31', to: '2023-05-15' })
    const { stretches, onOne } = runInterest(draft) as InterestRun
    expect(stretches.map(({ from }) => from)).toEqual(['2023-01-31', '2023-02-28', '2023-03-31', '2023-04-30'])
    expect(stretches.map(({ to }) => to).at(-1)).toBe('2023-05-15')
    expect(stretches.map(({ added }) => added)).toEqual([true, true, true, false])
    const sum = stretches.reduce((all, { each }) => all.plus(each), new Exact(0))
    expect(sum.minus(onOne).abs().lt('1e-50')).toBe(true)
  })

  test('is told of many lines as of each, by its terms', () => {
    const tell = interestTeller()
    const kinds = [terms(), terms({ kind: 'compound', to: '2026-01-01' }), terms({ to: '2022-01-01' })]
    for (const draft of [...kinds, ...kinds]) expect(tell({ ...draft })).toEqual(runInterest(draft))
  })

  test('is not computed from terms that do not say enough', () => {
    expect(runInterest(terms({ from: '2024-01-01', to: '2024-01-01' }))).toBe('order')
    expect(runInterest(terms({ rates: [{ from: '2023-01-02', percent: '5' }] }))).toBe('no-rate')
    const twice = { from: '2020-01-01', percent: '5' }
    expect(runInterest(terms({ rates: [twice, { ...twice, percent: '6' }] }))).toBe('rate-twice')
    expect(runInterest(terms({ from: '1000-01-01', to: '9999-12-31', kind: 'compound' }))).toBe('too-long')
  })

  test('of a negative rate keeps low below high', () => {
    const { interest } = computeLoss(
      draftOf('loss-line', {
        inputs: [input('item', 'money', '100', '200')],
        computation: 'sum',
        interest: terms({ rates: [{ from: '2020-01-01', percent: '-1' }] }),
      }),
    )
    expect(interest).toEqual({ low: '-2.00', high: '-1.00', likely: null })
  })
})
