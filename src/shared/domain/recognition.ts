import { z } from 'zod'

/** `off`: nothing is offered and nothing started; `automatic`: what an import brings is recognised by itself. */
export const RecognitionMode = z.enum(['off', 'offered', 'automatic'])
export type RecognitionMode = z.infer<typeof RecognitionMode>

/** Percent below which recognised text is to be read against the page; legible scans come out at 90 and more. */
const DOUBTFUL_BELOW = 80

/** Whether recognised text of this confidence (percent) is to be read against its page before it is relied on. */
export function isDoubtful(confidence: number): boolean {
  return confidence < DOUBTFUL_BELOW
}

/** Tesseract's name of a language, as `eng`, `chi_sim` or `script/Cyrillic`. */
export const RecognitionLanguage = z.string().regex(/^(script\/)?[A-Za-z]{3,30}(_[A-Za-z]{2,12}){0,2}$/)
export type RecognitionLanguage = z.infer<typeof RecognitionLanguage>

/** The language that ships. */
export const SHIPPED_LANGUAGE = 'eng'

/** A word on a page, its box in points (1/72 inch) from the page's upper left corner, its confidence in percent. */
export const RecognisedWord = z.tuple([z.string(), z.number(), z.number(), z.number(), z.number(), z.int()])
export type RecognisedWord = z.infer<typeof RecognisedWord>

/**
 * A line of a page: its ends and its foot where they stand once the page is level, in points from the upper left corner;
 * the height of its letters in points; its words, where they stand on the page as it is.
 */
export const RecognisedLine = z.object({
  left: z.number(),
  right: z.number(),
  baseline: z.number(),
  size: z.number(),
  words: z.array(RecognisedWord),
})
export type RecognisedLine = z.infer<typeof RecognisedLine>

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\u3000-\u303f\uff00-\uffef]/u

/** A line's text: its words with a space between them, but in scripts that write none. */
export function lineText({ words }: RecognisedLine): string {
  let text = ''
  for (const [word] of words) {
    const joined = text === '' || (UNSPACED.test(text.at(-1)!) && UNSPACED.test(word[0] ?? ''))
    text += joined ? word : ` ${word}`
  }
  return text
}

/** The confidence of words in percent, each weighing as many as its characters; undefined where there is none. */
export function meanConfidence(words: readonly RecognisedWord[]): number | undefined {
  const characters = words.reduce((sum, [text]) => sum + text.length, 0)
  if (characters === 0) return undefined
  return Math.round(words.reduce((sum, [text, , , , , confidence]) => sum + confidence * text.length, 0) / characters)
}
