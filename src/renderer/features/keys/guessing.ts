import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import * as common from '@zxcvbn-ts/language-common'
import * as english from '@zxcvbn-ts/language-en'
import { onLatinKeys } from './onLatinKeys.ts'

// Words at a distance are not searched for: that takes up to half a second a key.
const zxcvbn = new ZxcvbnFactory({
  dictionary: { ...common.dictionary, ...english.dictionary },
  graphs: common.adjacencyGraphs,
})

export interface Guessing {
  /** Decimal logarithm of the guesses after which a guesser has it. */
  readonly guesses: number
  /** zxcvbn's keys of what makes it weak and what would make it stronger. */
  readonly warning: string | null
  readonly suggestions: readonly string[]
}

/**
 * How many guesses a passphrase withstands. One typed on a Cyrillic keyboard is also read as the Latin keys that it was
 * typed with, since that is how the lists of known passwords hold it; the lower figure counts.
 *
 * @param guessable words that a guesser would try first, as the name of the vault
 */
export function guessing(passphrase: string, guessable: readonly string[]): Guessing {
  const words = guessable.flatMap((text) => [text, ...text.split(/\s+/)]).filter((word) => word.length > 2)
  const readings = [...new Set([passphrase, onLatinKeys(passphrase)])].map((reading) => zxcvbn.check(reading, words))
  const easiest = readings.reduce((least, found) => (found.guessesLog10 < least.guessesLog10 ? found : least))
  return { guesses: easiest.guessesLog10, ...easiest.feedback }
}
