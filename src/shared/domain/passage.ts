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

/**
 * A stretch as a person drew it, without white space at its ends and without blocks of which it holds nothing; undefined
 * where no text is left. The blocks are those of the whole document: ¶ 1 is the first.
 */
export function trimStretch(
  texts: readonly string[],
  { firstBlock, from, lastBlock, to }: Stretch,
): Stretch | undefined {
  const textOf = (ordinal: number) => texts[ordinal - 1] ?? ''
  let [first, start, last, end] = [firstBlock, from, lastBlock, to]
  while (first < last && textOf(first).slice(start).trim() === '') [first, start] = [first + 1, 0]
  while (last > first && textOf(last).slice(0, end).trim() === '') [last, end] = [last - 1, textOf(last - 1).length]
  start += leading(textOf(first).slice(start, first === last ? end : undefined))
  end -= trailing(textOf(last).slice(first === last ? start : 0, end))
  return first === last && end <= start ? undefined : { firstBlock: first, from: start, lastBlock: last, to: end }
}

const leading = (text: string) => text.length - text.trimStart().length
const trailing = (text: string) => text.length - text.trimEnd().length

/** The part of a stretch that lies in one of its blocks, as UTF-16 offsets [from, to); undefined for another block. */
export function partIn(
  { firstBlock, from, lastBlock, to }: Stretch,
  ordinal: number,
  length: number,
): [from: number, to: number] | undefined {
  if (ordinal < firstBlock || ordinal > lastBlock) return undefined
  return [ordinal === firstBlock ? from : 0, ordinal === lastBlock ? Math.min(to, length) : length]
}
