import { z } from 'zod'

/**
 * A file that the engine has made to be handed out: `GET /papers/{ticket}` gives its bytes once, within a minute. It is
 * held in memory alone, and forgotten when the vault is locked.
 */
export const Paper = z.object({
  ticket: z.string(),
  /** The name under which it is saved. */
  name: z.string(),
  /** Bytes. */
  size: z.int().nonnegative(),
})
export type Paper = z.infer<typeof Paper>
