import { translations } from '@zxcvbn-ts/language-en'
import { describe, expect, test } from 'vitest'
import { guessing } from '../../src/renderer/features/keys/guessing.ts'
import { onLatinKeys } from '../../src/renderer/features/keys/onLatinKeys.ts'
import { LANGUAGES } from '../../src/shared/domain/language.ts'
import { catalogues } from '../../src/shared/messages/catalogues.ts'

/** Decimal logarithm of guesses that a patient guesser with good machines makes within hours. */
const HOURS = 8

/** Findings of zxcvbn that need a network, or the search for words at a distance. */
const NEVER_SAID = new Set(['pwned', 'similarToCommon'])

describe('the strength of a passphrase', () => {
  test.each(['password1', 'qwerty123', 'пароль', 'йцукенгшщз', 'ПАРОЛЬ1985'])('%s falls within hours', (known) => {
    expect(guessing(known, []).guesses).toBeLessThan(HOURS)
  })

  test.each(['seven quiet boats at anchor', 'семь тихих лодок у причала'])('%s does not', (phrase) => {
    expect(guessing(phrase, []).guesses).toBeGreaterThan(14)
  })

  test('does not count what stands in the name of the vault', () => {
    const named = guessing('Trakorazh claims', ['Trakorazh claims'])
    expect(named.guesses).toBeLessThan(guessing('Trakorazh claims', []).guesses)
    expect(named.warning).toBe('userInputs')
  })

  test('reads Cyrillic as the keys that it was typed with, and leaves the rest', () => {
    expect(onLatinKeys('пароль')).toBe('gfhjkm')
    expect(onLatinKeys('Ёж 7, a')).toBe('`; 7, a')
  })
})

test.each(LANGUAGES)('what makes it weak or stronger is said in %s', (language) => {
  const { warning, advice } = catalogues[language].keys.strength
  const said = (keys: object) =>
    Object.keys(keys)
      .filter((key) => !NEVER_SAID.has(key))
      .sort()
  expect(Object.keys(warning).sort()).toEqual(said(translations.warnings))
  expect(Object.keys(advice).sort()).toEqual(said(translations.suggestions))
})
