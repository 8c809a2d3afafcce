import { describe, expect, test } from 'vitest'
import { type CaseOrder, compareCases, groupOf } from '../../src/renderer/features/cases/caseGroups.ts'
import type { CaseSummary } from '../../src/shared/contract/cases.ts'
import { edtfDate } from '../../src/shared/domain/edtf.ts'

describe('the list of cases', () => {
  test('puts a case where its stage stands', () => {
    expect(groupOf({ stage: { stage: 'filed', on: edtfDate('2026-06-22') } })).toBe('proceedings')
    expect(groupOf({ stage: { stage: 'settled', on: edtfDate('2026') } })).toBe('concluded')
    expect(groupOf({ stage: null })).toBe('preparation')
  })

  test('counts numbers as numbers: 26-2 before 26-10', () => {
    expect(ordered({ by: 'reference', descending: false }, ['26-10', '26-2'])).toEqual(['26-2', '26-10'])
  })

  test('keeps cases without a value last, whichever way it is sorted', () => {
    const cases = [
      summary('26-1', { stage: null }),
      summary('26-2', { stage: { stage: 'filed', on: edtfDate('2006-12') } }),
    ]
    for (const descending of [false, true]) {
      expect(sorted({ by: 'stage', descending }, cases)).toEqual(['26-2', '26-1'])
    }
  })

  test('sorts letters as the language does', () => {
    const titles = ['Ёлка', 'Яхта', 'Дом', 'Ель']
    const cases = titles.map((title, index) => summary(`26-${index}`, { title }))
    const found = cases.toSorted(compareCases({ by: 'title', descending: false }, NAMES)).map(({ title }) => title)
    expect(found).toEqual(['Дом', 'Ёлка', 'Ель', 'Яхта'])
  })
})

const NAMES = { country: () => '', forum: () => '', language: 'ru' }

function summary(reference: string, fields: Partial<CaseSummary> = {}): CaseSummary {
  return { reference, title: '', stage: null, documents: 0, exhibits: 0, changedAt: '', ...fields } as CaseSummary
}

function sorted(order: CaseOrder, cases: readonly CaseSummary[]): string[] {
  return cases.toSorted(compareCases(order, NAMES)).map(({ reference }) => reference)
}

function ordered(order: CaseOrder, references: readonly string[]): string[] {
  return sorted(
    order,
    references.map((reference) => summary(reference)),
  )
}
