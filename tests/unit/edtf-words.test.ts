import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { edtfDate } from '../../src/shared/domain/edtf.ts'
import { dateInWords } from '../../src/shared/domain/edtf-words.ts'

describe('a date in words', () => {
  test.each([
    ['2006-12-05', '5 December 2006', '5 Dec 2006', '5 декабря 2006 г.', '5 дек. 2006'],
    ['2006-04', 'April 2006', 'Apr 2006', 'апрель 2006 г.', 'апр. 2006'],
    ['2006', '2006', '2006', '2006 г.', '2006'],
    ['2014~', 'about 2014', 'about 2014', 'около 2014 г.', 'около 2014'],
    ['2014-04~', 'about April 2014', 'about Apr 2014', 'около апреля 2014 г.', 'около апр. 2014'],
    [
      '2006-12-05?',
      '5 December 2006 (uncertain)',
      '5 Dec 2006 (uncertain)',
      '5 декабря 2006 г. (под вопросом)',
      '5 дек. 2006 (под вопросом)',
    ],
    ['../2006-12-05', 'by 5 December 2006', 'by 5 Dec 2006', 'не позднее 5 декабря 2006 г.', 'не позднее 5 дек. 2006'],
    ['2015/..', 'after 2014', 'after 2014', 'после 2014 г.', 'после 2014'],
    ['2015-03-04/..', 'from 4 March 2015', 'from 4 Mar 2015', 'с 4 марта 2015 г.', 'с 4 мар. 2015'],
    [
      '2006-04/2006-12',
      'April 2006 – December 2006',
      'Apr 2006 – Dec 2006',
      'апрель 2006 г. – декабрь 2006 г.',
      'апр. 2006 – дек. 2006',
    ],
    [
      'XXXX-12-05',
      '5 December, year not given',
      '5 Dec, year not given',
      '5 декабря, год не указан',
      '5 дек., год не указан',
    ],
    ['201X', '2010s', '2010s', '2010-е гг.', '2010-е гг.'],
    ['2006-XX', '2006, month not given', '2006, month not given', '2006 г., месяц не указан', '2006, месяц не указан'],
    [
      '2006-12-XX',
      'December 2006, day not given',
      'Dec 2006, day not given',
      'декабрь 2006 г., день не указан',
      'дек. 2006, день не указан',
    ],
    ['2006-21', 'spring 2006', 'spring 2006', 'весна 2006 г.', 'весна 2006'],
  ])('%s', (text, longEnglish, shortEnglish, longRussian, shortRussian) => {
    const date = edtfDate(text)
    expect(dateInWords(date, 'en', 'long')).toBe(longEnglish)
    expect(dateInWords(date, 'en', 'short')).toBe(shortEnglish)
    expect(dateInWords(date, 'ru', 'long')).toBe(longRussian)
    expect(dateInWords(date, 'ru', 'short')).toBe(shortRussian)
  })

  test('never shifts a civil day, whatever the time zone of the machine', () => {
    const zone = process.env['TZ']
    try {
      fc.assert(
        fc.property(
          fc.date({ min: new Date('1800-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
          fc.constantFrom('UTC', 'Etc/GMT+12', 'Pacific/Kiritimati', 'Europe/Moscow'),
          (moment, machine) => {
            process.env['TZ'] = machine
            const day = moment.toISOString().slice(0, 10)
            const words = dateInWords(edtfDate(day), 'en', 'long')
            expect(words).toMatch(new RegExp(`^${Number(day.slice(8))} \\p{L}+ ${day.slice(0, 4)}$`, 'u'))
          },
        ),
      )
    } finally {
      if (zone === undefined) delete process.env['TZ']
      else process.env['TZ'] = zone
    }
  })

  test('leaves what it has no words for as it is written', () => {
    expect(dateInWords(edtfDate('Y17000000'), 'en', 'long')).toBe('Y17000000')
  })
})
