import { eld } from 'eld/small'

/** Letters below which a language cannot be told. */
const LEAST_LETTERS = 12

/** The language of a text, ISO 639-1; null where it is too short or reads as no one language. */
export function languageOf(text: string): string | null {
  const sample = text.slice(0, 8000)
  if ((sample.match(/\p{L}/gu)?.length ?? 0) < LEAST_LETTERS) return null
  const detected = eld.detect(sample)
  return detected.isReliable() ? detected.language || null : null
}
