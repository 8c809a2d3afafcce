import { z } from 'zod'

/** The usual series: facts of either side, law of either side, witness statements and expert reports. */
export const DEFAULT_SERIES = ['C', 'R', 'CL', 'RL', 'CWS', 'CER'] as const

export const SeriesPrefix = z.string().regex(/^[A-Z]{1,6}$/, { error: 'NOT_A_SERIES' })

/**
 * An exhibit's number: `C-5`; its translation `C-5-T`; a correction `C-5bis` (ordinal 2), `C-5ter` (3), …
 * A translation of a correction is `C-5bis-T`.
 */
export const ExhibitNumber = z.object({
  series: SeriesPrefix,
  number: z.int().positive(),
  correction: z.int().min(1).max(6),
  translation: z.boolean(),
})
export type ExhibitNumber = z.infer<typeof ExhibitNumber>

const CORRECTIONS = ['', 'bis', 'ter', 'quater', 'quinquies', 'sexies'] as const

/** The highest ordinal of a correction that has a name; 1 is the exhibit itself. */
export const MOST_CORRECTIONS = CORRECTIONS.length

export function formatExhibitNumber({ series, number, correction, translation }: ExhibitNumber): string {
  return `${series}-${number}${CORRECTIONS[correction - 1]}${translation ? '-T' : ''}`
}

/** Reads `C-5bis-T`; undefined where the text is no exhibit number. */
export function parseExhibitNumber(text: string): ExhibitNumber | undefined {
  const match = /^([A-Z]{1,6})-([1-9]\d{0,5})(bis|ter|quater|quinquies|sexies)?(-T)?$/.exec(text.trim())
  if (!match) return undefined
  const [, series, number, correction = '', translation] = match
  return {
    series: series as string,
    number: Number(number),
    correction: CORRECTIONS.indexOf(correction as (typeof CORRECTIONS)[number]) + 1,
    translation: translation !== undefined,
  }
}

/** Within one list of series: by the series' place in it, then C-2 before C-10, then corrections, then translations. */
export function compareExhibitNumbers(a: ExhibitNumber, b: ExhibitNumber, seriesOrder: readonly string[]): number {
  return (
    seriesOrder.indexOf(a.series) - seriesOrder.indexOf(b.series) ||
    a.number - b.number ||
    a.correction - b.correction ||
    Number(a.translation) - Number(b.translation)
  )
}
