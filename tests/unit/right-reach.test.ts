import fc from 'fast-check'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readTreatyTables } from '../../src/main/engine/agreements/tables.ts'
import { rightsOfAct } from '../../src/shared/domain/act-rights.ts'
import { bounds, edtfDate, type EdtfDate } from '../../src/shared/domain/edtf.ts'
import type { Draft } from '../../src/shared/domain/register-kinds.ts'
import { type MembershipOf, reachOf } from '../../src/shared/domain/right-reach.ts'
import { addDays } from '../../src/shared/domain/right-renewal.ts'
import { rightStateOn } from '../../src/shared/domain/right-state.ts'
import type { Membership } from '../../src/shared/domain/treaty.ts'
import { LANGUAGES } from '../../src/shared/domain/language.ts'
import { becauseInWords } from '../../src/shared/messages/because-words.ts'
import { translator } from '../../src/shared/messages/translate.ts'
import { rightOf } from '../fixtures/register-rows.ts'

const RIGHT = '01890000-0000-7000-8000-000000000001'
const TODAY = '2026-11-22'
const { membershipOf: shipped } = readTreatyTables(fileURLToPath(new URL('../../resources', import.meta.url)))

const reached = (right: Partial<Draft<'right'>>, country: string, on: string, membershipOf = shipped) =>
  reachOf(rightOf(right), country, edtfDate(on), membershipOf)

/** The state in which an act finds a right that its register says is in force. */
function stateFor(right: Partial<Draft<'right'>>, country: string, when: EdtfDate, membershipOf: MembershipOf) {
  const known = {
    id: RIGHT,
    ...rightOf({ status: 'in-force', registered: edtfDate('1950'), expires: edtfDate('2060'), ...right }),
  }
  const rights = new Map([[RIGHT, known]])
  const rightOn = (one: typeof known, on: EdtfDate) => rightStateOn(one, on, TODAY)
  return rightsOfAct({ rightIds: [RIGHT], country, when }, [], { rights, rightOn, membershipOf })[0]
}

describe('a right of an organisation whose rights are unitary', () => {
  const EU = { type: 'mark', territory: 'EM' } as const
  const OAPI = { type: 'patent', territory: 'OA' } as const

  test.each([
    ['a member', EU, 'DE', '2006-12-05', 'yes', 'member'],
    ['a country that joined later', EU, 'BG', '2006-12-05', 'no', 'before'],
    ['the same once it had joined, with a right from before', EU, 'BG', '2007-01-01', 'yes', 'member'],
    ['the year in which it joined', EU, 'HR', '2013', 'cannot-tell', 'perhapsMember'],
    ['one that left, while its rights went on', EU, 'GB', '2020-06-01', 'yes', 'member'],
    ['one that left', EU, 'GB', '2021-01-01', 'no', 'ended'],
    ['one that left on an open day', EU, 'GB', '2020/2021', 'cannot-tell', 'perhapsEnded'],
    ['a country that was never a member', EU, 'RU', '2006-12-05', 'no', 'noMember'],
    ['the same on a day after the list', EU, 'RU', '2026-01-01', 'cannot-tell', 'notListed'],
    ['a territory of a member', EU, 'GL', '2006-12-05', 'cannot-tell', 'territory'],
    ['a member, of a right that is not unitary', { ...EU, type: 'copyright' }, 'DE', '2006', 'cannot-tell', 'notTold'],
    ['Benelux', { ...EU, territory: 'BX' }, 'NL', '2006-12-05', 'yes', 'member'],
    ['a neighbour of Benelux', { ...EU, territory: 'BX' }, 'DE', '2006-12-05', 'no', 'noMember'],
    ['an OAPI member', { ...OAPI, filed: edtfDate('1995') }, 'CM', '2006', 'yes', 'member'],
    ['a later one', { ...OAPI, filed: edtfDate('1995') }, 'GW', '2006', 'cannot-tell', 'byExtension'],
    ['a right without a filing', OAPI, 'CM', '2006', 'cannot-tell', 'byExtension'],
    ['before it joined', { ...OAPI, filed: edtfDate('2005') }, 'KM', '2006', 'no', 'before'],
  ] as const)('in %s', (_, right, country, on, reaches, key) => {
    const told = reached(right, country, on)
    expect(told).toMatchObject({ reaches, because: [{ key: `reach.${key}` }] })
    expect('source' in told.because[0]!.values).toBe(!['territory', 'notTold'].includes(key))
  })

  test('is in force there only while it reaches the country, and not in force there otherwise', () => {
    const state = (country: string, when: string) => stateFor(EU, country, edtfDate(when), shipped)?.state
    expect(state('DE', '2006-12-05')).toBe('in-force')
    expect(state('BG', '2006-12-05')).toBe('not-in-force')
    expect(state('BG', '2007')).toBe('in-force')
    expect(state('HR', '2013')).toBe('cannot-tell')
    expect(stateFor({ ...EU, status: 'not-in-evidence' }, 'DE', edtfDate('2006'), shipped)?.state).toBe('cannot-tell')
    expect(stateFor({ ...EU, expires: edtfDate('2000') }, 'DE', edtfDate('2006'), shipped)?.state).toBe('not-in-force')
  })

  test('says of a membership that was not read in a source that it is to be checked', () => {
    const membership = { country: 'DE', from: edtfDate('1958'), until: null, source: 'Notes', read: false }
    const told = reached(EU, 'DE', '2006', () => ({
      membership,
      listed: edtfDate('2000'),
      source: '',
      territoryOf: undefined,
    }))
    expect(told.because.map(({ key }) => key)).toEqual(['reach.member', 'reach.notRead'])
  })
})

test.each(['EP', 'EA', 'AP'])(
  'a right of %s counts country by country, so whether it reached one cannot be told',
  (territory) => {
    const told = reached({ type: 'patent', territory }, 'DE', '2006')
    expect(told.reaches).toBe('cannot-tell')
    for (const language of LANGUAGES) {
      for (const step of told.because) {
        expect(becauseInWords(step, language, translator(language))).not.toContain(step.key)
      }
    }
  },
)

describe('partial dates', () => {
  const START = '2006-01-01'
  const partial = fc
    .tuple(fc.nat({ max: 30 }), fc.nat({ max: 3 }), fc.constantFrom('', '', '../', '/..'))
    .map(([from, length, open]) => {
      const [first, last] = [addDays(START, from), addDays(START, from + length)]
      if (open === '../') return edtfDate(`../${last}`)
      if (open === '/..') return edtfDate(`${first}/..`)
      return edtfDate(length === 0 ? first : `${first}/${last}`)
    })
  const memberships = fc.record({ from: partial, until: fc.option(partial), rightsUntil: fc.option(partial) })

  /** The outermost days that a date may mean. */
  function daysOf(date: EdtfDate): string[] {
    const { earliest = '1990-01-01', latest = '2020-01-01' } = bounds(date)
    return [earliest, latest]
  }

  test('put a right in force only where every reading lies within the membership, and outside only where none does', () => {
    fc.assert(
      fc.property(memberships, partial, ({ from, until, rightsUntil }, on) => {
        const membership: Membership = {
          ...{ country: 'DE', from, until, source: 'Gazette', read: true },
          ...(rightsUntil && { rightsUntil }),
        }
        const known = { membership, listed: edtfDate('2000'), source: '', territoryOf: undefined }
        const state = stateFor({ type: 'mark', territory: 'EM' }, 'DE', on, () => known)?.state
        const last = rightsUntil ?? until
        const readings = daysOf(on).flatMap((day) =>
          daysOf(from).flatMap((first) =>
            (last === null ? [null] : daysOf(last)).map((end) => day >= first && (end === null || day < end)),
          ),
        )
        if (!readings.includes(true)) expect(state).not.toBe('in-force')
        if (state === 'in-force') expect(readings).not.toContain(false)
        if (state === 'not-in-force') expect(readings).not.toContain(true)
      }),
      { numRuns: 500 },
    )
  })
})
