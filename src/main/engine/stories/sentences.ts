import { endsSentence } from '../extraction/sentences.ts'
import { fold } from '../search/fold.ts'

export interface Sentence {
  /** ¶ */
  readonly ordinal: number
  readonly text: string
  /** The same for sentences that differ in no more than signs, letter case and accents. */
  readonly key: string
  readonly words: readonly string[]
  readonly isTitle: boolean
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' })

/** The sentences of paragraphs; a stop behind an abbreviation ends none. */
export function sentencesIn(paragraphs: readonly { ordinal: number; text: string; isTitle: boolean }[]): Sentence[] {
  return paragraphs.flatMap(({ ordinal, text, isTitle }) => {
    const found: string[] = []
    let open = ''
    for (const { segment } of segmenter.segment(text.replace(/\s+/g, ' '))) {
      open += segment
      if (!endsSentence(open)) continue
      found.push(open.trim())
      open = ''
    }
    if (open.trim() !== '') found.push(open.trim())
    return found.flatMap((sentence) => {
      const words = (sentence.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? []).map(fold)
      return words.length === 0 ? [] : [{ ordinal, text: sentence, key: words.join(' '), words, isTitle }]
    })
  })
}
