import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isEdtf } from '../../src/shared/domain/edtf.ts'
import { readTypedDate } from '../../src/shared/domain/typed-date.ts'

describe('a date as it is typed', () => {
  test.each([
    ['5 December 2006', '2006-12-05'],
    ['December 5, 2006', '2006-12-05'],
    ['5 Dec. 2006', '2006-12-05'],
    ['5 декабря 2006 г.', '2006-12-05'],
    ['дек. 2006', '2006-12'],
    ['май 2006', '2006-05'],
    ['05.12.2006', '2006-12-05'],
    ['12.2006', '2006-12'],
    ['25/12/2006', '2006-12-25'],
    ['12/25/2006', '2006-12-25'],
    ['2006', '2006'],
    ['2006-12', '2006-12'],
    ['about 2014', '2014~'],
    ['около 2014 года', '2014~'],
    ['by 5 Dec 2006', '../2006-12-05'],
    ['не позднее 5 дек. 2006', '../2006-12-05'],
    ['after 2014', '2015/..'],
    ['после 31 декабря 2006', '2007-01-01/..'],
    ['before March 2006', '../2006-02'],
    ['April 2006 to December 2006', '2006-04/2006-12'],
    ['2006-04/2006-12', '2006-04/2006-12'],
    ['XXXX-12-05', 'XXXX-12-05'],
    ['xxxx-12-05', 'XXXX-12-05'],
  ])('%s', (typed, edtf) => {
    expect(readTypedDate(typed)).toBe(edtf)
  })

  test.each([
    '',
    'yesterday',
    '5/6/2006',
    '31.02.2006',
    '2006-02-31',
    'after 31 February 2006',
    '5 Brumaire 2006',
    '5 6 Dec 2006',
    '13',
    '199',
    '12345',
    '-200',
    '2010-13',
    '2006/13',
  ])('is asked for again where it is none or could be two: %s', (typed) => {
    expect(readTypedDate(typed)).toBeUndefined()
  })

  test('never yields anything but EDTF', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (typed) => {
        const date = readTypedDate(typed)
        return date === undefined || isEdtf(date)
      }),
    )
  })
})
