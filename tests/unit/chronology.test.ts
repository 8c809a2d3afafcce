import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CHRONOLOGY_KINDS, type Dated, passing, sortChronology } from '../../src/shared/domain/chronology.ts'
import { bounds, edtfDate } from '../../src/shared/domain/edtf.ts'
import { EDTF_DATES } from '../fixtures/edtf-dates.ts'

function entry(id: string, on: string | null, fields: Partial<Dated> = {}): Dated {
  return {
    id,
    kind: 'fact',
    label: '',
    title: '',
    on: on === null ? null : edtfDate(on),
    lasting: false,
    partyIds: [],
    claimIds: [],
    where: '',
    ...fields,
  }
}

const ids = (entries: readonly Dated[]) => entries.map(({ id }) => id).join(' ')

const SAMPLE = [
  entry('by', '../2006-12-05'),
  entry('month', '2006-12'),
  entry('day', '2006-12-01'),
  entry('none', null),
  entry('unplaced', 'XXXX-12-05'),
  entry('old', '1968'),
]

describe('the order of a chronology', () => {
  test('is by the first day that a date may mean, a day before its month, and what cannot be placed last', () => {
    expect(ids(sortChronology(SAMPLE, 'date'))).toBe('old day month by none unplaced')
  })

  test('the other way round leaves the undated last', () => {
    expect(ids(sortChronology(SAMPLE, 'newest'))).toBe('by month day old none unplaced')
  })

  test('does not depend on the order in which entries come', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(SAMPLE, { minLength: SAMPLE.length }), (shuffled) => {
        for (const order of ['date', 'newest', 'kind', 'what'] as const) {
          expect(sortChronology(shuffled, order)).toEqual(sortChronology(SAMPLE, order))
        }
      }),
    )
  })
})

describe('the filter of a chronology', () => {
  const shown = (filter: Parameters<typeof passing>[0], entries = SAMPLE) => ids(entries.filter(passing(filter)))

  test('leaves out what certainly lies outside the days asked for, and what has no date', () => {
    expect(shown({ from: '2006-12-02', to: '2006-12-31' })).toBe('by month')
    expect(shown({ to: '2000-01-01' })).toBe('by old')
  })

  test('keeps what goes on after its date', () => {
    const lasting = [entry('lasting', '2006-12-05', { lasting: true }), entry('over', '2006-12-05')]
    expect(shown({ from: '2010-01-01' }, lasting)).toBe('lasting')
  })

  test('finds words in any order, and kinds, parties and claims', () => {
    const made = [
      entry('a', '2006', { title: 'Rifles made', where: 'Kazanlak', kind: 'act', partyIds: ['p'] }),
      entry('b', '2006', { title: 'Rifles sold', claimIds: ['c'] }),
    ]
    expect(shown({ text: 'kazanlak RIFLES' }, made)).toBe('a')
    expect(shown({ kinds: ['fact'] }, made)).toBe('b')
    expect(shown({ partyId: 'p' }, made)).toBe('a')
    expect(shown({ claimId: 'c' }, made)).toBe('b')
  })

  test('never leaves out a date that may lie within', () => {
    const days = fc
      .tuple(fc.integer({ min: 1900, max: 2050 }), fc.integer({ min: 1, max: 12 }))
      .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}-15`)
    fc.assert(
      fc.property(EDTF_DATES, days, days, fc.constantFrom(...CHRONOLOGY_KINDS), (on, a, b, kind) => {
        const [from, to] = a < b ? [a, b] : [b, a]
        const { earliest, latest } = bounds(on)
        const placed = earliest !== undefined || latest !== undefined
        const mayLie = placed && (earliest ?? '0000') <= to && (latest ?? '9999') >= from
        expect(passing({ from, to })(entry('e', on, { kind }))).toBe(mayLie)
      }),
    )
  })
})
