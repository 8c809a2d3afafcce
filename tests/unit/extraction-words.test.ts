import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { labelledDates } from '../../src/main/engine/extraction/date-lines.ts'
import { dateAtStart } from '../../src/main/engine/extraction/dates.ts'
import { languagesOf } from '../../src/main/engine/extraction/language.ts'
import { pressLine } from '../../src/main/engine/extraction/press-line.ts'

describe('a date in words', () => {
  const LANGUAGES = [
    'en-US',
    'en-GB',
    'ru',
    'de',
    'fr',
    'es',
    'bg',
    'pl',
    'sr',
    'sr-Latn',
    'uk',
    'it',
    'pt',
    'nl',
    'cs',
    'zh',
  ]

  test.each(LANGUAGES)('is read as %s writes it, weekday included', (language) => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(days, fc.constantFrom('long' as const, 'full' as const), (day, dateStyle) => {
        const style = language === 'zh' ? 'long' : dateStyle
        const text = new Intl.DateTimeFormat(language, { dateStyle: style, timeZone: 'UTC' }).format(day)
        expect(dateAtStart(text)?.date, text).toBe(day.toISOString().slice(0, 10))
      }),
      { numRuns: 50 },
    )
  })

  test.each(['10/11/2012', '31 February 2012', '2010/2013', '12.04.13', '14 apples', '1.2.3'])(
    '%s is none, or not one that can be told',
    (text) => expect(dateAtStart(text)).toBeUndefined(),
  )

  test('several labelled dates of one line each have their role', () => {
    const line = 'Publié le 14 février 2018 à 09h30 - Mis à jour le 15 février 2018 à 18h02'
    expect(labelledDates(line).map(({ role, date }) => `${role} ${date}`)).toEqual([
      'head 2018-02-14',
      'modified 2018-02-15',
    ])
  })
})

describe('a line that names a publication', () => {
  test.each([
    ['From the Tarn Valley Post, 3 March 2009:', 'Tarn Valley Post', '2009-03-03'],
    ['(Meridian Press, 4 November 2008)', 'Meridian Press', '2008-11-04'],
    ['Karsker Anzeiger', 'Karsker Anzeiger', undefined],
  ])('%s', (line, publisher, date) => expect(pressLine(line)).toEqual({ publisher, date }))

  test.each([
    'Lindau, 5 May 2014',
    'Latest News Bulletin',
    'Business Journal',
    'He read it in the Tarn Valley Post.',
    'Press',
  ])('%s names none', (line) => expect(pressLine(line)).toBeUndefined())
})

describe('the language of a passage', () => {
  const told = (...texts: string[]) => languagesOf(texts.map((text) => ({ text, noise: false })))
  const ENGLISH = 'The plant went on making valves long after its licence had lapsed, two managers said.'
  const RUSSIAN = 'Завод продолжал выпускать клапаны после окончания лицензии, сообщили двое управляющих.'

  test('is its own in a document of two languages, and the longer one is the document’s', () => {
    expect(told(ENGLISH, RUSSIAN, `${RUSSIAN} ${RUSSIAN}`)).toEqual({ passages: ['en', 'ru', 'ru'], document: 'ru' })
  })

  test('is never guessed on a number, a label or a date', () => {
    const { passages } = told(ENGLISH, 'C-1', '12 345,00', '5 May 2014', '2', 'Exhibit C-1', ENGLISH)
    expect(passages.slice(1, -1).filter((language) => language !== null && language !== 'en')).toEqual([])
    expect(told('C-1', '40,000', '2014-05-05')).toEqual({ passages: [null, null, null], document: null })
  })

  test('comes to a short one from its neighbours where its letters agree', () => {
    expect(told(ENGLISH, 'Final report of the audit', 'Итоговый отчёт ревизии', RUSSIAN).passages).toEqual([
      'en',
      'en',
      'ru',
      'ru',
    ])
  })

  test('tells Serbian in Latin letters from Croatian', () => {
    expect(told('Pumpe koje su proizvedene posle isteka licence ponovo su se pojavile u prodaji.').document).toBe('sr')
    expect(told('Crpke koje su proizvedene poslije isteka licencije opet su se pojavile u prodaji.').document).toBe(
      'hr',
    )
  })
})
