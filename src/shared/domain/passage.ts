import { z } from 'zod'

/**
 * A stretch of a document's text: from a character of its first ¶ up to, and without, a character of its last. Offsets
 * are UTF-16.
 */
export const Stretch = z.object({
  firstBlock: z.int().positive(),
  from: z.int().nonnegative(),
  lastBlock: z.int().positive(),
  to: z.int().nonnegative(),
})
export type Stretch = z.infer<typeof Stretch>

/** What joins the blocks of a quotation that goes over several. */
export const BLOCK_BREAK = '\n'

/** The text of a stretch; undefined where the blocks, given from the first to the last, do not hold it. */
export function quoteOf(texts: readonly string[], { firstBlock, from, lastBlock, to }: Stretch): string | undefined {
  const last = texts.length - 1
  if (last !== lastBlock - firstBlock || from > (texts[0] ?? '').length || to > (texts[last] ?? '').length)
    return undefined
  const quote =
    last === 0
      ? (texts[0] ?? '').slice(from, to)
      : [(texts[0] ?? '').slice(from), ...texts.slice(1, -1), (texts[last] ?? '').slice(0, to)].join(BLOCK_BREAK)
  return quote.trim() === '' ? undefined : quote
}

/** As a deep link carries it behind `#`: `6:0-55`, over several blocks `6:12-8:40`, a whole block `6`. */
export function stretchInLink({ firstBlock, from, lastBlock, to }: Stretch): string {
  return lastBlock === firstBlock ? `${firstBlock}:${from}-${to}` : `${firstBlock}:${from}-${lastBlock}:${to}`
}

/** Reads `6:0-55`, `6:12-8:40` and `6`, whose `to` is undefined; undefined where the text is none of them. */
export function readLinkedStretch(text: string): (Omit<Stretch, 'to'> & { to: number | undefined }) | undefined {
  const match = /^([1-9]\d{0,8})(?::(\d{1,9})-(?:([1-9]\d{0,8}):)?(\d{1,9}))?$/.exec(text)
  if (!match) return undefined
  const firstBlock = Number(match[1])
  const lastBlock = match[3] === undefined ? firstBlock : Number(match[3])
  const from = Number(match[2] ?? 0)
  const to = match[4] === undefined ? undefined : Number(match[4])
  if (lastBlock < firstBlock || (lastBlock === firstBlock && to !== undefined && to <= from)) return undefined
  return { firstBlock, from, lastBlock, to }
}
