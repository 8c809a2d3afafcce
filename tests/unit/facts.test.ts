import { describe, expect, test } from 'vitest'
import { factsFor } from '../../src/renderer/features/facts/factChoice.ts'
import { passageLink, readPassageLink } from '../../src/renderer/features/passages/passageLink.ts'
import type { Fact } from '../../src/shared/contract/facts.ts'
import { edtfDate } from '../../src/shared/domain/edtf.ts'
import {
  FACT_FILTERS,
  type FactStanding,
  isShown,
  parseFactNumber,
  passesSieve,
  sortFacts,
} from '../../src/shared/domain/fact.ts'
import { hedgesIn } from '../../src/shared/domain/hedge.ts'

const fact = (number: number, fields: Partial<FactStanding> = {}): FactStanding => ({
  number,
  happened: null,
  withdrawnOn: null,
  citations: [{ stance: 'supports' }],
  origins: [{}],
  strainsWith: [],
  ...fields,
})

describe('the facts of a case', () => {
  const contradicted = fact(1, { citations: [{ stance: 'supports' }, { stance: 'contradicts' }], origins: [{}, {}] })
  const uncited = fact(2, { citations: [], origins: [], happened: edtfDate('2006') })
  const withdrawn = fact(3, { withdrawnOn: '2026-02-01', citations: [], origins: [] })
  const oneSource = fact(4, { happened: edtfDate('2005-12'), strainsWith: ['another'] })
  const all = [contradicted, uncited, withdrawn, oneSource]

  test.each([
    ['all', [1, 2, 4]],
    ['one-source', [4]],
    ['contradicted', [1]],
    ['strained', [4]],
    ['not-cited', [2]],
    ['undated', [1]],
    ['withdrawn', [3]],
  ] as const)('are filtered: %s', (filter, shown) => {
    expect(FACT_FILTERS).toContain(filter)
    expect(all.filter((one) => isShown(one, filter)).map(({ number }) => number)).toEqual(shown)
  })

  test('are found by whom they are about, what hangs on them and whether they are disputed', () => {
    const weighed = { partyIds: ['a'], criticality: null, dispute: 'ours' as const }
    expect(passesSieve(weighed, {})).toBe(true)
    expect(passesSieve(weighed, { partyId: 'a', criticality: null, dispute: 'ours' })).toBe(true)
    expect(passesSieve(weighed, { partyId: 'b' })).toBe(false)
    expect(passesSieve(weighed, { criticality: 'decisive' })).toBe(false)
    expect(passesSieve(weighed, { dispute: 'disputed' })).toBe(false)
  })

  test('are sorted by date, those without one last', () => {
    expect(sortFacts(all, 'date').map(({ number }) => number)).toEqual([4, 2, 1, 3])
    expect(sortFacts(all.toReversed(), 'number').map(({ number }) => number)).toEqual([1, 2, 3, 4])
  })
})

test('a fact is named as people type it', () => {
  expect(['F-7', 'f7', '7', 'Ф-7', ' F - 7 '].map(parseFactNumber)).toEqual([7, 7, 7, 7, 7])
  expect(['', 'F-0', 'F-', 'C-7', '7a'].map(parseFactNumber)).toEqual(Array(5).fill(undefined))
})

describe('facts that are offered for a citation', () => {
  const named = [
    'Arsenal held a licence',
    'The licence had ended by 5 December 2006',
    'Copies were shown in Malaysia',
  ].map((text, at) => ({ ...fact(at + 1), text }) as Fact)
  const numbers = (typed: string) => factsFor(named, typed).map(({ number }) => number)

  test('are the latest at first, then those that hold the words', () => {
    expect(numbers('')).toEqual([3, 2, 1])
    expect(numbers('licence ended')).toEqual([2, 1])
    expect(numbers('F-3')).toEqual([3])
    expect(numbers('Armenia')).toEqual([])
  })

  test('are never withdrawn ones', () => {
    const gone = [{ ...named[0]!, withdrawnOn: '2026-02-01' }]
    expect(factsFor(gone, 'licence')).toEqual([])
  })
})

describe('hedges', () => {
  test('are offered as they stand', () => {
    expect(hedgesIn('About 100 million are believed to circulate, many produced illegally.')).toEqual([
      'About',
      'are believed',
      'many',
    ])
    expect(hedgesIn('По предварительным данным, около половины, возможно, выпущено без лицензии.')).toEqual([
      'По предварительным данным',
      'около',
      'возможно',
    ])
  })

  test('are whole words', () => {
    expect(hedgesIn('Germany canned the mayor; a whereabouts note. Многоэтажный должник.')).toEqual([])
  })
})

test('a link to a passage reads back as it was written', () => {
  const [vaultId, caseId, documentId] = [1, 2, 3].map((at) => `01980000-0000-7000-8000-00000000000${at}`) as [
    string,
    string,
    string,
  ]
  const link = passageLink(vaultId, caseId, documentId, { firstBlock: 6, from: 0, lastBlock: 6, to: 55 })
  expect(link).toMatch(/#6:0-55$/)
  expect(readPassageLink(` ${link}\n`)).toEqual({ vaultId, caseId, documentId, mark: '6:0-55' })
  expect(readPassageLink(link.replace(/#.*/, ''))).toMatchObject({ mark: undefined })
  expect(readPassageLink(link.replace('6:0-55', '6:9-3'))).toBeUndefined()
  expect(readPassageLink('licence lapsed')).toBeUndefined()
})
