import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  conditionIn,
  parseQuery,
  toggleCondition,
  type Formula,
  type Query,
  type Where,
} from '../../src/shared/domain/query.ts'

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
    ['licence NEAR/5 expired', '(licence ~5 expired)'],
    ['лицензия РЯДОМ истекла', '(лицензия ~10 истекла)'],
    ['a NEAR "b c" NEAR/2 di*', '((a ~10 [b c]) & ([b c] ~2 di*))'],
    ['a NEAR/3 b OR c', '((a ~3 b) | c)'],
  ])('asks for words near each other: %s', (text, expected) => {
    expect(written(queryOf(text))).toBe(expected)
  })

  test.each([
    ['licence type:PDF', 'licence {type=pdf}'],
    ['type:pdf', '{type=pdf}'],
    ['licence -publisher:"RIA Novosti"', 'licence {! publisher=RIA Novosti}'],
    ['издатель:РИА* дата:2006..2014 оружие', 'оружие {(publisher=РИА* & date=2006-01-01…2014-12-31)}'],
    ['(type:pdf OR type:docx) raid seizure', '(raid & seizure) {(type=pdf | type=docx)}'],
    ['raid OR seizure exhibit:C-1', undefined],
    ['(raid OR seizure) exhibit:да', '(raid | seizure) {exhibit=any}'],
    ['date:..2014-05', '{date=…2014-05-31}'],
    ['date:05.12.2006', '{date=2006-12-05…2006-12-05}'],
    ['date:2006-12~', '{date=2006-12-01…2006-12-31}'],
    ['12:30 http://example.org', '12:30 http://example.org'],
  ])('parts what documents are to be like from words: %s', (text, expected) => {
    const parsed = parseQuery(text)
    if (expected === undefined) expect(parsed).toMatchObject({ fault: 'condition-beside-or' })
    else expect(written(queryOf(text))).toBe(expected)
  })

  test.each([
    ['NEAR a', 'near-without-words', 0],
    ['a NEAR', 'near-without-words', 2],
    ['(a b) NEAR c', 'near-without-words', 6],
    ['a OR NEAR b', 'operator-without-words', 2],
    ['licence type:', 'field-without-value', 8],
    ['title: licence', 'field-without-value', 0],
    ['publisher:"RIA', 'quote-not-closed', 10],
    ['date:2014..2006', 'date-not-understood', 0],
    ['date:soon', 'date-not-understood', 0],
    ['date:..', 'date-not-understood', 0],
    ['a*', 'star-too-early', 1],
    ['-licence type:pdf', 'only-excluded-words', 0],
    ['a -(b type:pdf)', 'condition-beside-or', 6],
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

  test('takes a condition more, and loses it again', () => {
    const values = fc.constantFrom('pdf', 'RIA Novosti', '2006', 'C-1', 'Вестник')
    const field = fc.constantFrom('publisher', 'tag', 'title', 'author')
    fc.assert(
      fc.property(fc.constantFrom('', 'licence', 'a OR (b c)', '-x "y z" wo*'), field, values, (text, of, value) => {
        const more = toggleCondition(text, of as 'tag', value)
        expect(conditionIn(more, of as 'tag', value)).toBeDefined()
        expect(toggleCondition(more, of as 'tag', value)).toBe(text)
      }),
    )
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
  ' NEAR ',
  ' РЯДОМ/3 ',
  'type:',
  'date:2006..',
  'publisher:',
  'тег:x ',
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
  const where = query.where ? [`{${conditions(query.where)}}`] : []
  if (query.kind === 'nothing') return where.join('')
  if (query.kind === 'formula') return [formula(query.formula), ...where].join(' ')
  return [...query.words.map(formula), ...query.none.map((none) => `-${formula(none)}`), ...where].join(' ')
}

function formula(part: Formula): string {
  if ('any' in part) return `(${part.any.map(formula).join(' | ')})`
  if ('near' in part) return `(${formula(part.near[0])} ~${part.within} ${formula(part.near[1])})`
  if ('all' in part)
    return `(${part.all.map(formula).join(' & ')}${part.none.map((none) => ` ! ${formula(none)}`).join('')})`
  const text = part.text.replace(/\*$/, '')
  return (text.includes(' ') ? `[${text}]` : text) + (part.prefix ? '*' : '')
}

function conditions(where: Where): string {
  if ('any' in where) return `(${where.any.map(conditions).join(' | ')})`
  if ('all' in where) {
    const all = where.all.map(conditions).join(' & ')
    return where.none.length === 0 ? `(${all})` : `${all}! ${where.none.map(conditions).join(' ! ')}`
  }
  if (where.field === 'date') return `date=${where.from ?? ''}…${where.to ?? ''}`
  return `${where.field}=${where.value}${'prefix' in where && where.prefix ? '*' : ''}`
}
