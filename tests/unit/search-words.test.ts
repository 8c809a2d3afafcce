import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wordsIn } from '../../src/main/engine/search/words.ts'

const termsOf = (text: string) => wordsIn(text).words.map(({ term }) => term)

describe('words that are one term', () => {
  test.each([
    'licence licences license licenses licensed licenced licensing',
    'colour colors colouring coloured',
    'defence defenses',
    'organise organized organisation organizations organising',
    'centre centers centred centering',
    'nanofibre nanofibers',
    'catalogue catalogs catalogued',
    'analyse analyzed analysis',
    'travelled traveled travelling travels',
    'cancelled canceling',
    'judgement judgments',
    'programme programs',
    'counsellor counselors',
    'company companies company’s',
    "Arsenal Arsenal's Arsenal’s ARSENAL",
    'sell sold selling sells',
    'лицензия лицензии лицензией лицензиями лицензий Лицензию',
    'истёк истек истекла истекли истекший истекшая',
    'истец истца истцу истцов',
    'рынок рынка рынков',
    'сделка сделок сделки',
    'владелец владельца',
    'Калашников Калашникова Калашниковым',
    'Болгария Болгарии Болгарию',
    'день дня дней',
    'café cafe CAFÉ',
    'ёлка елка',
    'за́мок замок',
    'rifle ｒｉｆｌｅ ri\u00adfle ri\u200bfle',
  ])('%s', (forms) => {
    expect(new Set(termsOf(forms))).toHaveLength(1)
  })
})

describe('words that are two terms', () => {
  test.each(['cheque check', 'licence licensee', 'four for', 'война воина', 'filed filled', 'hour our', 'мысль мыс'])(
    '%s',
    (pair) => {
      expect(new Set(termsOf(pair))).toHaveLength(2)
    },
  )
})

describe('the parts of a text', () => {
  test('are runs of letters and runs of digits', () => {
    expect(termsOf('AK-103')).toEqual(termsOf('AK 103'))
    expect(termsOf('AK103')).toEqual(termsOf('AK 103'))
  })

  test('are the same for a designation in Cyrillic capitals that look Latin', () => {
    expect(termsOf('АК-103')).toEqual(termsOf('AK-103'))
  })

  test('are single characters where a script has no spaces', () => {
    expect(termsOf('武器許可')).toHaveLength(4)
    expect(termsOf('ใบอนุญาต').length).toBeGreaterThan(4)
  })

  test('are also joined to what they make together', () => {
    const { compounds } = wordsIn('a cease-fire and produc-\ntion')
    expect(compounds.map(({ term }) => term)).toEqual(termsOf('ceasefire production'))
    expect(compounds.map(({ from, to }) => [from, to])).toEqual([[2, 12], [17, 29]]) // prettier-ignore
  })

  test('stand in order, inside the text and apart from each other', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        let end = 0
        for (const { from, to, term } of wordsIn(text).words) {
          expect(from).toBeGreaterThanOrEqual(end)
          expect(to).toBeGreaterThan(from)
          expect(term).toMatch(/^[\p{L}\p{N}\p{M}]+$/u)
          end = to
        }
        expect(end).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 2000 },
    )
  })
})
