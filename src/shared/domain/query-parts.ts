import type { Condition } from './query-condition.ts'

/** A word, a phrase, or with `prefix` one whose last word goes on. `text` holds at least one letter or digit. */
export interface Sought {
  text: string
  prefix: boolean
  /** Stood in quotation marks. */
  quoted?: true
}
/** Two of them with at most `within` words between. */
export interface Near {
  near: readonly [Sought, Sought]
  within: number
}
export type Formula = Sought | Near | { all: Formula[]; none: Formula[] } | { any: Formula[] }

/** What documents are to be like, whatever their passages say. */
export type Where = Condition | { all: Where[]; none: Where[] } | { any: Where[] }
