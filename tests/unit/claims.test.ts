import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Cause, claimOfCause, freeKey, keyOfTitle } from '../../src/shared/domain/claim-cause.ts'
import { type Clause, type ConsentAsked, consentTo } from '../../src/shared/domain/claim-consent.ts'
import { gapsIn, type Weighed } from '../../src/shared/domain/claim-gaps.ts'
import { sidesOf } from '../../src/shared/domain/claim-sides.ts'
import { ClaimDraft, type ElementDraft } from '../../src/shared/domain/claim.ts'
import { LICENCE_STATES, type LicenceState } from '../../src/shared/domain/licence.ts'
import { catalogues } from '../../src/shared/messages/catalogues.ts'

const CLAIMANT = '01890000-0000-7000-8000-000000000001'
const DEFENDANT = '01890000-0000-7000-8000-000000000002'
const LICENCE = '01890000-0000-7000-8000-000000000003'
const CLAIM = '01890000-0000-7000-8000-000000000004'
const FACT = '01890000-0000-7000-8000-000000000005'

const causes = z.array(Cause).parse(JSON.parse(readFileSync('resources/causes/causes.json', 'utf8')))

describe('the causes that ship', () => {
  test('each make a claim that the register takes, in both languages', () => {
    for (const cause of causes) {
      for (const language of ['en', 'ru'] as const) {
        expect(ClaimDraft.parse(claimOfCause(cause, language, []))).toMatchObject({ causeId: cause.id })
      }
    }
    expect(new Set(causes.map(({ key }) => key)).size).toBe(causes.length)
  })

  test('are none of them said to be verified: their elements stand as practitioners plead them', () => {
    expect(causes.filter(({ verified }) => verified)).toEqual([])
  })
})

describe('the key of a claim', () => {
  test('is its cause’s, or the next that is free', () => {
    expect(freeKey('breach', ['breach', 'breach-2'])).toBe('breach-3')
  })

  test('of one’s own comes from its title, and is always one that the register takes', () => {
    expect(keyOfTitle('Unjust enrichment, 2006', [])).toBe('unjust-enrichment-2006')
    expect(keyOfTitle('Неосновательное обогащение', ['claim'])).toBe('claim-2')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string()), (title, taken) => {
        const key = keyOfTitle(title, taken)
        expect(ClaimDraft.shape.key.safeParse(key).success).toBe(true)
        expect(taken).not.toContain(key)
      }),
    )
  })
})

describe('the sides of a claim', () => {
  const parties = [
    { id: CLAIMANT, role: 'claimant' },
    { id: DEFENDANT, role: 'defendant' },
    { id: FACT, role: 'witness' },
  ]

  test('are exchanged in a counterclaim and a set-off', () => {
    const own = { claimantIds: [], defendantIds: [] }
    const asFiled = { claimantIds: [CLAIMANT], defendantIds: [DEFENDANT] }
    const exchanged = { claimantIds: [DEFENDANT], defendantIds: [CLAIMANT] }
    expect(sidesOf({ position: 'principal', ...own }, parties)).toEqual(asFiled)
    expect(sidesOf({ position: 'alternative', ...own }, parties)).toEqual(asFiled)
    expect(sidesOf({ position: 'counterclaim', ...own }, parties)).toEqual(exchanged)
    expect(sidesOf({ position: 'set-off', ...own }, parties)).toEqual(exchanged)
  })

  test('are those that the claim names, where it does', () => {
    const named = { claimantIds: [FACT], defendantIds: [] }
    expect(sidesOf({ position: 'principal', ...named }, parties)).toEqual({ ...named, defendantIds: [DEFENDANT] })
  })
})

const clauseOf = (fields: Partial<Clause> = {}): Clause => ({
  id: '01890000-0000-7000-8000-000000000009',
  title: 'Article 14',
  partyIds: [CLAIMANT, DEFENDANT],
  licenceId: LICENCE,
  scope: 'contract-and-related',
  claimIds: null,
  survivesEnd: 'yes',
  documentId: null,
  grounds: [{ about: '', factId: FACT }],
  ...fields,
})
const askedOf = (
  claim: Partial<ConsentAsked['claim']> = {},
  states: readonly LicenceState[] = ['in-term'],
): ConsentAsked => ({
  claim: { id: CLAIM, licenceIds: [LICENCE], claimantIds: [CLAIMANT], basis: 'contract', ...claim },
  defendantId: DEFENDANT,
  licenceStates: () => states,
  nameOf: () => 'Trakorazh',
})
const consent = (clause: Partial<Clause>, claim: Partial<ConsentAsked['claim']> = {}, states?: LicenceState[]) =>
  consentTo(askedOf(claim, states), [clauseOf(clause)]).state

describe('consent to arbitrate', () => {
  test('is not in evidence where no clause is', () => {
    expect(consentTo(askedOf(), [])).toMatchObject({ state: 'no-consent-in-evidence', consentId: null })
    expect(consent({ grounds: [] })).toBe('no-consent-in-evidence')
  })

  test('needs every claimant and the defendant among the parties to the clause', () => {
    expect(consent({})).toBe('in-evidence')
    expect(consent({ partyIds: [CLAIMANT] })).toBe('party-not-bound')
    expect(consent({}, { claimantIds: [CLAIMANT, FACT] })).toBe('party-not-bound')
    expect(consent({ partyIds: [] })).toBe('cannot-tell')
    expect(consent({}, { claimantIds: [] })).toBe('cannot-tell')
  })

  test('goes as far as the clause says', () => {
    expect(consent({ scope: 'not-in-evidence' })).toBe('cannot-tell')
    expect(consent({ scope: 'contract' }, { basis: 'right' })).toBe('out-of-scope')
    expect(consent({ scope: 'contract' }, { basis: 'mixed' })).toBe('cannot-tell')
    expect(consent({ scope: 'contract' }, { basis: null })).toBe('cannot-tell')
    expect(consent({}, { basis: 'right' })).toBe('in-evidence')
    expect(consent({}, { licenceIds: [FACT] })).toBe('out-of-scope')
    expect(consent({}, { licenceIds: [] })).toBe('cannot-tell')
    expect(consent({ scope: 'wider' }, { licenceIds: [] })).toBe('in-evidence')
    expect(consent({ claimIds: [CLAIM], scope: 'not-in-evidence' })).toBe('in-evidence')
    expect(consent({ claimIds: [FACT], scope: 'wider' })).toBe('out-of-scope')
  })

  test('may end with the licence that holds the clause', () => {
    expect(consent({ survivesEnd: 'not-in-evidence' }, {}, ['expired', 'terminated'])).toBe('may-not-survive')
    expect(consent({ survivesEnd: 'no' }, {}, ['expired'])).toBe('may-not-survive')
    expect(consent({ survivesEnd: 'no' }, {}, ['in-term'])).toBe('in-evidence')
    expect(consent({ survivesEnd: 'no' }, {}, ['in-term', 'expired'])).toBe('cannot-tell')
    expect(consent({ survivesEnd: 'no' }, {}, [])).toBe('cannot-tell')
    expect(consent({ survivesEnd: 'yes' }, {}, ['expired'])).toBe('in-evidence')
    expect(consent({ survivesEnd: 'no', licenceId: null, scope: 'wider' }, {}, [])).toBe('in-evidence')
  })

  test('is by the clause that serves best', () => {
    const other = clauseOf({ id: CLAIM, partyIds: [CLAIMANT] })
    expect(consentTo(askedOf(), [other, clauseOf()])).toMatchObject({ state: 'in-evidence', consentId: clauseOf().id })
  })

  const anyClause = fc.record({
    partyIds: fc.subarray([CLAIMANT, DEFENDANT]),
    licenceId: fc.constantFrom(LICENCE, null),
    scope: fc.constantFrom(...(['contract', 'contract-and-related', 'wider', 'not-in-evidence'] as const)),
    claimIds: fc.constantFrom<string[] | null>(null, [CLAIM], [FACT]),
    survivesEnd: fc.constantFrom(...(['yes', 'no', 'not-in-evidence'] as const)),
    grounds: fc.constantFrom<Clause['grounds']>([], [{ about: '', factId: FACT }]),
  })
  const anyStates = fc.subarray([...LICENCE_STATES])
  const anyClaim = fc.record({
    basis: fc.constantFrom(...([null, 'contract', 'right', 'conduct', 'mixed'] as const)),
    licenceIds: fc.constantFrom<string[]>([], [LICENCE], [FACT]),
  })

  test('is never in evidence where its source, a party, its scope or its survival is not', () => {
    fc.assert(
      fc.property(anyClause, anyClaim, anyStates, (clause, claim, states) => {
        const found = consentTo(askedOf(claim, states), [clauseOf(clause)])
        if (found.state !== 'in-evidence') return
        expect(clause.grounds).not.toEqual([])
        expect(clause.partyIds).toEqual([CLAIMANT, DEFENDANT])
        expect(clause.claimIds === null ? clause.scope : 'named').not.toBe('not-in-evidence')
        if (clause.licenceId !== null && clause.survivesEnd !== 'yes') {
          expect(states.length).toBeGreaterThan(0)
          expect(states.every((state) => state === 'in-term' || state === 'sell-off')).toBe(true)
        }
      }),
    )
  })

  test('says why in words that every language has', () => {
    fc.assert(
      fc.property(anyClause, anyClaim, anyStates, (clause, claim, states) => {
        for (const { key } of consentTo(askedOf(claim, states), [clauseOf(clause)]).because) {
          const [, step = ''] = key.split('.')
          for (const { because } of Object.values(catalogues)) expect(because.consent).toHaveProperty(step)
        }
      }),
    )
  })
})

describe('the gaps of a case', () => {
  const shown = { id: FACT, withdrawn: false, documentIds: ['letter'] }
  const unshown = { id: CLAIM, withdrawn: false, documentIds: [] }
  const withdrawn = { id: LICENCE, withdrawn: true, documentIds: ['letter'] }
  const weighed: Weighed = {
    fact: (id) => [shown, unshown, withdrawn].find((fact) => fact.id === id),
    origins: (ids) => ids.length,
    exhibit: () => 'C-1',
  }
  const element = (number: number, factIds: string[]): ElementDraft => ({
    number,
    title: 'Breach',
    asks: '',
    strength: 3,
    factIds,
    againstIds: [],
    note: '',
  })
  const kinds = (elements: ElementDraft[], used = true) =>
    gapsIn([{ id: CLAIM, elements }], weighed, [{ documentId: 'letter', used }]).map(({ kind }) => kind)

  test('are elements without a fact that stands, facts without a document, and what rests on one source', () => {
    expect(kinds([element(1, []), element(2, [LICENCE])])).toEqual(['no-fact', 'no-fact'])
    expect(kinds([element(1, [CLAIM])])).toEqual(['no-document'])
    expect(kinds([element(1, [FACT])])).toEqual(['one-source'])
    expect(kinds([element(1, [FACT, CLAIM])])).toEqual(['no-document', 'one-source'])
  })

  test('are exhibits that nothing uses', () => {
    expect(kinds([], false)).toEqual(['unused-exhibit'])
  })

  test('do not depend on how strong counsel thinks an element is', () => {
    fc.assert(
      fc.property(fc.constantFrom(0, 1, 2, 3, null), fc.subarray([FACT, CLAIM, LICENCE]), (strength, factIds) => {
        expect(kinds([{ ...element(1, factIds), strength }])).toEqual(kinds([element(1, factIds)]))
      }),
    )
  })
})
