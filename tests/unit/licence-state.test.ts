import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { edtfDate, type EdtfDate } from '../../src/shared/domain/edtf.ts'
import type { LicenceState } from '../../src/shared/domain/licence.ts'
import { licenceStateOn, licenceStretches, type LicenceTerm } from '../../src/shared/domain/licence-state.ts'
import { civilDayOf, dayNumber, type DaySpan, readingsOf } from '../../src/shared/domain/readings.ts'
import { licenceOf } from '../fixtures/register-rows.ts'

const date = (text: string) => edtfDate(text)
const stateOn = (fields: Partial<LicenceTerm>, day: string) => licenceStateOn(licenceOf(fields), date(day)).state

describe('the state of a licence', () => {
  const ofTenYears = { start: date('1996-01-01'), end: date('2005-12-31') }

  test.each<[string, Partial<LicenceTerm>, string, LicenceState]>([
    ['before its start', ofTenYears, '1995-12-31', 'not-yet-in-force'],
    ['on its first day', ofTenYears, '1996-01-01', 'in-term'],
    ['on its last day', ofTenYears, '2005-12-31', 'in-term'],
    ['on the day after', ofTenYears, '2006-01-01', 'expired'],
    ['in a month within', ofTenYears, '2005-12', 'in-term'],
    ['in a month over its end', ofTenYears, '2005-12/2006-01', 'cannot-tell'],
    ['extended', { ...ofTenYears, extensions: [{ until: date('2010'), note: '' }] }, '2009-05', 'in-term'],
    [
      'in the year of its extension’s end',
      { ...ofTenYears, extensions: [{ until: date('2010'), note: '' }] },
      '2010',
      'cannot-tell',
    ],
    ['without an end by agreement', { start: date('1996'), openEnded: true }, '2030', 'in-term'],
    ['whose end is not in evidence', { start: date('1996') }, '2030', 'cannot-tell'],
    ['whose start is not in evidence', { end: date('2005') }, '2001', 'cannot-tell'],
    ['in its sell-off', { ...ofTenYears, sellOff: { until: date('2006-06-30') } }, '2006-03', 'sell-off'],
    ['after its sell-off', { ...ofTenYears, sellOff: { until: date('2006-06-30') } }, '2006-07-01', 'expired'],
    ['terminated', { ...ofTenYears, termination: { on: date('2001-03-01'), ground: '' } }, '2002', 'terminated'],
    [
      'on the day of its termination',
      { ...ofTenYears, termination: { on: date('2001-03-01'), ground: '' } },
      '2001-03-01',
      'cannot-tell',
    ],
    [
      'terminated after it had expired',
      { ...ofTenYears, termination: { on: date('2007'), ground: '' } },
      '2008',
      'expired',
    ],
    [
      'terminated, its end not in evidence',
      { start: date('1996'), termination: { on: date('2001'), ground: '' } },
      '2000',
      'in-term',
    ],
    ['that ends before it begins', { start: date('2005'), end: date('1996') }, '2000', 'cannot-tell'],
    ['that had ended by a day, before it', { end: date('../2006-12-05') }, '2006-12-04', 'cannot-tell'],
    ['that had ended by a day, after it', { end: date('../2006-12-05') }, '2006-12-06', 'expired'],
    ['about whose end is not sure', { start: date('1996'), end: date('2005~') }, '2006-06', 'cannot-tell'],
    ['well after an end about a year', { start: date('1996'), end: date('2005~') }, '2007-06', 'expired'],
  ])('%s', (_, fields, day, expected) => {
    expect(stateOn(fields, day)).toBe(expected)
  })

  test('tells what it may have been, and on which facts that rests', () => {
    const factId = '01890000-0000-7000-8000-000000000001'
    const licence = licenceOf({ end: date('../2006-12-05'), grounds: [{ about: 'end', factId }] })
    const { possible, because } = licenceStateOn(licence, date('2006-04'))
    expect(possible).toEqual(['not-yet-in-force', 'in-term', 'expired'])
    expect(because).toContainEqual({ key: 'licence.ends', values: { endDate: '../2006-12-05' }, factIds: [factId] })
    expect(because.at(-1)?.key).toBe('licence.cannotTell')
  })

  test('is drawn from the first day to the last', () => {
    const licence = licenceOf({ ...ofTenYears, sellOff: { until: date('2006-06-30') } })
    expect(licenceStretches(licence).map(({ state, from, to }) => [state, from, to])).toEqual([
      ['not-yet-in-force', null, '1995-12-31'],
      ['in-term', '1996-01-01', '2005-12-31'],
      ['sell-off', '2006-01-01', '2006-06-30'],
      ['expired', '2006-07-01', null],
    ])
  })
})

/* Small terms over a few days, so that every reading can be gone through. */

const DAYS = 9
const FIRST = dayNumber('2006-11-28')
const day = (at: number) => civilDayOf(FIRST + at)!
const at = fc.integer({ min: 0, max: DAYS })
const span = fc.tuple(at, at).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }))
const between = ({ from, to }: DaySpan) => date(from === to ? day(from) : `${day(from)}/${day(to)}`)
const partial = span.map(between)
const sides = fc.constantFrom('both', 'from', 'to')
const dated = fc.tuple(span, sides).map(([known, side]) => {
  if (side === 'from') return date(`${day(known.from)}/..`)
  return side === 'to' ? date(`../${day(known.to)}`) : between(known)
})
const anyTerm: fc.Arbitrary<LicenceTerm> = fc
  .record({
    start: fc.option(fc.oneof(partial, dated)),
    end: fc.oneof(partial, dated),
    extensions: fc.array(
      partial.map((until) => ({ until, note: '' })),
      { maxLength: 1 },
    ),
    termination: fc.option(partial.map((on) => ({ on, ground: '' }))),
    sellOff: fc.option(
      fc.oneof(
        partial.map((until) => ({ until })),
        fc.constant('none' as const),
      ),
    ),
  })
  .map((fields) => licenceOf(fields))

/** The days that a date may mean, within a window that is wider than every bound in it. */
function daysOf(when: EdtfDate | null): number[] {
  const { from, to } = readingsOf(when)
  return daysIn({ from: Math.max(from, FIRST - 2), to: Math.min(to, FIRST + DAYS + 2) })
}

function daysIn({ from, to }: DaySpan): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, n) => from + n)
}

/** Every state that some reading gives, by going through all of them. */
function byReadings(licence: LicenceTerm, on: readonly number[]): Set<LicenceState> {
  const found = new Set<LicenceState>()
  const { sellOff, termination, extensions } = licence
  const ends = extensions.reduce(
    (all, { until }) => [...new Set(all.flatMap((end) => daysOf(until).map((one) => Math.max(end, one))))],
    daysOf(licence.end),
  )
  const over = termination
    ? [...new Set(daysOf(termination.on).flatMap((one) => [one, one + 1]))]
    : [Number.POSITIVE_INFINITY]
  const sold = sellOff && sellOff !== 'none' ? daysOf(sellOff.until) : [Number.NEGATIVE_INFINITY]
  for (const start of daysOf(licence.start)) {
    for (const end of ends.filter((one) => one >= start)) {
      for (const without of over) {
        for (const until of sold) {
          for (const one of on) {
            if (one < start && one < without) found.add('not-yet-in-force')
            else if (one <= end && one < without) found.add('in-term')
            else if (without <= end) {
              found.add('terminated')
              if (one <= until) found.add('sell-off')
            } else found.add(one <= until ? 'sell-off' : 'expired')
          }
        }
      }
    }
  }
  return found
}

describe('the state of any licence on any day', () => {
  test('is what every reading of its dates gives, and cannot be told where two differ', () => {
    fc.assert(
      fc.property(anyTerm, partial, (licence, on) => {
        const { state, possible } = licenceStateOn(licence, on)
        const found = byReadings(licence, daysOf(on))
        expect(new Set(possible)).toEqual(found)
        expect(state).toBe(found.size === 1 ? [...found][0] : 'cannot-tell')
      }),
      { numRuns: 2000 },
    )
  })

  test('is never “in term” on a day that is certainly outside', () => {
    fc.assert(
      fc.property(anyTerm, partial, (licence, on) => {
        const asked = readingsOf(on)
        const ends = [licence.end, ...licence.extensions.map(({ until }) => until)].map(readingsOf)
        const after = asked.from > Math.max(...ends.map(({ to }) => to))
        const before = asked.to < readingsOf(licence.start).from
        const terminated = licence.termination && asked.from > readingsOf(licence.termination.on).to
        if (after || before || terminated) expect(licenceStateOn(licence, on).state).not.toBe('in-term')
      }),
      { numRuns: 2000 },
    )
  })

  test('narrows when a date is known better', () => {
    fc.assert(
      fc.property(anyTerm, span, at, partial, (licence, wide, inside, on) => {
        const narrow = Math.min(Math.max(inside, wide.from), wide.to)
        const ends = { extensions: [], end: between(wide) }
        const before = licenceStateOn({ ...licence, ...ends }, on).possible
        const after = licenceStateOn({ ...licence, ...ends, end: date(day(narrow)) }, on).possible
        expect(before).toEqual(expect.arrayContaining(after))
      }),
      { numRuns: 1000 },
    )
  })

  test('agrees with its stretches', () => {
    fc.assert(
      fc.property(anyTerm, at, (licence, one) => {
        const on = day(one)
        const stretch = licenceStretches(licence).find(
          ({ from, to }) => (from === null || from <= on) && (to === null || to >= on),
        )
        expect(stretch?.state).toBe(licenceStateOn(licence, date(on)).state)
      }),
    )
  })
})
