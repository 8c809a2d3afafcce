import { wordlist } from '@scure/bip39/wordlists/english.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newRecoveryKey, recoveryKeyOf } from '../../src/main/engine/keys/recovery-key.ts'

/** The vector of BIP 39 for sixteen bytes of 0x7f. */
const VECTOR = 'legal winner thank year wave sausage worth useful legal winner thank yellow'

const words = fc.constant(null).map(newRecoveryKey)
const refused = (typed: string) => {
  try {
    return { taken: recoveryKeyOf(typed) }
  } catch (error) {
    return error
  }
}

describe('a recovery key', () => {
  test('is twelve words of the list, another each time', () => {
    const [one, other] = [newRecoveryKey(), newRecoveryKey()]
    expect(one).toHaveLength(12)
    expect(one.every((word) => wordlist.includes(word))).toBe(true)
    expect(one).not.toEqual(other)
    expect(recoveryKeyOf(VECTOR)).toBe(VECTOR)
  })

  test('is taken however it is typed', () => {
    const between = fc.constantFrom(' ', '  ', '\n', '\r\n', ', ', '\t', ' - ', ' · ')
    const number = fc.constantFrom(
      (_: number) => '',
      (at: number) => `${at}. `,
      (at: number) => `${at}) `,
      (at: number) => `${at} `,
    )
    const form = fc.constantFrom(
      (word: string) => word,
      (word: string) => word.toUpperCase(),
      (word: string) => word.slice(0, 4),
      (word: string) => `${word[0]!.toUpperCase()}${word.slice(1, 5)}`,
    )
    const typed = fc.record({ words, between, number, forms: fc.array(form, { minLength: 12, maxLength: 12 }) })
    fc.assert(
      fc.property(typed, ({ words: key, between: gap, number: numbered, forms }) => {
        const text = key.map((word, at) => `${numbered(at + 1)}${forms[at]!(word)}`).join(gap)
        expect(recoveryKeyOf(` ${text}\n`)).toBe(key.join(' '))
      }),
    )
  })

  test('names the words that are in no list, as they were typed', () => {
    const typed = VECTOR.replace('winner', 'Wynner').replace('sausage', 'колбаса').replace('yellow', 'ye')
    expect(refused(typed)).toMatchObject({ code: 'NOT_A_RECOVERY_KEY', data: { words: ['Wynner', 'колбаса', 'ye'] } })
  })

  test('names none where all are in the list but do not belong together', () => {
    const none = { code: 'NOT_A_RECOVERY_KEY', data: { words: [] } }
    const [first, second, ...others] = VECTOR.split(' ')
    expect(refused([second, first, ...others].join(' '))).toMatchObject(none)
    expect(refused(others.join(' '))).toMatchObject(none)
    expect(refused(`${VECTOR} legal`)).toMatchObject(none)
    expect(refused('')).toMatchObject(none)
  })

  test('is told by four letters of each word', () => {
    expect(new Set(wordlist.map((word) => word.slice(0, 4))).size).toBe(wordlist.length)
  })
})
