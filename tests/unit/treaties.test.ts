import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AgreementDraft, CorrectionDraft } from '../../src/shared/domain/agreement.ts'
import { agreementOn, agreementsOn } from '../../src/shared/domain/agreement-state.ts'
import { draftOf } from '../../src/shared/domain/blank-rows.ts'
import { type EdtfDate, edtfDate } from '../../src/shared/domain/edtf.ts'
import { investmentOn, isBetween } from '../../src/shared/domain/investment-treaty.ts'
import { readingsOf } from '../../src/shared/domain/readings.ts'
import type { InvestmentTreaty, TreatyParty } from '../../src/shared/domain/treaty.ts'
import { pairOn } from '../../src/shared/domain/treaty-pair.ts'
import { correctedSide, type SideKnown, sideOn } from '../../src/shared/domain/treaty-side.ts'

const day = (text: string) => readingsOf(edtfDate(text))
const date = (text: string | null) => (text === null ? null : edtfDate(text))

function partyOf(since: string | null, fields: Partial<TreatyParty> = {}): TreatyParty {
  const blank = { signed: null, deposited: null, succession: false, reservations: '', read: true, source: '' }
  return { party: 'BG', since: date(since), ...blank, ...fields }
}

function knownOf(party: TreatyParty | undefined, fields: Partial<SideKnown> = {}): SideKnown {
  return { country: 'BG', party, state: undefined, territoryOf: undefined, through: [], notRead: false, ...fields }
}

const agreementOf = (fields: Partial<AgreementDraft>) => draftOf('agreement', { countries: ['RU', 'LV'], ...fields })
const correctionOf = (fields: Partial<CorrectionDraft>) =>
  draftOf('correction', { treaty: 'paris', country: 'BG', note: 'The table is late.', ...fields })

describe('a side of a treaty', () => {
  test('that is not in a table is not found, and where the table was not read so far, not known', () => {
    expect(sideOn(knownOf(undefined), day('2006-12-05')).standing).toBe('not-found')
    expect(sideOn(knownOf(undefined, { notRead: true }), day('2006-12-05')).standing).toBe('unknown')
    expect(sideOn(knownOf(undefined, { territoryOf: 'CN' }), day('2006-12-05')).standing).toBe('unknown')
  })

  test('is told from the deposit of a succession on, of which the table has no day', () => {
    const known = knownOf(partyOf(null, { deposited: edtfDate('2001-03-12'), succession: true }))
    expect(sideOn(known, day('2001-03-12'))).toMatchObject({ standing: 'bound', since: '../2001-03-12' })
    expect(sideOn(known, day('2001-03-11')).standing).toBe('unknown')
  })

  test('is left open before a State began, unless the tables give it a date from before', () => {
    const state = {
      code: 'CZ',
      from: 'CS',
      began: edtfDate('1993-01-01'),
      continues: false,
      source: '',
      read: true,
    } as const
    expect(sideOn(knownOf(partyOf('1996-01-01'), { state }), day('1992-06')).standing).toBe('unknown')
    expect(sideOn(knownOf(undefined, { state }), day('1992-06')).standing).toBe('unknown')
    expect(sideOn(knownOf(partyOf('1990-01-01'), { state }), day('1992-06')).standing).toBe('bound')
  })

  test('is reached through an organisation while it is a member of it', () => {
    const membership = {
      country: 'BG',
      from: edtfDate('2007-01-01'),
      until: edtfDate('2020-02-01'),
      source: '',
      read: true,
    }
    const known = knownOf(undefined, { through: [{ party: { ...partyOf('2008-01-01'), party: 'EU' }, membership }] })
    expect(sideOn(known, day('2010'))).toMatchObject({ standing: 'bound', through: 'EU', since: '2008-01-01' })
    expect(sideOn(known, day('2007-06-01')).standing).toBe('not-yet')
    expect(sideOn(known, day('2020-02-01')).standing).toBe('not-found')
    expect(sideOn(known, day('2020')).standing).toBe('unknown')
  })
})

describe('two sides', () => {
  const civil = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10))
  const partial = fc.tuple(civil, fc.constantFrom(4, 7, 10)).map(([whole, length]) => edtfDate(whole.slice(0, length)))

  test('are in force only on days on which both certainly were bound, and never before', () => {
    fc.assert(
      fc.property(civil, civil, partial, (one, other, on) => {
        const asked = readingsOf(on)
        const { state, since } = pairOn(sideOn(knownOf(partyOf(one)), asked), sideOn(knownOf(partyOf(other)), asked))
        const later = one > other ? one : other
        expect(since).toBe(later)
        if (asked.from >= readingsOf(edtfDate(later)).to) expect(state).toBe('in-force')
        else if (asked.to < readingsOf(edtfDate(later)).from) expect(state).toBe('not-yet')
        else expect(state).toBe('unknown')
      }),
    )
  })

  test('keep what was told of a wider day when the day is known better', () => {
    fc.assert(
      fc.property(civil, civil, civil, (one, other, on) => {
        const told = (asked: EdtfDate) =>
          pairOn(sideOn(knownOf(partyOf(one)), readingsOf(asked)), sideOn(knownOf(partyOf(other)), readingsOf(asked)))
            .state
        const [year, month, whole] = [4, 7, 10].map((length) => told(edtfDate(on.slice(0, length))))
        if (year !== 'unknown') expect(month).toBe(year)
        if (month !== 'unknown') expect(whole).toBe(month)
      }),
    )
  })

  test('are never told in force where one of them is not found', () => {
    const bound = sideOn(knownOf(partyOf('1962-01-08')), day('2006'))
    expect(pairOn(bound, sideOn(knownOf(undefined), day('2006')))).toEqual({ state: 'not-found', since: null })
  })
})

describe('a correction', () => {
  const side = sideOn(knownOf(undefined), day('2006-12-05'))

  test('stands on top of the table for the days that it tells, and nowhere else', () => {
    const bound = correctionOf({ state: 'in-force', from: edtfDate('2000-01-01'), until: edtfDate('2010-01-01') })
    expect(correctedSide(side, bound, day('2006-12-05')).standing).toBe('bound')
    expect(correctedSide(side, bound, day('1999')).standing).toBe('not-yet')
    expect(correctedSide(side, bound, day('2010-01-01')).standing).toBe('ended')
    expect(correctedSide(side, bound, day('2009/2011')).standing).toBe('unknown')
    const not = correctionOf({ state: 'not-in-force', from: edtfDate('2000-01-01'), until: edtfDate('2010-01-01') })
    expect(correctedSide(side, not, day('2006-12-05')).standing).toBe('not-in-force')
    expect(correctedSide(side, not, day('2010-01-01'))).toBe(side)
  })
})

describe('investment treaties of a pair', () => {
  const treaty = (signed: string | null, since: string | null, ended: string | null): InvestmentTreaty => ({
    id: '1',
    title: 'A treaty',
    parties: ['CN', 'RU'],
    signed: date(signed),
    since: date(since),
    ended: date(ended),
  })

  test('are told by the one that was in force that day', () => {
    const all = [treaty('1990-07-21', '1991-07-26', '2009-05-01'), treaty('2006-11-09', '2009-05-01', '2025-12-01')]
    expect(investmentOn(all, day('2009-04-30'))).toMatchObject({ state: 'in-force', since: '1991-07-26' })
    expect(investmentOn(all, day('2009-05-01'))).toMatchObject({ state: 'in-force', since: '2009-05-01' })
    expect(investmentOn(all, day('2026')).state).toBe('ended')
    expect(investmentOn([], day('2026')).state).toBe('not-found')
  })

  test('are open where no entry into force is known but an end is', () => {
    expect(investmentOn([treaty('1990-05-01', null, '1996-08-26')], day('1992')).state).toBe('unknown')
    expect(investmentOn([treaty('1992-06-17', null, null)], day('2006')).state).toBe('signed-only')
    expect(investmentOn([treaty('1992-06-17', null, null)], day('1991')).state).toBe('not-yet')
  })

  test('do not bind Belgium and Luxembourg to each other', () => {
    const union = { ...treaty('1988-10-25', '1991-05-29', null), parties: ['BE', 'LU', 'BG'] }
    expect(isBetween(union, 'BE', 'BG')).toBe(true)
    expect(isBetween(union, 'LU', 'BE')).toBe(false)
  })
})

describe('a bilateral agreement', () => {
  const none = agreementOf({ state: 'none', asOf: edtfDate('2006-12-05'), source: 'the ambassador' })

  test('of which a source says that there is none is none on that day and on no other', () => {
    expect(agreementOn(none, day('2006-12-05')).state).toBe('none-says-a-source')
    for (const other of ['2006-12', '2006-12-04', '2007-01-01'])
      expect(agreementOn(none, day(other)).state).toBe('unknown')
    expect(agreementOn({ ...none, asOf: edtfDate('2006-01-01/2006-12-31') }, day('2006-05')).state).toBe(
      'none-says-a-source',
    )
    expect(agreementOn({ ...none, asOf: null }, day('2006-12-05')).state).toBe('unknown')
  })

  test('is told by its dates from signature to end', () => {
    const whole = agreementOf({
      state: 'ended',
      signed: edtfDate('1990-01-01'),
      inForce: edtfDate('1991-01-01'),
      ended: edtfDate('2000'),
    })
    const told = (on: string) => agreementOn(whole, day(on)).state
    expect(['1989', '1990-06', '1995', '1999-12-31', '2000-05', '2001'].map(told)).toEqual([
      'not-yet',
      'signed-only',
      'in-force',
      'in-force',
      'unknown',
      'ended',
    ])
  })

  test('is not told in force past a suspension or an end whose day is not known', () => {
    const since = { inForce: edtfDate('1991-01-01') }
    expect(agreementOn(agreementOf({ ...since, state: 'suspended' }), day('1995')).state).toBe('unknown')
    expect(agreementOn(agreementOf({ ...since, state: 'ended' }), day('1995')).state).toBe('unknown')
    expect(agreementOn(agreementOf({ ...since, state: 'in-force' }), day('1995')).state).toBe('in-force')
  })

  test('in force without an end is told beyond the day of its source with that reserve; one that is signed, not', () => {
    const inForce = agreementOf({
      state: 'in-force',
      inForce: edtfDate('1991-01-01'),
      asOf: edtfDate('2006-12-05'),
      source: 'the ambassador',
    })
    const keys = (on: string) => agreementOn(inForce, day(on)).because.map(({ key }) => key)
    expect(agreementOn(inForce, day('2006-12-05'))).toMatchObject({ state: 'in-force', afterSource: false })
    expect(keys('2006-12-05')).not.toContain('treaty.agreement.afterSource')
    expect(agreementOn(inForce, day('2026-11-22'))).toMatchObject({ state: 'in-force', afterSource: true })
    expect(keys('2026-11-22')).toContain('treaty.agreement.afterSource')
    expect(agreementOn({ ...inForce, ended: edtfDate('2030') }, day('2026')).afterSource).toBe(false)
    expect(agreementOn({ ...inForce, asOf: null }, day('1995')).afterSource).toBe(true)
    const signed = { ...inForce, state: 'signed', signed: edtfDate('1990-01-01'), inForce: null } as const
    expect(agreementOn(signed, day('2026-11-22'))).toMatchObject({ state: 'unknown', afterSource: false })
  })

  test('of which rows say the opposite is left open', () => {
    const there = agreementOf({ state: 'in-force', inForce: edtfDate('2000-01-01') })
    expect(agreementsOn([none, there], day('2006-12-05'))?.state).toBe('unknown')
    expect(agreementsOn([none, there], day('2007-01-01'))?.state).toBe('in-force')
    expect(agreementsOn([], day('2007'))).toBeUndefined()
  })

  test('names the facts on which it rests', () => {
    const factId = '01890000-0000-7000-8000-000000000001'
    const { because } = agreementOn({ ...none, grounds: [{ about: 'state', factId }] }, day('2006-12-05'))
    expect(because.every((step) => step.factIds.includes(factId))).toBe(true)
  })
})
