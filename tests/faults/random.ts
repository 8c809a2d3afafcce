/** Numbers that one seed repeats (mulberry32). */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number
  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number
  pick<T>(from: readonly T[]): T
}

export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return { next, below, pick: (from) => from[below(from.length)]! }
}

const ASKED = process.env['LIBELLUS_SEED'] ?? '2026'

/**
 * `LIBELLUS_SEED`; `any` draws a new one. Without it the same each time, so that one commit has one verdict. Whoever fails
 * says it.
 */
export const SEED = ASKED === 'any' ? Math.floor(Math.random() * 2 ** 31) : Number(ASKED)

/** How many tries, from the environment, so that CI runs a shorter turn of the same. */
export function tries(variable: string, few: number): number {
  return Number(process.env[variable] ?? few)
}
