import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseQuery, type Formula, type Query } from '../../src/shared/domain/query.ts'

describe('a query', () => {
  test.each([
    ['licence expired', 'licence expired'],
    ['"assault rifle" Bulgaria', '[assault rifle] Bulgaria'],
    ['«стрелковое оружие» Болгария', '[стрелковое оружие] Болгария'],
    ['licence -Bulgaria -"a b"', 'licence -Bulgaria -[a b]'],
    ['Armenian – Russian - talks', 'Armenian Russian talks'],
    ['AK-103', 'AK-103'],
    ['licen* Bulgaria', 'licen* Bulgaria'],
    ['a() b', 'a b'],
    ['sold 50 000 rifles', 'sold [50 000] rifles'],
    ['not and or', 'not and or'],
  ])('without operators is a list of words: %s', (text, expected) => {
    expect(written(queryOf(text))).toBe(expected)
  })

  test.each([
    ['raid OR seizure', '(raid | seizure)'],
    ['обыск ИЛИ изъятие', '(обыск | изъятие)'],
    ['a b OR c', '((a & b) | c)'],
    ['a AND b NOT c', '(a & b ! c)'],
    ['а И НЕ б', '(а ! б)'],
    ['(raid OR seizure) customs', '((raid | seizure) & customs)'],
    ['a -(b OR c)', '(a ! (b | c))'],
    ['("small arms" OR rif*) AND NOT Bulgaria', '(([small arms] | rif*) ! Bulgaria)'],
    ['((a))', 'a'],
  ])('with operators or brackets is a formula: %s', (text, expected) => {
    expect(written(queryOf(text))).toBe(expected)
  })

  test.each([
    ['licence "expired', 'quote-not-closed', 8],
    ['(a b', 'bracket-not-closed', 0],
    ['a (b OR (c)', 'bracket-not-closed', 2],
    ['a b)', 'bracket-not-opened', 3],
    [')', 'bracket-not-opened', 0],
    ['AND', 'operator-without-words', 0],
    ['a OR', 'operator-without-words', 2],
    ['OR a', 'operator-without-words', 0],
    ['a AND OR b', 'operator-without-words', 2],
    ['a И', 'operator-without-words', 2],
    ['a AND !!!', 'operator-without-words', 2],
    ['NOT a', 'only-excluded-words', 0],
    ['-a -b', 'only-excluded-words', 0],
    ['a OR NOT b', 'only-excluded-words', 5],
    ['*', 'star-without-word', 0],
    ['a **', 'star-without-word', 2],
    ['((((((((( a ) ) ) ) ) ) ) ) )', 'brackets-too-deep', 8],
  ])('that is wrong says what and where: %s', (text, fault, at) => {
    expect(parseQuery(text)).toEqual({ fault, at })
  })

  test.each(['', '   ', '!!! – …', '""', '()'])('without a word asks for nothing: %j', (text) => {
    expect(queryOf(text)).toEqual({ kind: 'nothing' })
  })

  test('is read or refused at a place inside it, whatever it is', () => {
    fc.assert(
      fc.property(anyQuery, (text) => {
        const parsed = parseQuery(text)
        if ('fault' in parsed) {
          expect(parsed.at).toBeGreaterThanOrEqual(0)
          expect(parsed.at).toBeLessThan(text.length)
        }
      }),
      { numRuns: 2000 },
    )
  })
})

const SIGNS = [
  '"',
  '«',
  '(',
  ')',
  '-',
  '*',
  ' ',
  ' AND ',
  ' OR ',
  ' NOT ',
  ' И ',
  ' НЕ ',
  "'",
  '^',
  ':',
  '+',
  'a',
  'licence',
  'ё',
]
const anyQuery = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.constantFrom(...SIGNS), { maxLength: 40 }).map((parts) => parts.join('')),
)

function queryOf(text: string): Query {
  const parsed = parseQuery(text)
  if ('fault' in parsed) throw new Error(`${parsed.fault} at ${parsed.at}`)
  return parsed.query
}

function written(query: Query): string {
  if (query.kind === 'nothing') return ''
  if (query.kind === 'formula') return formula(query.formula)
  return [...query.words.map(formula), ...query.none.map((none) => `-${formula(none)}`)].join(' ')
}

function formula(part: Formula): string {
  if ('any' in part) return `(${part.any.map(formula).join(' | ')})`
  if ('all' in part)
    return `(${part.all.map(formula).join(' & ')}${part.none.map((none) => ` ! ${formula(none)}`).join('')})`
  const text = part.text.replace(/\*$/, '')
  return (text.includes(' ') ? `[${text}]` : text) + (part.prefix ? '*' : '')
}
