import { describe, expect, test } from 'vitest'
import { collectedInWords, readCollectedMoment } from '../../src/renderer/features/custody/collectedMoment.ts'

describe('when a document was collected', () => {
  test.each([
    ['5 December 2006', '2006-12-05'],
    ['5 December 2006, 14:32', '2006-12-05T14:32'],
    ['5 декабря 2006 г., 9:05:07', '2006-12-05T09:05:07'],
    ['05.12.2006 14:32', '2006-12-05T14:32'],
    ['2006-12-05T14:32', '2006-12-05T14:32'],
    ['April 2006', '2006-04'],
  ])('%s is read as %s', (typed, read) => {
    expect(readCollectedMoment(typed)).toBe(read)
  })

  test.each(['', 'yesterday', '5 December 2006, 25:10', 'April 2006, 14:32'])('%j is not read', (typed) => {
    expect(readCollectedMoment(typed)).toBeUndefined()
  })

  test('is read back from its own words', () => {
    for (const moment of ['2006-12-05T14:32', '2006-12-05', '2006-04']) {
      for (const language of ['en', 'ru'] as const) {
        expect(readCollectedMoment(collectedInWords(moment, language))).toBe(moment)
      }
    }
  })
})
