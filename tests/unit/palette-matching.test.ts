import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matchWords } from '../../src/renderer/features/palette/matching.ts'

describe('the words of the palette', () => {
  test('begin words of a title, whatever their case and accents', () => {
    expect(matchWords('Licence of Compañía Fabril', 'companía lic')).toEqual([
      [11, 19],
      [0, 3],
    ])
  })

  test('are not found inside a word', () => {
    expect(matchWords('Unlicensed rifles', 'licensed')).toBeUndefined()
  })

  test('must all be found', () => {
    expect(matchWords('Открыть досье', 'досье закрыть')).toBeUndefined()
  })

  test('match every title where there are none', () => {
    expect(matchWords('New case', '  ')).toEqual([])
  })

  test('lie inside the title, in its own offsets', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (title, query) => {
        for (const [from, to] of matchWords(title, query) ?? []) {
          expect(from).toBeLessThan(to)
          expect(to).toBeLessThanOrEqual(title.length)
        }
      }),
    )
  })
})
