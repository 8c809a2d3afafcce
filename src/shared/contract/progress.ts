import { eventIterator } from '@orpc/contract'
import { z } from 'zod'

/**
 * Long work that runs without an open vault, so that no row can hold it: the stream tells how far it is, then what it
 * made, once, as its last message. Whoever stops reading cancels it, and what was half made is taken away again.
 */
export function progressTo<T extends z.ZodType>(result: T) {
  return eventIterator(
    z.object({
      /** Bytes, so far and in all; null until counted. */
      done: z.int().nonnegative(),
      total: z.int().nonnegative().nullable(),
      result: result.nullable(),
    }),
  )
}
