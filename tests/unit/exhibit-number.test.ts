import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  compareExhibitNumbers,
  DEFAULT_SERIES,
  formatExhibitNumber,
  parseExhibitNumber,
} from '../../src/shared/domain/exhibit-number.ts'
import { assignNumbers } from '../../src/shared/domain/exhibit-order.ts'

const anyNumber = fc.record({
  series: fc.constantFrom(...DEFAULT_SERIES),
  number: fc.integer({ min: 1, max: 999_999 }),
  correction: fc.integer({ min: 1, max: 6 }),
  translation: fc.boolean(),
})

describe('an exhibit number', () => {
  test.each([
    [{ series: 'C', number: 5, correction: 1, translation: false }, 'C-5'],
    [{ series: 'C', number: 5, correction: 1, translation: true }, 'C-5-T'],
    [{ series: 'C', number: 5, correction: 2, translation: false }, 'C-5bis'],
    [{ series: 'CWS', number: 12, correction: 3, translation: true }, 'CWS-12ter-T'],
  ])('%o reads %s', (number, label) => {
    expect(formatExhibitNumber(number)).toBe(label)
    expect(parseExhibitNumber(label)).toEqual(number)
  })

  test('is read back as it was written', () => {
    fc.assert(
      fc.property(anyNumber, (number) => {
        expect(parseExhibitNumber(formatExhibitNumber(number))).toEqual(number)
      }),
    )
  })

  test.each(['C', 'C-0', 'C-01', 'c-1', 'C-1quinta', 'C-1-t', '', 'C--1'])('is not %j', (text) => {
    expect(parseExhibitNumber(text)).toBeUndefined()
  })

  test('stands in its series by number, and its translation after it', () => {
    const labels = ['CL-1', 'C-10', 'C-2-T', 'C-2', 'C-2bis', 'C-1']
    const sorted = labels
      .map((label) => parseExhibitNumber(label)!)
      .sort((a, b) => compareExhibitNumbers(a, b, DEFAULT_SERIES))
      .map(formatExhibitNumber)
    expect(sorted).toEqual(['C-1', 'C-2', 'C-2-T', 'C-2bis', 'C-10', 'CL-1'])
  })
})

describe('the drafts of a series', () => {
  test('pass over numbers once served', () => {
    expect([...assignNumbers([1, 3], ['a', 'b', 'c'])]).toEqual([
      ['a', 2],
      ['b', 4],
      ['c', 5],
    ])
  })

  test('never get a served number, nor one number twice', () => {
    const served = fc.uniqueArray(fc.integer({ min: 1, max: 40 }))
    const drafts = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 30 })
    fc.assert(
      fc.property(served, drafts, (fixed, order) => {
        const numbers = [...assignNumbers(fixed, order).values()]
        expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
        expect(numbers.filter((number) => fixed.includes(number))).toEqual([])
      }),
    )
  })
})
