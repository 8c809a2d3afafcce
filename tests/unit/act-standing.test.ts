import { describe, expect, test } from 'vitest'
import { actStanding, type ActContext, type KnownLicence } from '../../src/shared/domain/act-standing.ts'
import { edtfDate } from '../../src/shared/domain/edtf.ts'
import { calendarOf, termSteps } from '../../src/shared/domain/licence-state.ts'
import { volumeTeller } from '../../src/shared/domain/licence-volume.ts'
import { milestoneStanding } from '../../src/shared/domain/milestone.ts'
import { rightStateOn } from '../../src/shared/domain/right-state.ts'
import type { Draft } from '../../src/shared/domain/register-kinds.ts'
import { actOf, licenceOf, rightOf } from '../fixtures/register-rows.ts'

const ID = (last: number) => `01890000-0000-7000-8000-${String(last).padStart(12, '0')}`
const [ACT, MAKER, LICENCE, RIGHT, RIFLE, VARIANT, OTHER] = [1, 2, 3, 4, 5, 6, 7].map(ID) as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
]

interface Known {
  licence?: Partial<Draft<'licence'>>
  right?: Partial<Draft<'right'>>
  others?: Partial<Draft<'act'>>[]
}

/** What follows for an act of a Bulgarian maker in 2006, of a licence and a right of which this is known. */
function standingOf(fields: Partial<Draft<'act'>>, { licence, right, others = [] }: Known = {}) {
  const act = { id: ACT, ...actOf({ actorId: MAKER, when: edtfDate('2006-04'), country: 'BG', ...fields }) }
  const draft = licenceOf({ licenseeIds: [MAKER], ...licence })
  const known: KnownLicence = {
    id: LICENCE,
    number: 1,
    draft,
    calendar: calendarOf(draft),
    termSteps: termSteps(draft),
  }
  const counted = [act, ...others.map((other) => ({ ...act, ...other }))].map((one) => ({
    licenceId: LICENCE,
    act: one,
  }))
  const context: ActContext = {
    today: '2026-11-22',
    licences: new Map(licence ? [[LICENCE, known]] : []),
    licencesOf: new Map(licence ? [[MAKER, [known]]] : []),
    rights: new Map(right ? [[RIGHT, { id: RIGHT, ...rightOf(right) }]] : []),
    rightOn: (one, on) => rightStateOn(one, on, '2026-11-22'),
    membershipOf: () => undefined,
    rules: new Map(),
    countryOf: new Map([[MAKER, 'BG']]),
    variantOf: new Map([
      [VARIANT, RIFLE],
      [RIFLE, null],
      [OTHER, null],
    ]),
    overVolume: volumeTeller(counted),
    originsOf: (factIds) => factIds.length,
  }
  return actStanding(act, context)
}

const IN_TERM = { start: edtfDate('1996'), end: edtfDate('2010') }
const OVER = { start: edtfDate('1986'), end: edtfDate('1995') }
const PATENT = { type: 'patent', registered: edtfDate('2000-01-01'), status: 'in-force' } as const

const limitsOf = (...given: Parameters<typeof standingOf>) =>
  Object.fromEntries(standingOf(...given).licences[0]!.limits.map(({ limit, broken }) => [limit, broken]))

describe('the limits of a licence that an act breaks', () => {
  test('are not in evidence where the licence’s own terms are not', () => {
    expect(limitsOf({ kind: 'export' }, { licence: {} })).toEqual({
      term: 'not-in-evidence',
      territory: 'not-in-evidence',
      volume: 'not-in-evidence',
      export: 'not-in-evidence',
      product: 'not-in-evidence',
    })
  })

  test.each([
    ['within it', IN_TERM, 'make', 'no'],
    ['after it', OVER, 'make', 'yes'],
    ['that sells off', { ...OVER, sellOff: { until: edtfDate('2007') } }, 'sell', 'no'],
    ['that makes more while stock is sold off', { ...OVER, sellOff: { until: edtfDate('2007') } }, 'make', 'yes'],
    ['where the end is not in evidence', { start: edtfDate('1996') }, 'make', 'cannot-tell'],
  ] as const)('term: an act %s', (_, licence, kind, expected) => {
    expect(limitsOf({ kind }, { licence })['term']).toBe(expected)
  })

  test.each([
    ['a country of the licence', ['BG', 'RO'], 'BG', 'no'],
    ['another country', ['RO'], 'BG', 'yes'],
    ['a country that an organisation of the licence may cover', ['EM'], 'BG', 'cannot-tell'],
    ['no country', ['BG'], null, 'cannot-tell'],
  ] as const)('territory: an act in %s', (_, territories, country, expected) => {
    expect(limitsOf({ country }, { licence: { territories: [...territories] } })['territory']).toBe(expected)
  })

  test.each([
    ['an export that is forbidden', 'no', 'export', 'BG', 'yes'],
    ['an export that is allowed', 'yes', 'export', 'BG', 'no'],
    ['making at home', 'no', 'make', 'BG', 'no'],
    ['a display abroad', 'no', 'display', 'MY', 'cannot-tell'],
  ] as const)('export: %s', (_, allowed, kind, country, expected) => {
    expect(limitsOf({ kind, country }, { licence: { export: allowed } })['export']).toBe(expected)
  })

  test.each([
    ['the licensed one', [RIFLE], 'no'],
    ['a variant of it', [VARIANT], 'cannot-tell'],
    ['another', [RIFLE, OTHER], 'yes'],
    ['none that is named', [], 'cannot-tell'],
  ])('product: %s', (_, productIds, expected) => {
    expect(limitsOf({ productIds }, { licence: { productIds: [RIFLE] } })['product']).toBe(expected)
  })

  describe('volume', () => {
    const licence = { volumePerYear: '1000' }
    const volumeOf = (fields: Partial<Draft<'act'>>, others: Partial<Draft<'act'>>[] = []) =>
      limitsOf({ kind: 'make', quantity: '600', ...fields }, { licence, others })['volume']

    test('is the sum of the acts of the year', () => {
      expect(volumeOf({})).toBe('no')
      expect(volumeOf({}, [{ quantity: '400.5' }])).toBe('yes')
      expect(volumeOf({}, [{ quantity: '400.5', when: edtfDate('2007') }])).toBe('no')
    })
    test('does not count goods twice that were made and sold', () => {
      expect(volumeOf({}, [{ kind: 'sell', quantity: '600' }])).toBe('no')
    })
    test('cannot be told where a number is missing or hedged, or a year is not known', () => {
      expect(volumeOf({}, [{ quantity: null }])).toBe('cannot-tell')
      expect(volumeOf({}, [{ quantity: '1', quantityHedge: 'about' }])).toBe('cannot-tell')
      expect(volumeOf({}, [{ quantity: '500', when: edtfDate('2005/2006') }])).toBe('cannot-tell')
      expect(volumeOf({ when: null })).toBe('cannot-tell')
    })
    test('is exceeded whatever else is missing', () => {
      expect(volumeOf({}, [{ quantity: '401' }, { quantity: null }])).toBe('yes')
    })
    test('is not used up by an offer', () => {
      expect(volumeOf({ kind: 'offer', quantity: '5000' })).toBe('no')
    })
  })
})

describe('what an act stands on', () => {
  const FULL = { ...IN_TERM, territories: ['BG'], volumePerYear: '1000', export: 'no', productIds: [RIFLE] } as const
  const licence = { ...FULL, territories: ['BG'], productIds: [RIFLE] }
  const made = { kind: 'make', productIds: [RIFLE], quantity: '10' } as const

  test('within every limit, on the licence', () => {
    expect(standingOf({ ...made, productIds: [RIFLE] }, { licence }).stands).toBe('within-licence')
  })
  test('in term beyond a limit, on its breach', () => {
    expect(standingOf({ ...made, productIds: [OTHER] }, { licence }).stands).toBe('breach-of-limit')
  })
  test('in term while limits are not in evidence, cannot be told', () => {
    expect(standingOf({ kind: 'make' }, { licence: IN_TERM }).stands).toBe('cannot-tell')
  })
  test('after the end, on a right in force there that day', () => {
    const standing = standingOf({ rightIds: [RIGHT] }, { licence: OVER, right: PATENT })
    expect(standing).toMatchObject({ licence: 'expired', stands: 'right-in-force', rights: [{ state: 'in-force' }] })
  })
  test('after the end without a right in that country, on nothing', () => {
    const right = { ...PATENT, territory: 'RO' }
    expect(standingOf({ rightIds: [RIGHT] }, { licence: OVER, right }).stands).toBe('no-right-in-evidence')
  })
  test('after the end with a duty that survives, on that duty', () => {
    const survivingDuties = 'Drawings are to be given back.'
    expect(standingOf({}, { licence: { ...OVER, survivingDuties } }).stands).toBe('surviving-duty')
  })
  test('with a duty of a licence that had not begun, on nothing', () => {
    const licence2020 = { start: edtfDate('2020'), end: edtfDate('2025'), survivingDuties: 'Secrecy.' }
    expect(standingOf({}, { licence: licence2020 }).stands).toBe('no-right-in-evidence')
  })
  test('after the end with a right that an organisation granted, cannot be told', () => {
    const right = { ...PATENT, territory: 'EP' }
    expect(standingOf({ rightIds: [RIGHT] }, { licence: OVER, right }).stands).toBe('cannot-tell')
  })
  test('of a maker without a licence, on the right', () => {
    expect(standingOf({ rightIds: [RIGHT] }, { right: PATENT })).toMatchObject({
      licence: 'no-licence',
      stands: 'right-in-force',
    })
  })
  test('of a licence that may never have been granted, cannot be told', () => {
    const standing = standingOf(
      { rightIds: [RIGHT] },
      { licence: { ...OVER, granted: 'not-in-evidence' }, right: PATENT },
    )
    expect(standing).toMatchObject({ licence: 'cannot-tell', stands: 'cannot-tell' })
  })
  test('of a licence that was not granted, on the right alone', () => {
    const standing = standingOf({ rightIds: [RIGHT] }, { licence: { ...IN_TERM, granted: 'no' }, right: PATENT })
    expect(standing).toMatchObject({ licence: 'no-licence', stands: 'right-in-force' })
  })
})

describe('an act that goes on', () => {
  test('comes to lie after the end from the day on which that is certain', () => {
    const lasting = { when: edtfDate('2006-12-05'), lasting: true }
    const standing = standingOf(lasting, { licence: { end: edtfDate('../2006-12-05') } })
    expect(standing).toMatchObject({ licence: 'cannot-tell', goesOn: { state: 'expired', from: '2006-12-06' } })
    expect(
      standingOf({ ...lasting, lasting: false }, { licence: { end: edtfDate('../2006-12-05') } }).goesOn,
    ).toBeNull()
  })
})

describe('notice', () => {
  test.each([
    ['before', '2006-03', 'before'],
    ['after', '2006-05', 'after'],
    ['in the same month', '2006-04-15', 'cannot-tell'],
  ])('%s', (_, notice, expected) => {
    expect(standingOf({ notice: edtfDate(notice) }).notice).toBe(expected)
  })
  test('that came while the act went on covers what was done after it', () => {
    const { notice, because } = standingOf({ notice: edtfDate('2007'), lasting: true })
    expect(notice).toBe('after')
    expect(because.map(({ key }) => key)).toContain('act.noticeWhileGoingOn')
  })
  test('is not in evidence where none was entered', () => {
    expect(standingOf({}).notice).toBe('not-in-evidence')
  })
})

describe('a milestone', () => {
  test.each([
    ['met in time', '2009-07', '2009-06-30', null, 'met'],
    ['met late', '2009-07', '2009-08-01', null, 'met-late'],
    ['met in the month in which it was due', '2009-07', '2009-07', null, 'cannot-tell'],
    ['said not to be met after it was due', '2009-07', null, '2010', 'missed'],
    ['said not to be met before it was due', '2030', null, '2010', 'not-due'],
    ['of which nothing is said though its day has gone by', '2009-07', null, null, 'not-in-evidence'],
    ['whose day is to come', '2030-07', null, null, 'not-due'],
    ['whose day is not in evidence', null, null, '2010', 'not-in-evidence'],
    ['met, whose day is not in evidence', null, '2010', null, 'met'],
  ] as const)('%s', (_, due, met, unmet, expected) => {
    const read = (date: string | null) => (date === null ? null : edtfDate(date))
    const milestone = { what: 'Factory', due: read(due), met: read(met), unmet: read(unmet) }
    expect(milestoneStanding(milestone, '2026-11-22').state).toBe(expected)
  })
})
