import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bounds, edtfDate } from '../../src/shared/domain/edtf.ts'
import { civilDayOf, dayNumber } from '../../src/shared/domain/readings.ts'
import { moved, spanOfAll, ticksOf, zoomed, zoomedTo, zoomOf, ZOOMS } from '../../src/shared/domain/timeline-axis.ts'
import { timelineDate } from '../../src/shared/domain/timeline-date.ts'
import { lanesOf } from '../../src/shared/domain/timeline-lanes.ts'
import { packMarks } from '../../src/shared/domain/timeline-marks.ts'
import { EDTF_DATES } from '../fixtures/edtf-dates.ts'

const day = dayNumber
const drawnOf = (text: string, lasting = false) => timelineDate(edtfDate(text), lasting)

describe('a date on the timeline', () => {
  test.each([
    ['2006-12-05', '2006-12-05', '2006-12-05', 'day', 'day', '2006-12-05'],
    ['2006-04', '2006-04-01', '2006-04-30', 'part', 'part', null],
    ['2014~', '2014-01-01', '2014-12-31', 'part', 'part', null],
    ['2006-12-05~', '2006-12-05', '2006-12-05', 'part', 'part', null],
    ['../2006-12-05', null, '2006-12-05', 'open', 'day', null],
    ['2015/..', '2015-01-01', null, 'part', 'open', null],
    ['2006-04-01/2006-12', '2006-04-01', '2006-12-31', 'day', 'part', null],
    ['2006-12-05/', '2006-12-05', null, 'day', 'open', null],
  ])('%s is drawn from %s to %s', (text, from, to, begins, ends, sure) => {
    const number = (told: string | null) => (told === null ? null : day(told))
    expect(drawnOf(text)).toEqual({ from: number(from), to: number(to), begins, ends, sure: number(sure) })
  })

  test('cannot be placed where its year is not given', () => {
    expect(drawnOf('XXXX-12-05')).toBeUndefined()
  })

  test('that lasts has no drawn end, and was on the last day that is told', () => {
    expect(drawnOf('2006-12-05', true)).toMatchObject({ from: day('2006-12-05'), to: null, ends: 'open' })
    expect(drawnOf('../2006-12-05', true)).toMatchObject({ from: null, to: null, sure: day('2006-12-05') })
    expect(drawnOf('2006-12', true)).toMatchObject({ to: null, sure: null })
  })

  test('never has an edge to the day that its words do not give to the day', () => {
    fc.assert(
      fc.property(EDTF_DATES, fc.boolean(), (date, lasting) => {
        const drawn = timelineDate(date, lasting)
        if (!drawn) return
        const [left = '', right = ''] = date.includes('/') ? date.split('/') : [date, date]
        const isDay = (side: string) => /^\d{4}-\d\d-\d\d$/.test(side)
        expect(drawn.begins === 'day').toBe(isDay(left))
        expect(drawn.ends === 'day').toBe(isDay(right) && !lasting)
        if (drawn.sure !== null) expect(isDay(left) || isDay(right)).toBe(true)
      }),
    )
  })

  test('never reaches beyond the days that it may mean', () => {
    fc.assert(
      fc.property(EDTF_DATES, (date) => {
        const drawn = timelineDate(date)
        const { earliest, latest } = bounds(date)
        expect(drawn?.from ?? undefined).toBe(earliest === undefined ? undefined : day(earliest))
        expect(drawn?.to ?? undefined).toBe(latest === undefined ? undefined : day(latest))
      }),
    )
  })
})

describe('the axis', () => {
  const span = fc
    .record({ from: fc.integer({ min: -300_000, max: 300_000 }), length: fc.integer({ min: 4, max: 70_000 }) })
    .map(({ from, length }) => ({ from, to: from + length }))

  test('has lines on round years, months and days, from days to centuries', () => {
    const labels = (from: string, to: string) =>
      ticksOf({ from: day(from), to: day(to) }, 800).map((tick) => civilDayOf(tick.day))
    expect(labels('2006-12-01', '2006-12-11')).toHaveLength(10)
    expect(labels('2006-01-01', '2007-01-01')).toEqual(
      Array.from({ length: 12 }, (_, month) => `2006-${String(month + 1).padStart(2, '0')}-01`),
    )
    expect(labels('2003-05-01', '2027-01-01')[0]).toBe('2004-01-01')
    expect(labels('1700-05-01', '2027-01-01')).toEqual(
      [1750, 1800, 1850, 1900, 1950, 2000].map((year) => `${year}-01-01`),
    )
  })

  test('has room for every label, and lines wherever it is', () => {
    fc.assert(
      fc.property(span, (shown) => {
        const at = ticksOf(shown, 1200).map((tick) => ((tick.day - shown.from) / (shown.to - shown.from)) * 1200)
        expect(at.length).toBeGreaterThan(0)
        for (const [index, x] of at.entries()) expect(x - (at[index - 1] ?? -100)).toBeGreaterThan(55)
      }),
    )
  })

  test('zooms about the day that is pointed at', () => {
    fc.assert(
      fc.property(span, fc.double({ min: 0.5, max: 2, noNaN: true }), (shown, factor) => {
        const at = shown.from + (shown.to - shown.from) / 4
        const next = zoomed(shown, factor, at)
        const isBounded = next.to - next.from <= 4 || next.from <= -354_285 || next.to >= 376_200
        if (!isBounded) expect((at - next.from) / (next.to - next.from)).toBeCloseTo(0.25, 6)
      }),
    )
  })

  test('knows the zoom that was chosen', () => {
    for (const zoom of ZOOMS) expect(zoomOf(zoomedTo(zoom, { from: 0, to: 1000 }))).toBe(zoom)
  })

  test('zooms to the entry that is shown, and not to one that is out of view', () => {
    const shown = { from: 0, to: 1000 }
    const near = zoomedTo('days', shown, 100)
    expect((near.from + near.to) / 2).toBeCloseTo(100)
    expect(zoomedTo('days', shown, 5000)).toEqual(zoomedTo('days', shown))
  })

  test('shows all that can be placed, and today', () => {
    const shown = spanOfAll([drawnOf('../1968')!, drawnOf('2031-05-01')!], day('2026-11-22'))
    expect(shown.from).toBeLessThan(day('1968-12-31'))
    expect(shown.to).toBeGreaterThan(day('2031-05-02'))
    expect(moved(shown, 10)).toEqual({ from: shown.from + 10, to: shown.to + 10 })
  })
})

describe('marks in a lane', () => {
  const PACKING = { mark: 14, label: 60, longest: 200, tracks: 3, width: 900 }
  const item = (at: number, right = at + 7) => ({ at, left: at - 7, right })

  test('stand in one track with their labels where there is room', () => {
    const marks = packMarks([item(10), item(200), item(500)], PACKING)
    expect(marks.map(({ track }) => track)).toEqual([0, 0, 0])
    expect(marks.every(({ room }) => room >= 60)).toBe(true)
  })

  test('go under one another before they lose their labels', () => {
    expect(packMarks([item(10), item(40), item(60)], PACKING).map(({ track }) => track)).toEqual([0, 1, 2])
  })

  test('are counted as one where they would lie upon one another', () => {
    const marks = packMarks(
      Array.from({ length: 12 }, () => item(100)),
      PACKING,
    )
    expect(marks).toHaveLength(3)
    expect(marks.reduce((sum, { items }) => sum + items.length, 0)).toBe(12)
  })

  test('are each drawn once, and do not cover one another', () => {
    const items = fc.array(
      fc
        .record({ at: fc.integer({ min: 0, max: 900 }), length: fc.integer({ min: 0, max: 500 }) })
        .map(({ at, length }) => item(at, at + 7 + length)),
      { maxLength: 80 },
    )
    fc.assert(
      fc.property(items, (drawn) => {
        const marks = packMarks(drawn, PACKING)
        expect(new Set(marks.flatMap((mark) => mark.items))).toEqual(new Set(drawn))
        for (const ofTrack of Map.groupBy(marks, ({ track }) => track).values()) {
          const at = ofTrack.map((mark) => mark.at).toSorted((a, b) => a - b)
          for (const [index, x] of at.entries()) expect(x - (at[index - 1] ?? -100)).toBeGreaterThanOrEqual(14)
        }
      }),
    )
  })
})

describe('the lanes', () => {
  const entry = (kind: 'act' | 'fact' | 'licence', fields: object = {}) => ({
    kind,
    about: kind,
    licenceId: null,
    partyIds: [] as string[],
    claimIds: [] as string[],
    ...fields,
  })
  const term = { licenceId: 'L', partyIds: ['p'], claimIds: [] }

  test('show the acts upon the licence that counts for them', () => {
    const [group] = lanesOf([entry('act', { licenceId: 'L' }), entry('act')], [term], 'kind', [])
    expect(group?.lanes.map(({ of, entries }) => [of, entries.length])).toEqual([
      ['licence', 1],
      ['acts', 1],
    ])
  })

  test('show what is of two parties with each, and what is of none at the end', () => {
    const groups = lanesOf([entry('fact', { partyIds: ['p', 'q'] }), entry('fact')], [term], 'party', ['q', 'p', 'r'])
    expect(groups.map(({ id, lanes }) => [id, lanes.length])).toEqual([
      ['q', 1],
      ['p', 2],
      ['none', 1],
    ])
  })

  test('show an act upon its licence in a claim that does not name the licence', () => {
    const groups = lanesOf([entry('act', { licenceId: 'L', claimIds: ['c'] })], [term], 'claim', ['c'])
    expect(groups.map(({ id, lanes }) => [id, lanes.map(({ of, entries }) => `${of} ${entries.length}`)])).toEqual([
      ['c', ['licence 1']],
      ['none', ['licence 0']],
    ])
  })

  test('leave out no entry', () => {
    const some = fc.array(
      fc.record({
        kind: fc.constantFrom('act' as const, 'fact' as const, 'licence' as const),
        about: fc.constantFrom('L', 'M'),
        licenceId: fc.constantFrom('L', 'M', null),
        partyIds: fc.subarray(['p', 'q']),
        claimIds: fc.subarray(['c']),
      }),
    )
    fc.assert(
      fc.property(some, fc.constantFrom('kind' as const, 'party' as const, 'claim' as const), (entries, by) => {
        const ids = by === 'party' ? ['p', 'q'] : ['c']
        const shown = lanesOf(entries, [term], by, ids).flatMap(({ lanes }) => lanes.flatMap((lane) => lane.entries))
        expect(new Set(shown)).toEqual(new Set(entries))
      }),
    )
  })
})
