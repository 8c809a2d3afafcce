import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { draft } from '../../src/main/engine/extraction/draft.ts'
import { partLong } from '../../src/main/engine/extraction/long-text.ts'

describe('a text without paragraphs', () => {
  test('is parted at the ends of sentences', () => {
    const sentence = 'The plant went on making copies after the licence had ended. '
    const parts = partLong([draft(sentence.repeat(1000).trim())])
    expect(parts.length).toBeGreaterThan(5)
    expect(parts.every(({ text }) => text.startsWith('The plant') && /ended\. ?$/.test(text))).toBe(true)
  })

  test('is left as it is where it is no longer than people write', () => {
    const drafts = [draft('One.'), draft('Two.', { page: 2 })]
    expect(partLong(drafts)).toEqual(drafts)
  })

  test('keeps every character, and parts no character in two', () => {
    const long = fc
      .array(fc.constantFrom('слово ', 'word', '. ', '😀', '漢', '\n'), { minLength: 3000, maxLength: 9000 })
      .map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(long, (text) => {
        const parts = partLong([draft(text)]).map((one) => one.text)
        expect(parts.join('')).toBe(text)
        expect(parts.every((part) => part.length <= 10_000 && part.isWellFormed())).toBe(true)
      }),
      { numRuns: 20 },
    )
  })
})
