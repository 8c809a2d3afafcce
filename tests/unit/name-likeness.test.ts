import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { likenessOf } from '../../src/main/engine/conflicts/likeness.ts'
import { ALIKE, inLatin } from '../../src/shared/domain/name-likeness.ts'

const LEGAL = [
  'AD',
  'JSC',
  'GmbH',
  'GmbH & Co. KG',
  'd.o.o.',
  'S.p.A.',
  'Sp. z o.o.',
  'ООО',
  'АО',
  'A.D.',
  'Ltd.',
  'АД',
]

const cyrillicWord = fc
  .string({ unit: fc.constantFrom(...'абвгдежзиклмнопрстуфхцчшя'), minLength: 5, maxLength: 12 })
  .map((word) => word[0]!.toUpperCase() + word.slice(1))
const name = fc.array(cyrillicWord, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))

describe('the likeness of two names', () => {
  test.each([
    ['Trakorazh AD', 'ТРАКОРАЖ АД'],
    ['Trakorazh', 'Тракораж ЕАД'],
    ['OOO Ustrezhmash', 'Ustrezhmash LLC'],
    ['«Устрежмаш», акционерное общество', 'Ustrezhmash JSC'],
    ['Vesto-brazexport', 'Vestobrazexport'],
    ['Orlov S.p.A.', 'ORLOV SPA'],
    ['Nováková Sp. z o.o.', 'Novakova'],
    ['Ivan Tarnyshev', 'Tarnyshev, Ivan'],
  ])('%s is %s', (one, other) => expect(likenessOf(one, other)).toBe(1))

  test.each([
    ['Tarnyshev', 'Иван Тарнышев'],
    ['Tarnischew', 'Тарнышев'],
    ['I. Tarnyshev', 'Ivan Tarnyshev'],
    ['И.П. Тарнышев', 'Tarnyshev, Ivan Petrovich'],
    ['Trakorazh', 'Trakorazh Holding'],
    ['Trakorash AD', 'Trakorazh AD'],
    ['Тарнышева Анна', 'Anna Tarnysheva'],
  ])('%s may be %s', (one, other) => expect(likenessOf(one, other)).toBeGreaterThanOrEqual(ALIKE))

  test.each([
    ['Ivan Petrov', 'Ivan Sidorov'],
    ['Group Orlova', 'Group Tarnyshev'],
    ['AD', 'АД Тракораж'],
    ['State Arms Export', 'State Grain Export'],
    ['Trakorazh', 'Ustrezhmash'],
    ['Li', 'Lo'],
  ])('%s is not %s', (one, other) => expect(likenessOf(one, other)).toBeLessThan(ALIKE))

  test('is one with itself, whatever its case, its script and its legal form', () => {
    fc.assert(
      fc.property(name, fc.constantFrom(...LEGAL), (given, form) => {
        expect(likenessOf(given, given)).toBe(1)
        expect(likenessOf(given, `${given.toUpperCase()} ${form}`)).toBe(1)
        expect(likenessOf(given, inLatin(given.toLowerCase()))).toBe(1)
      }),
    )
  })

  test('does not ask which comes first, and lies between nothing and all', () => {
    const any = fc.oneof(name, fc.string(), fc.constantFrom(...LEGAL))
    fc.assert(
      fc.property(any, any, (one, other) => {
        const found = likenessOf(one, other)
        expect(found).toBe(likenessOf(other, one))
        expect(found).toBeGreaterThanOrEqual(0)
        expect(found).toBeLessThanOrEqual(1)
      }),
    )
  })
})
