import { describe, expect, test } from 'vitest'
import {
  bySeries,
  draftsAfterMove,
  movable,
  neighbour,
  nextLabels,
} from '../../src/renderer/features/exhibits/exhibitOrder.ts'
import type { Exhibit } from '../../src/shared/contract/exhibits.ts'
import { formatExhibitNumber, parseExhibitNumber } from '../../src/shared/domain/exhibit-number.ts'

describe('the table of exhibits', () => {
  const served = exhibit('C-1', 'served')
  const second = exhibit('C-2', 'draft')
  const translated = exhibit('C-2-T', 'draft')
  const third = exhibit('C-3', 'draft')
  const ofSeries = [served, second, translated, third]

  test('lists C-2 before C-10, and each series by itself', () => {
    const series = ['R', 'C'].map((prefix) => ({ prefix, title: prefix, side: 'claimant', kind: 'fact' }) as const)
    const groups = bySeries(series, [exhibit('C-10', 'draft'), exhibit('R-1', 'draft'), exhibit('C-2', 'served')])
    expect(groups.map((group) => group.exhibits.map(({ label }) => label))).toEqual([['R-1'], ['C-2', 'C-10']])
  })

  test('moves drafts only, and never a translation by itself', () => {
    expect(movable(ofSeries).map(({ label }) => label)).toEqual(['C-2', 'C-3'])
    expect(draftsAfterMove(ofSeries, 'C-3', 'C-2')).toEqual(['C-3', 'C-2'])
    expect(draftsAfterMove(ofSeries, 'C-3', 'C-1')).toBeUndefined()
    expect(draftsAfterMove(ofSeries, 'C-2-T', 'C-3')).toBeUndefined()
  })

  test('does not move a draft whose correction was served under the same number', () => {
    expect(movable([second, exhibit('C-2bis', 'served'), third]).map(({ label }) => label)).toEqual(['C-3'])
  })

  test('knows no neighbour beyond either end', () => {
    expect(neighbour(ofSeries, 'C-2', -1)).toBeUndefined()
    expect(neighbour(ofSeries, 'C-2', 1)).toBe('C-3')
    expect(neighbour(ofSeries, 'C-1', 1)).toBeUndefined()
  })

  test('foretells the numbers that are left, those of withdrawn exhibits apart', () => {
    expect(nextLabels([exhibit('C-1', 'withdrawn'), exhibit('C-3', 'served')], 'C', 2)).toEqual(['C-2', 'C-4'])
  })
})

function exhibit(label: string, state: Exhibit['state']): Exhibit {
  const number = parseExhibitNumber(label)
  if (!number) throw new Error(`${label} is no exhibit number`)
  expect(formatExhibitNumber(number)).toBe(label)
  return { id: label, label, number, state, caseId: 'case', services: [], withdrawnOn: null } as unknown as Exhibit
}
