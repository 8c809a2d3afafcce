import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bounds, edtfDate, type EdtfDate } from '../../src/shared/domain/edtf.ts'
import { RIGHT_STATUSES, RIGHT_TYPES } from '../../src/shared/domain/right.ts'
import { addDays, renewalUrgency } from '../../src/shared/domain/right-renewal.ts'
import { needsRegistration, rightStateOn, type RightTerms } from '../../src/shared/domain/right-state.ts'
import { titleBreaks } from '../../src/shared/domain/right-title.ts'
import { rightOf } from '../fixtures/register-rows.ts'

const TODAY = '2026-11-22'
const date = (text: string) => edtfDate(text)
const stateOn = (on: string, fields: Parameters<typeof rightOf>[0]) =>
  rightStateOn(rightOf(fields), date(on), TODAY).state

describe('a registered right', () => {
  const patent = {
    type: 'patent',
    status: 'in-force',
    registered: date('1999-03-01'),
    expires: date('2019-02-28'),
  } as const

  test.each([
    ['1999-02-28', 'not-in-force'],
    ['1999-03-01', 'in-force'],
    ['2006', 'in-force'],
    ['2019-02-28', 'in-force'],
    ['2019-03-01', 'not-in-force'],
    ['2019', 'cannot-tell'],
    ['../2006-12-05', 'cannot-tell'],
    ['XXXX-12-05', 'cannot-tell'],
  ])('on %s is %s', (on, state) => expect(stateOn(on, patent)).toBe(state))

  test('whose grant is not in evidence is not read as none', () => {
    expect(stateOn('2006', { type: 'patent', expires: date('2019') })).toBe('cannot-tell')
    expect(stateOn('2006', { type: 'mark', status: 'in-force' })).toBe('cannot-tell')
    expect(stateOn('2020', { type: 'patent', expires: date('2019') })).toBe('not-in-force')
  })

  test('within its dates is not in force by them alone, where nothing says so', () => {
    expect(stateOn('2006', { ...patent, status: 'not-in-evidence' })).toBe('cannot-tell')
  })

  test('whose dates are about or uncertain may have begun or ended a unit of them sooner or later', () => {
    const ending = { ...patent, expires: date('2018~') } as const
    expect(stateOn('2016', ending)).toBe('in-force')
    expect(stateOn('2017', ending)).toBe('cannot-tell')
    expect(stateOn('2019-06', ending)).toBe('cannot-tell')
    expect(stateOn('2021', ending)).toBe('not-in-force')
    expect(stateOn('2000', { ...patent, registered: date('1999?') })).toBe('cannot-tell')
  })

  test('whose last day lies before its registration cannot be told on any day: one of the two is wrong', () => {
    const crossed = { ...patent, registered: date('2001'), expires: date('2000') } as const
    for (const on of ['1999', '2000-06', '2006']) expect(stateOn(on, crossed)).toBe('cannot-tell')
    expect(stateOn('2006', { ...crossed, expires: date('2001') })).toBe('not-in-force')
  })

  test('that was only applied for is not in force', () => {
    expect(stateOn('2006', { type: 'mark', status: 'applied-for', filed: date('2005') })).toBe('not-in-force')
  })

  test('that lapsed was in force before, and not since', () => {
    const lapsed = { ...patent, status: 'lapsed', statusSince: date('2004-06') } as const
    expect(stateOn('2004-05-31', lapsed)).toBe('in-force')
    expect(stateOn('2004-06', lapsed)).toBe('cannot-tell')
    expect(stateOn('2004-07', lapsed)).toBe('not-in-force')
    expect(stateOn('2003', { ...lapsed, statusSince: null })).toBe('cannot-tell')
  })

  test('that was invalidated may have been void from the beginning', () => {
    const void_ = { ...patent, status: 'invalidated', statusSince: date('2010-01-15') } as const
    expect(stateOn('2006', void_)).toBe('cannot-tell')
    expect(stateOn('2011', void_)).toBe('not-in-force')
  })

  test('says which date it went by and on which facts', () => {
    const factId = '01890000-0000-7000-8000-000000000001'
    const right = rightOf({ ...patent, grounds: [{ about: 'expires', factId }] })
    expect(rightStateOn(right, date('2020'), TODAY)).toEqual({
      state: 'not-in-force',
      because: [{ key: 'right.afterExpiry', values: { expiresDate: '2019-02-28' }, factIds: [factId] }],
    })
  })
})

describe('a right whose expiry is not in evidence', () => {
  const since = (type: RightTerms['type'], fields: Parameters<typeof rightOf>[0] = {}) =>
    ({ type, status: 'in-force', registered: date('1990-05-01'), ...fields }) as const

  test.each([
    ['2000-05-01', since('patent'), 'in-force'],
    ['2000-05-02', since('patent'), 'cannot-tell'],
    ['2024', since('patent'), 'cannot-tell'],
    ['2008-02-01', since('patent', { filed: date('1988-02-01') }), 'in-force'],
    ['2008-02-02', since('patent', { filed: date('1988-02-01') }), 'cannot-tell'],
    ['2024', since('utility-model'), 'cannot-tell'],
    ['2024', since('design'), 'cannot-tell'],
    ['2000-05-01', since('mark'), 'in-force'],
    ['2000-05-02', since('mark'), 'cannot-tell'],
    ['2024', since('mark', { renewalDue: '2025-05-01' }), 'in-force'],
    ['2026', since('mark', { renewalDue: '2025-05-01' }), 'cannot-tell'],
    ['2024-03-01', since('mark', { statusSince: date('2024-03-01') }), 'in-force'],
    ['2024-03-02', since('mark', { statusSince: date('2024-03-01') }), 'cannot-tell'],
    ['2024', since('know-how'), 'in-force'],
    ['2024', since('patent', { expires: date('2030') }), 'in-force'],
  ])('on %s, of %j, is %s', (on, fields, state) => expect(stateOn(on, fields)).toBe(state))

  test('is told with what is missing', () => {
    const keys = (fields: Parameters<typeof rightOf>[0]) =>
      rightStateOn(rightOf(fields), date('2024'), TODAY).because.map(({ key }) => key)
    expect(keys(since('patent'))).toEqual(['right.expiryNotInEvidence', 'right.statusUndated'])
    expect(keys(since('know-how'))).toEqual(['right.inForceSince', 'right.statusUndated'])
    expect(keys(since('know-how', { statusSince: date('1990') }))).toEqual(['right.inForceSince'])
    expect(keys({ type: 'mark', status: 'not-protected' })).toEqual(['right.notProtected', 'right.statusUndated'])
  })
})

describe('a right without formalities', () => {
  test('stands as its status tells', () => {
    const told = { type: 'copyright', status: 'in-force', statusSince: date('1947') } as const
    expect(stateOn('1996', told)).toBe('in-force')
    expect(stateOn('2006', told)).toBe('cannot-tell')
    expect(stateOn('2006', { ...told, expires: date('2084') })).toBe('in-force')
    expect(stateOn('1946', told)).toBe('not-in-force')
    expect(stateOn('2006', { type: 'copyright', status: 'in-force' })).toBe('cannot-tell')
    expect(stateOn('2006', { type: 'know-how' })).toBe('cannot-tell')
    expect(stateOn('2006', { type: 'trade-secret', status: 'not-protected' })).toBe('not-in-force')
  })

  test('is not denied before it was deposited', () => {
    const deposited = { type: 'copyright', status: 'in-force', registered: date('1990') } as const
    expect(stateOn('1980', deposited)).toBe('cannot-tell')
    expect(stateOn('1991', deposited)).toBe('in-force')
  })
})

test('a day that is still to come cannot be told', () => {
  const patent = { type: 'patent', status: 'in-force', registered: date('1999'), expires: date('2040') } as const
  expect(stateOn('2026', patent)).toBe('in-force')
  expect(stateOn('2030', patent)).toBe('cannot-tell')
  expect(stateOn('2041', patent)).toBe('not-in-force')
})

describe('partial dates', () => {
  const START = '2006-01-01'
  const partialFrom = (start: string) =>
    fc
      .tuple(fc.nat({ max: 30 }), fc.nat({ max: 3 }), fc.constantFrom('', '', '', '../', '/..'))
      .map(([from, length, open]) => {
        const [first, last] = [addDays(start, from), addDays(start, from + length)]
        if (open === '../') return edtfDate(`../${last}`)
        if (open === '/..') return edtfDate(`${first}/..`)
        return edtfDate(length === 0 ? first : `${first}/${last}`)
      })
  const partial = partialFrom(START)
  /** Also as many years before as a status carries a right. */
  const begin = fc.oneof(partial, ...['2001', '1996', '1986', '1956'].map((year) => partialFrom(`${year}-01-01`)))
  const terms = fc.record({
    type: fc.constantFrom(...RIGHT_TYPES),
    filed: fc.option(begin),
    renewalDue: fc.option(fc.nat({ max: 40 }).map((days) => addDays(START, days))),
    status: fc.constantFrom(...RIGHT_STATUSES),
    registered: fc.option(begin),
    expires: fc.option(partial),
    statusSince: fc.option(begin),
  })

  /** The outermost days that a date may mean; on an open side one far before or after those of the test. */
  function readings(text: EdtfDate | null): (EdtfDate | null)[] {
    if (text === null) return [null]
    const { earliest = '1900-01-01', latest = addDays(START, 40) } = bounds(text)
    const days = [earliest, addDays(earliest, 1), addDays(latest, -1), latest]
    return [...new Set(days.filter((day) => day >= earliest && day <= latest))].map((day) => edtfDate(day))
  }

  /** Of the readings that can be true: none has its last day before its registration. */
  function statesOf(right: RightTerms, on: EdtfDate): Set<string> {
    const states = new Set<string>()
    for (const filed of readings(right.filed)) {
      for (const registered of readings(right.registered)) {
        for (const expires of readings(right.expires)) {
          if (registered !== null && expires !== null && expires < registered) continue
          for (const statusSince of readings(right.statusSince)) {
            for (const day of readings(on)) {
              states.add(rightStateOn({ ...right, filed, registered, expires, statusSince }, day!, TODAY).state)
            }
          }
        }
      }
    }
    return states
  }

  test('say nothing that one of their readings denies', () => {
    fc.assert(
      fc.property(terms, partial, (fields, on) => {
        const right = { ...rightOf(), ...fields }
        const { state } = rightStateOn(right, on, TODAY)
        if (state !== 'cannot-tell') expect([...statesOf(right, on)]).toEqual([state])
      }),
      { numRuns: 400 },
    )
  })

  test('leave open no more than their readings do', () => {
    const day = fc.nat({ max: 30 }).map((days) => edtfDate(addDays(START, days)))
    fc.assert(
      fc.property(terms, day, (fields, on) => {
        const right = { ...rightOf(), ...fields }
        const { registered, expires } = right
        // Where the two dates may cross, one may bound the other; that is not weighed.
        fc.pre(
          registered === null ||
            expires === null ||
            (bounds(expires).earliest ?? '') >= (bounds(registered).latest ?? '9999'),
        )
        const states = statesOf(right, on)
        const [only] = states
        if (states.size === 1) expect(rightStateOn(right, on, TODAY).state).toBe(only)
      }),
      { numRuns: 400 },
    )
  })

  test('say nothing where the last day lies before the registration, and else never put a right in force outside them', () => {
    fc.assert(
      fc.property(terms, partial, (fields, on) => {
        const { earliest, latest } = bounds(on)
        const end = fields.expires ? bounds(fields.expires).latest : undefined
        const begin = fields.registered ? bounds(fields.registered).earliest : undefined
        const isAfter = end !== undefined && earliest !== undefined && earliest > end
        const isBefore = needsRegistration(fields.type) && begin !== undefined && latest !== undefined && latest < begin
        const isCrossed = begin !== undefined && end !== undefined && end < begin
        if (!isCrossed && !isAfter && !isBefore) return
        const { state } = rightStateOn({ ...rightOf(), ...fields }, on, TODAY)
        expect(state).toBe(isCrossed ? 'cannot-tell' : 'not-in-force')
      }),
    )
  })
})

describe('a chain of title', () => {
  const step = (from: string, to: string) => ({ from, to, on: null, how: '', documentId: null })

  test('breaks where the giver never had it, and where it ends with another than the owner', () => {
    const chainOfTitle = [step('', 'Designer'), step('designer', 'Ustrezhmash'), step('Plant 7', 'Vestobrazexport')]
    expect(titleBreaks({ chainOfTitle, owner: 'Ustrezhmash' })).toEqual([
      { at: 2, held: 'Ustrezhmash', named: 'Plant 7' },
      { at: 3, held: 'Vestobrazexport', named: 'Ustrezhmash' },
    ])
  })

  test('holds where each step follows', () => {
    expect(titleBreaks({ chainOfTitle: [step('A', 'B'), step('B', 'C')], owner: 'C' })).toEqual([])
    expect(titleBreaks({ chainOfTitle: [], owner: 'C' })).toEqual([])
  })
})

test('a renewal is late from the day after it falls due, and never where the right has ended', () => {
  const due = { renewalDue: '2026-11-22', status: 'in-force' } as const
  expect(renewalUrgency(due, '2026-11-23')).toBe('late')
  expect(renewalUrgency(due, '2026-11-22')).toBe('soon')
  expect(renewalUrgency(due, '2026-11-18')).toBe('later')
  expect(renewalUrgency({ ...due, status: 'lapsed' }, '2026-11-23')).toBeUndefined()
  expect(renewalUrgency({ ...due, renewalDue: null }, '2026-11-23')).toBeUndefined()
})
