import { generateMnemonic, validateMnemonic } from '@scure/bip39'
import { wordlist } from '@scure/bip39/wordlists/english.js'
import type { Secret } from '../../../shared/contract/keys.ts'
import { EngineError } from '../fault.ts'
import type { Opener } from '../vault/slots.ts'

/** Bits of a recovery key; with the checksum of BIP 39 they are twelve words. */
const STRENGTH = 128

/** No two words of the list begin with the same four letters (BIP 39). */
const TELLING = 4

const words = new Set(wordlist)
const byBeginning = new Map(wordlist.map((word) => [word.slice(0, TELLING), word]))

export function newRecoveryKey(): string[] {
  return generateMnemonic(wordlist, STRENGTH).split(' ')
}

/**
 * The words as they are derived from, in their one form. What is typed may have capitals, numbers, commas and line
 * breaks, and of each word four letters or more.
 * @throws NOT_A_RECOVERY_KEY with the words that are in no list; with none where they are not twelve that belong together
 */
export function recoveryKeyOf(typed: string): string {
  const found = typed.normalize('NFKC').match(/[\p{L}\p{M}]+/gu) ?? []
  const meant = found.map((word) => wordMeant(word.toLowerCase()))
  const strange = found.filter((_, index) => meant[index] === undefined)
  const phrase = meant.join(' ')
  if (strange.length > 0 || meant.length !== 12 || !validateMnemonic(phrase, wordlist)) {
    throw new EngineError('NOT_A_RECOVERY_KEY', { words: strange })
  }
  return phrase
}

/** @throws NOT_A_RECOVERY_KEY */
export function openerOf(secret: Secret): Opener {
  return 'words' in secret ? { recoveryKey: recoveryKeyOf(secret.words) } : secret.passphrase
}

function wordMeant(typed: string): string | undefined {
  if (words.has(typed)) return typed
  const word = byBeginning.get(typed.slice(0, TELLING))
  return typed.length >= TELLING && word?.startsWith(typed) ? word : undefined
}
