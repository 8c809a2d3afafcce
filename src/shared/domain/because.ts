import { z } from 'zod'

/**
 * A step of a derivation: the key of its sentence (`because:<key>`), the values that stand in it, and the facts it
 * rests on. Dates in the values are EDTF and end in `Date`, countries end in `Country`.
 */
export const Because = z.object({
  key: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  factIds: z.array(z.uuidv7()),
})
export type Because = z.infer<typeof Because>

export function because(key: string, values: Because['values'] = {}, factIds: readonly string[] = []): Because {
  return { key, values, factIds: [...factIds] }
}
