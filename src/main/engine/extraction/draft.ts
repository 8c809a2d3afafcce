import type { Block } from '../../../shared/contract/evidence.ts'

/** A block before it is numbered. */
export interface Draft {
  kind: Block['kind']
  readonly text: string
  readonly page: number | null
  noise: boolean
  /** Whether it is parted from what stands above and below by more than a line's end. */
  readonly alone: boolean
  /** A heading's level from 1; 0 where it is none or its level is not known. */
  readonly level: number
  /** ISO 639-1; null where it cannot be told. */
  readonly language: string | null
  /** Confidence in percent of text that was recognised in a picture; null where the file holds it. */
  readonly recognised: number | null
}

export function draft(text: string, more: Partial<Draft> = {}): Draft {
  return {
    kind: 'paragraph',
    text,
    page: null,
    noise: false,
    alone: true,
    level: 0,
    language: null,
    recognised: null,
    ...more,
  }
}

/** The drafts as blocks ¶ 1, 2, 3, … */
export function number(drafts: readonly Draft[]): Block[] {
  return drafts.map(({ kind, text, page, noise, language, recognised }, at) => ({
    ordinal: at + 1,
    page,
    kind,
    text,
    noise,
    language,
    recognised,
  }))
}

/** Where a finding was read, by the block's place. */
export const pilcrow = (at: number) => `¶ ${at + 1}`
