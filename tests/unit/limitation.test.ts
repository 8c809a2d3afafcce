import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { edtfDate } from '../../src/shared/domain/edtf.ts'
import { freeRuleId, type LimitationInputs } from '../../src/shared/domain/limitation.ts'
import { type LimitationRule, limitationStanding, run, stopsOf } from '../../src/shared/domain/limitation-time.ts'
import { civilDayOf, dayNumber } from '../../src/shared/domain/readings.ts'

const TODAY = '2026-11-22'
const RULE: LimitationRule = {
  ruleId: 'rule',
  territory: 'GB-EAW',
  cause: 'tort',
  starts: 'act',
  years: 6,
  months: 0,
  longStopYears: null,
  eachDay: true,
  concealmentPostpones: false,
  article: '',
  source: '',
  verified: true,
}
const INPUTS: LimitationInputs = {
  ruleId: 'rule',
  knew: null,
  concealedUntil: null,
  tolled: [],
  interrupted: [],
  contractualBar: null,
}

function timeOf(
  when: string | null,
  rule: Partial<LimitationRule> = {},
  inputs: Partial<LimitationInputs> = {},
  lasting = false,
) {
  const act = { when: when === null ? null : edtfDate(when), lasting }
  return limitationStanding(act, { ...INPUTS, ...inputs }, { ...RULE, ...rule }, TODAY)
}

const BY_KNOWLEDGE = { starts: 'knowledge', years: 3, longStopYears: 10 } as const

describe('the time for a claim', () => {
  test.each<[string, Parameters<typeof timeOf>, string | null, string | null, string]>([
    ['runs from the act', ['2021-03-04'], '2027-03-04', '2027-03-04', 'running'],
    ['ends on the last of a shorter month', ['2004-02-29', { years: 1 }], '2005-02-28', '2005-02-28', 'ended'],
    ['counts months', ['2026-08-31', { years: 0, months: 6 }], '2027-02-28', '2027-02-28', 'running'],
    ['may have ended where the act is known by its year', ['2020'], '2026-01-01', '2026-12-31', 'may-have-ended'],
    ['cannot be told where the act has no date', [null], null, null, 'cannot-tell'],
    [
      'may have begun with the act where knowledge is not in evidence',
      ['2022-05-01', BY_KNOWLEDGE],
      '2025-05-01',
      '2032-05-01',
      'may-have-ended',
    ],
    [
      'begins with knowledge',
      ['2022-05-01', BY_KNOWLEDGE, { knew: edtfDate('2024-06-01') }],
      '2027-06-01',
      '2027-06-01',
      'running',
    ],
    [
      'does not begin before the act',
      ['2024-06-01', BY_KNOWLEDGE, { knew: edtfDate('2020') }],
      '2027-06-01',
      '2027-06-01',
      'running',
    ],
    [
      'is cut off by the long stop',
      ['2010-05-01', BY_KNOWLEDGE, { knew: edtfDate('2019') }],
      '2020-05-01',
      '2020-05-01',
      'ended',
    ],
    [
      'begins at the end of the year of knowledge',
      ['2022-05-01', { ...BY_KNOWLEDGE, starts: 'year-end-of-knowledge' }, { knew: edtfDate('2023-02') }],
      '2026-12-31',
      '2026-12-31',
      'running',
    ],
    [
      'begins after concealment where the rule says so',
      ['2015-05-01', { concealmentPostpones: true }, { concealedUntil: edtfDate('2022-02-01') }],
      '2028-02-01',
      '2028-02-01',
      'running',
    ],
    [
      'may run yet where concealment is not in evidence and would put the start off',
      ['2015-05-01', { concealmentPostpones: true }],
      '2021-05-01',
      null,
      'may-have-ended',
    ],
    [
      'may run yet where the claim may have arisen later than with the act',
      ['2015-05-01', { starts: 'accrual', years: 3 }],
      '2018-05-01',
      null,
      'may-have-ended',
    ],
    [
      'has ended where the claimant knew long since',
      ['2015-05-01', { starts: 'accrual', concealmentPostpones: true }, { knew: edtfDate('2016') }],
      '2021-05-01',
      '2022-12-31',
      'ended',
    ],
    [
      'has ended by the long stop, whenever the claim arose',
      ['2010-05-01', { starts: 'accrual', longStopYears: 10 }],
      '2016-05-01',
      '2020-05-01',
      'ended',
    ],
    [
      'does not begin later by concealment where it does not',
      ['2015-05-01', {}, { concealedUntil: edtfDate('2022-02-01') }],
      '2021-05-01',
      '2021-05-01',
      'ended',
    ],
    [
      'stands still while it is tolled',
      ['2021-03-04', {}, { tolled: [{ from: '2022-01-01', to: '2022-01-31', reason: '' }] }],
      '2027-04-04',
      '2027-04-04',
      'running',
    ],
    [
      'is not lengthened by what came after its end',
      ['2010-03-04', {}, { tolled: [{ from: '2020-01-01', to: '2020-12-31', reason: '' }] }],
      '2016-03-04',
      '2016-03-04',
      'ended',
    ],
    [
      'begins anew when it is interrupted',
      ['2018-03-04', {}, { interrupted: [{ on: '2023-05-06', how: '' }] }],
      '2029-05-06',
      '2029-05-06',
      'running',
    ],
    [
      'is not revived after its end',
      ['2010-03-04', {}, { interrupted: [{ on: '2023-05-06', how: '' }] }],
      '2016-03-04',
      '2016-03-04',
      'ended',
    ],
    [
      'ends by contract before',
      ['2021-03-04', {}, { contractualBar: '2023-01-31' }],
      '2023-01-31',
      '2023-01-31',
      'ended',
    ],
    [
      'of a lasting act ends first for its first day',
      ['2006-12-05', {}, {}, true],
      '2012-12-05',
      null,
      'may-have-ended',
    ],
    [
      'of a lasting act that began at no known day cannot be told',
      ['../2006-12-05', {}, {}, true],
      null,
      null,
      'cannot-tell',
    ],
    [
      'of a lasting act runs from its end where the rule says so',
      ['2006-12-05', { starts: 'end-of-lasting-act', eachDay: false }, {}, true],
      '2012-12-05',
      null,
      'may-have-ended',
    ],
  ])('%s', (_, given, earliestEnd, latestEnd, state) => {
    expect(timeOf(...given)).toMatchObject({ earliestEnd, latestEnd, state })
  })

  test('names what is not in evidence and could have moved its end', () => {
    const keys = (inputs: Partial<LimitationInputs>) =>
      timeOf('2015-05-01', { starts: 'accrual', concealmentPostpones: true }, inputs).because.map(({ key }) => key)
    const silent = [
      'limitation.aroseNotInEvidence',
      'limitation.concealmentNotInEvidence',
      'limitation.noStops',
      'limitation.contractualBarNotInEvidence',
      'limitation.latestOpen',
    ]
    expect(keys({})).toEqual(expect.arrayContaining(silent))
    const told = keys({
      knew: edtfDate('2016'),
      interrupted: [{ on: '2017-01-01', how: '' }],
      contractualBar: '2030-01-01',
    })
    expect(told.filter((key) => silent.includes(key))).toEqual([])
  })

  test('of each day of a lasting act is told for the last that is in evidence', () => {
    expect(timeOf('../2006-12-05', {}, {}, true).because).toContainEqual({
      key: 'limitation.lastDay',
      values: { onDate: '2006-12-05', endDate: '2012-12-05' },
      factIds: [],
    })
  })

  test('is never called running, nor ended, under a rule that is not verified', () => {
    expect(timeOf('2025-01-01', { verified: false })).toMatchObject({ earliestEnd: '2031-01-01', state: 'cannot-tell' })
    expect(timeOf('2005-01-01', { verified: false })).toMatchObject({
      earliestEnd: '2011-01-01',
      state: 'may-have-ended',
    })
  })
})

const day = fc.integer({ min: dayNumber('2018-01-01'), max: dayNumber('2022-12-31') })
const span = fc.tuple(day, fc.integer({ min: 0, max: 400 })).map(([from, days]) => ({ from, to: from + days }))
const civil = (at: number) => civilDayOf(at)!
const anyInputs = fc.record({
  knew: fc.option(day.map((at) => edtfDate(civil(at)))),
  tolled: fc.array(
    span.map(({ from, to }) => ({ from: civil(from), to: civil(to), reason: '' })),
    { maxLength: 3 },
  ),
  interrupted: fc.array(
    day.map((at) => ({ on: civil(at), how: '' })),
    { maxLength: 3 },
  ),
  concealedUntil: fc.option(day.map((at) => edtfDate(civil(at)))),
  contractualBar: fc.option(day.map(civil)),
})
const anyRule = fc.record({
  starts: fc.constantFrom('act', 'knowledge', 'year-end-of-knowledge', 'accrual'),
  concealmentPostpones: fc.boolean(),
  years: fc.integer({ min: 0, max: 3 }),
  months: fc.integer({ min: 1, max: 11 }),
  longStopYears: fc.option(fc.integer({ min: 1, max: 4 })),
})

describe('of every reading of a partial date', () => {
  test('none ends before the earliest end or after the latest', () => {
    fc.assert(
      fc.property(span, fc.double({ min: 0, max: 1, noNaN: true }), anyRule, anyInputs, (when, at, rule, inputs) => {
        const partial = when.from === when.to ? civil(when.from) : `${civil(when.from)}/${civil(when.to)}`
        const { earliestEnd, latestEnd } = timeOf(partial, rule, inputs)
        const exact = timeOf(civil(Math.round(when.from + at * (when.to - when.from))), rule, inputs)
        expect(exact.earliestEnd! >= earliestEnd!).toBe(true)
        if (latestEnd !== null) expect(exact.latestEnd! <= latestEnd).toBe(true)
      }),
      { numRuns: 4000 },
    )
  })

  test('none of what could have been concealed, or come to be known, ends after the latest end', () => {
    fc.assert(
      fc.property(day, day, day, anyRule, anyInputs, (act, knew, concealed, rule, inputs) => {
        const silent = timeOf(civil(act), rule, { ...inputs, knew: null, concealedUntil: null })
        const [known, hidden] = [edtfDate(civil(knew)), edtfDate(civil(Math.min(knew, concealed)))]
        const told = timeOf(civil(act), rule, { ...inputs, knew: known, concealedUntil: hidden })
        expect(told.earliestEnd! >= silent.earliestEnd!).toBe(true)
        if (silent.latestEnd !== null) expect(told.latestEnd! <= silent.latestEnd).toBe(true)
        if (silent.state === 'ended') expect(told.state).toBe('ended')
      }),
      { numRuns: 4000 },
    )
  })

  test('a later start never ends earlier, unless time is tolled', () => {
    fc.assert(
      fc.property(day, fc.nat(500), anyInputs, (start, later, { interrupted }) => {
        const period = { years: 1, months: 3 }
        const stops = stopsOf({ tolled: [], interrupted })
        expect(run(start, period, stops)).toBeLessThanOrEqual(run(start + later, period, stops))
      }),
      { numRuns: 3000 },
    )
  })
})

test('a new rule takes the first name that is free', () => {
  expect(freeRuleId(['BG-tort'])).toBe('rule-1')
  expect(freeRuleId(['rule-1', 'rule-3'])).toBe('rule-2')
})
