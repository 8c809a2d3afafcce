import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { draftOf } from '../../src/shared/domain/blank-rows.ts'
import { edtfDate } from '../../src/shared/domain/edtf.ts'
import type { LossHead, LossInput, LossLineDraft } from '../../src/shared/domain/loss.ts'
import { computeLoss } from '../../src/shared/domain/loss-amount.ts'
import type { LossFlag } from '../../src/shared/domain/loss-figure.ts'
import { flagsOfLine } from '../../src/shared/domain/loss-flags.ts'
import { withinLimitation } from '../../src/shared/domain/loss-limitation.ts'
import { flagInWords } from '../../src/shared/domain/loss-words.ts'
import { overlaps } from '../../src/shared/domain/loss-overlap.ts'
import { type AddedLine, totalsOf } from '../../src/shared/domain/loss-totals.ts'

const FACT = '01890000-0000-7000-8000-00000000000f'
const OTHER_FACT = '01890000-0000-7000-8000-00000000000e'

const input = (fields: Partial<LossInput>): LossInput => ({
  name: 'sales',
  title: '',
  value: { low: '100', high: '100', likely: null },
  unit: 'money',
  shareOf: null,
  factId: FACT,
  ...fields,
})

function flagsOf(fields: Partial<LossLineDraft>): string[] {
  const line = draftOf('loss-line', { claimantId: 'maker', defendantIds: ['copier'], ...fields })
  const named = { stands: (id: string) => id === FACT || id === OTHER_FACT, actorOf: () => null }
  return flagsOfLine(line, computeLoss(line), named).map(({ flag }) => flag)
}

const sales = input({})
const share = input({ name: 'share', unit: 'percent', shareOf: 'value' })

describe('what has to be said of a line', () => {
  test('is nothing where every figure is stated by one fact and fits', () => {
    expect(flagsOf({ computation: 'product', inputs: [sales, share] })).toEqual([])
  })

  test('a share of the volume, or of nobody knows what, is not one of the value', () => {
    const of = (shareOf: LossInput['shareOf']) =>
      flagsOf({ computation: 'product', inputs: [sales, { ...share, shareOf }] })
    expect(of('volume')).toEqual(['share-of-volume'])
    expect(of('not-said')).toEqual(['share-of-volume'])
  })

  test('a share of the value is not one of the units', () => {
    const units = input({ name: 'units', unit: 'units' })
    const price = input({ name: 'price', unit: 'money-per-unit' })
    const inputs = [units, price, { ...price, name: 'cost' }, share]
    expect(flagsOf({ computation: 'units-times-margin', inputs })).toEqual(['share-of-value'])
  })

  test('figures of two facts are joined under an assumption, which is missing until it is written', () => {
    const inputs = [sales, { ...share, factId: OTHER_FACT }]
    expect(flagsOf({ computation: 'product', inputs })).toEqual(['assumption-missing'])
    expect(flagsOf({ computation: 'product', inputs, assumption: 'Both speak of one year.' })).toEqual([])
  })

  test('leaves out a figure that was taken away a moment ago', () => {
    const flag: LossFlag = { flag: 'input-without-fact', inputs: [0, 1], missing: [], lineIds: [], fault: null }
    const words = flagInWords(flag, [input({ title: 'Sales' })], () => '', 'en')
    expect(words).toBe('Rests on no fact: Sales.')
  })

  test('a figure without a fact, or with one that does not stand any more', () => {
    expect(flagsOf({ inputs: [input({ factId: null })] })).toEqual(['input-without-fact'])
    expect(flagsOf({ computation: 'sum', inputs: [input({ factId: 'withdrawn' })] })).toEqual(['input-without-fact'])
  })

  test('reported sales of all makers together: no loss, whose and by whom not said', () => {
    expect(flagsOf({ head: 'reported-sales', inputs: [sales], claimantId: null, defendantIds: [] })).toEqual([
      'sales-not-loss',
      'whose-not-said',
      'by-whom-not-said',
    ])
  })

  test('what is missing, of a unit that does not fit, and what is not asked for', () => {
    const inputs = [input({ name: 'base', unit: 'percent' }), input({ name: 'discount' })]
    expect(flagsOf({ computation: 'base-times-rate', inputs })).toEqual([
      'input-missing',
      'input-unfit',
      'input-unused',
    ])
    expect(flagsOf({ computation: 'product', inputs: [share] })).toContain('input-missing')
    expect(flagsOf({ computation: 'product', inputs: [sales, { ...sales, name: 'again' }] })).toContain('input-unfit')
  })
})

type Overlapping = Parameters<typeof overlaps>[0][number]
const line = (id: string, head: LossHead, fields: Partial<Overlapping> = {}): Overlapping => ({
  ...draftOf('loss-line', { head, claimantId: 'maker', ...fields }),
  id,
})
const idsOf = (lines: readonly Overlapping[]) => overlaps(lines, []).map(({ ids }) => ids.join(' '))

describe('double recovery', () => {
  test('is asked for by damages and the profits of the same acts', () => {
    const actIds = ['act']
    const lines = [line('a', 'lost-profit', { actIds }), line('b', 'account-of-profits', { actIds })]
    expect(overlaps(lines, [])).toEqual([{ ids: ['a', 'b'], why: 'double-recovery' }])
  })

  test('is not asked for where whose, by whom, the acts, the product or the period tells the lines apart', () => {
    const apart: [Partial<Overlapping>, Partial<Overlapping>][] = [
      [{ claimantId: 'maker' }, { claimantId: 'licensee' }],
      [{ defendantIds: ['one'] }, { defendantIds: ['another'] }],
      [{ actIds: ['one'] }, { actIds: ['another'] }],
      [{ product: 'Rifle' }, { product: 'Pistol' }],
      [{ period: edtfDate('2005') }, { period: edtfDate('2006') }],
    ]
    for (const [one, other] of apart) {
      expect(idsOf([line('a', 'lost-profit', one), line('b', 'reasonable-royalty', other)])).toEqual([])
    }
  })

  test('is told where partial dates leave open whether two periods meet', () => {
    const lines = (one: string, other: string) => [
      line('a', 'lost-profit', { period: edtfDate(one) }),
      line('b', 'reasonable-royalty', { period: edtfDate(other) }),
    ]
    expect(idsOf(lines('2005/2006-06', '2006'))).toEqual(['a b'])
    expect(idsOf(lines('../2006', '2005'))).toEqual(['a b'])
    expect(idsOf(lines('2006/..', '2005'))).toEqual([])
  })

  test('two lines of one head are one only where they share an act or a product; costs never are', () => {
    const product = 'Rifle'
    expect(idsOf([line('a', 'lost-profit'), line('b', 'lost-profit')])).toEqual([])
    expect(idsOf([line('a', 'lost-profit', { product }), line('b', 'lost-profit', { product: 'rifle ' })])).toEqual([
      'a b',
    ])
    expect(idsOf([line('a', 'costs', { product }), line('b', 'costs', { product })])).toEqual([])
  })

  test('reported sales overlap with nothing', () => {
    expect(idsOf([line('a', 'reported-sales'), line('b', 'lost-profit')])).toEqual([])
  })

  test('lines of alternative claims are not had together', () => {
    const lines = [line('a', 'lost-profit', { claimId: 'breach' }), line('b', 'costs', { claimId: 'copying' })]
    const claims = [
      { id: 'breach', alternativeToId: null },
      { id: 'copying', alternativeToId: 'breach' },
    ]
    expect(overlaps(lines, claims)).toEqual([{ ids: ['a', 'b'], why: 'alternative' }])
  })
})

const added = (id: string, head: LossHead, low: string, high: string): AddedLine => ({
  id,
  head,
  side: 'ours',
  currency: 'USD',
  amount: { low, high, likely: low === high ? low : null },
  interest: null,
})

describe('sums', () => {
  test('leave reported sales out, and count lines that overlap once', () => {
    const lines = [
      added('sales', 'reported-sales', '900.00', '900.00'),
      added('profit', 'lost-profit', '100.00', '150.00'),
      added('royalty', 'reasonable-royalty', '40.00', '40.00'),
      added('costs', 'costs', '10.00', '10.00'),
    ]
    const totals = totalsOf(lines, [{ ids: ['profit', 'royalty'], why: 'double-recovery' }])
    expect(totals.map(({ head, amount }) => [head, amount.low, amount.high])).toEqual([
      ['lost-profit', '100.00', '150.00'],
      ['reasonable-royalty', '40.00', '40.00'],
      ['costs', '10.00', '10.00'],
      [null, '50.00', '160.00'],
    ])
    expect(totals.at(-1)).toMatchObject({ overlapping: ['profit', 'royalty'], lineIds: ['profit', 'royalty', 'costs'] })
  })

  test('keep currencies and sides apart', () => {
    const lines = [
      added('a', 'costs', '1.00', '1.00'),
      { ...added('b', 'costs', '2', '2'), currency: 'JPY' },
      { ...added('c', 'costs', '4.00', '4.00'), side: 'theirs' as const },
    ]
    const totals = totalsOf(lines, []).filter(({ head }) => head === null)
    expect(totals.map(({ side, currency, amount }) => [side, currency, amount.low])).toEqual([
      ['ours', 'USD', '1.00'],
      ['ours', 'JPY', '2'],
      ['theirs', 'USD', '4.00'],
    ])
  })

  test('say of lines that overlap across currencies that both stand', () => {
    const lines = [added('a', 'lost-profit', '1.00', '1.00'), { ...added('b', 'costs', '2', '2'), currency: 'JPY' }]
    const totals = totalsOf(lines, [{ ids: ['a', 'b'], why: 'alternative' }])
    expect(totals.map(({ head, elsewhere }) => [head, elsewhere])).toEqual([
      ['lost-profit', []],
      ['costs', []],
      [null, ['a']],
      [null, ['b']],
    ])
  })

  test('are never more than all lines together, and never less than the least of them', () => {
    const lines = fc.array(fc.nat(100_000), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(lines, fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 20 }), (amounts, pairs) => {
        const all = amounts.map((amount, at) => added(String(at), 'costs', `${amount}.00`, `${amount}.00`))
        const overlapping = pairs.map(([a, b]) => ({ ids: [String(a), String(b)], why: 'double-recovery' }) as const)
        const { amount } = totalsOf(all, overlapping)[0]!
        expect(Number(amount.high)).toBeLessThanOrEqual(amounts.reduce((sum, one) => sum + one, 0))
        expect(Number(amount.low)).toBeGreaterThanOrEqual(Math.min(...amounts))
        expect(Number(amount.high)).toBeGreaterThanOrEqual(Math.max(...amounts))
      }),
    )
  })
})

describe('what is within limitation', () => {
  const of = (states: Record<string, 'running' | 'ended' | 'may-have-ended'>, verified = true) =>
    withinLimitation(Object.keys(states), (id) => ({ state: states[id]!, verified })).part

  test('is told of the acts of a line together', () => {
    expect(of({ a: 'running' })).toBe('whole')
    expect(of({ a: 'running', b: 'ended' })).toBe('part')
    expect(of({ a: 'ended' })).toBe('none')
  })

  test('cannot be told of no acts, where time may have ended, or without a verified rule', () => {
    expect(of({})).toBe('cannot-tell')
    expect(of({ a: 'running', b: 'may-have-ended' })).toBe('cannot-tell')
    expect(of({ a: 'running' }, false)).toBe('cannot-tell')
    expect(withinLimitation(['a'], () => undefined)).toMatchObject({ part: 'cannot-tell', notTold: ['a'] })
  })
})
