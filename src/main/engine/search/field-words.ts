import { fold } from './fold.ts'
import { nameKeys } from './name-key.ts'
import { type Word, wordsIn } from './words.ts'

/**
 * Whether a field of a document (its publisher, its author, a tag) holds every word of `value`, in any form and, for
 * names, any script; with `prefix` the last word may go on.
 */
export function fieldHolds(value: string, prefix: boolean): (field: string) => boolean {
  const sought = wordsIn(value).words
  const before = prefix ? sought.slice(0, -1) : sought
  const begun = prefix ? fold(sought.at(-1)?.form ?? '') : undefined
  return (field) => {
    const held = wordsIn(field).words
    if (begun !== undefined && !held.some(({ form }) => form.startsWith(begun))) return false
    return before.every((word) => held.some((one) => isSame(word, one)))
  }
}

function isSame(sought: Word, held: Word): boolean {
  return sought.term === held.term || nameKeys(sought.form).some((key) => held.names.includes(key))
}
