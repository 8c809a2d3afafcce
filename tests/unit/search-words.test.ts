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

const inLanguage = (text: string, language: string) => new Set(wordsIn(text, language).words.map(({ term }) => term))

describe('inflected forms that are one term in a text of their language', () => {
  test.each([
    ['de', 'Lizenz Lizenzen', 'Vertrag Verträge Verträgen Vertraege', 'Gewehr Gewehre Gewehren', 'München Muenchen'],
    ['fr', 'licence licences', 'société sociétés societe', 'livraison livraisons', 'fabriqué fabriquée fabriquer'],
    ['es', 'licencia licencias', 'fabricación fabricaciones fabricar', 'fusil fusiles', 'compañía companias'],
    [
      'bg',
      'лиценз лиценза лицензът лицензи лицензите',
      'фабрика фабриката фабрики фабриките',
      'съд съда съдът',
      'оръжие оръжието оръжия',
    ],
    [
      'pl',
      'licencja licencji licencję licencjami',
      'fabryka fabryki fabryce fabryką fabryk',
      'sąd sądu sądem sądzie',
      'polski polska polskiego',
    ],
    [
      'sr',
      'лиценца лиценце лиценцама licenca licencu',
      'фабрика фабрици fabrikama',
      'уговор уговора ugovorom',
      'Ђорђе Đorđe Djordje',
    ],
    ['hr', 'ugovor ugovora ugovorima'],
  ])('%s', (language, ...groups) => {
    for (const forms of groups) expect([forms, inLanguage(forms, language).size]).toEqual([forms, 1])
    const different = groups.map((forms) => forms.split(' ')[0]).join(' ')
    expect(inLanguage(different, language).size).toBe(groups.length)
  })

  test('are read by their script where the language is written in another, or not known', () => {
    expect(inLanguage('licences licence', 'ru').size).toBe(1)
    expect(inLanguage('лицензии лицензия', 'de').size).toBe(1)
    expect(inLanguage('licences licence', 'xx').size).toBe(1)
  })
})

describe('one name in several scripts', () => {
  const keys = (text: string) => wordsIn(text).words.map(({ names }) => names)

  test.each([
    'Калашников Калашникова Калашниковым Kalashnikov Kalashnikovs Kalaschnikow Kałasznikow Kałasznikowa Kalachnikov Kalašnjikov Калашњиков',
    'Чехов Chekhov Tschechow Tchekhov Czechow Čehov',
    'Хрущёв Khrushchev Chruschtschow Khrouchtchev Chruszczow',
    'Горбачёв Gorbachev Gorbatschow Gorbatchev Gorbaczow',
    'Чайковский Чайковского Tchaikovsky Tschaikowski Czajkowski Chaikovskij',
    'Ельцин Yeltsin Jelzin Eltsine Jelcyn',
    'Евгений Yevgeny Evgueni Jewgenij',
    'Милошевић Milošević Miloševića Miloshevich',
    'Рособоронэкспорт Rosoboronexport',
  ])('%s', (spellings) => {
    const [first = [], ...others] = keys(spellings)
    for (const other of others) expect(other.some((key) => first.includes(key))).toBe(true)
  })

  test('is none where a word has no capital letter, or too few sounds to be told apart', () => {
    expect(keys('kalashnikov Ким Lee Юг 2006')).toEqual([[], [], [], [], []])
  })

  test.each(['Калашников Колесников', 'Kalashnikov Kolesnikov', 'Putin Patin', 'Smirnov Simonov'])(
    'is not another: %s',
    (pair) => {
      const [one = [], other = []] = keys(pair)
      expect(other.some((key) => one.includes(key))).toBe(false)
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
