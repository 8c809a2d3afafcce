import { z } from 'zod'
import { EdtfDate } from './edtf.ts'
import { Named, Words } from './register.ts'

/** What a lawyer knows of the running of time against an act, for the rule that is chosen. */
export const LimitationInputs = z.object({
  /** Id of a rule of `resources/limitation`, or of the vault's own. */
  ruleId: z.string().max(100),
  /** When the claimant knew, or had to know, of the act and the person liable. */
  knew: EdtfDate.nullable(),
  concealedUntil: EdtfDate.nullable(),
  /** Time that does not count: negotiations, a standstill, force majeure. */
  tolled: z.array(z.object({ from: z.iso.date(), to: z.iso.date(), reason: Words(500) })).max(50),
  /** What began the time anew: acknowledgment, part payment, a claim that was filed. */
  interrupted: z.array(z.object({ on: z.iso.date(), how: Words(500) })).max(50),
  /** A contract's own last day for claims. */
  contractualBar: z.iso.date().nullable(),
})
export type LimitationInputs = z.infer<typeof LimitationInputs>

/** A rule of limitation as it ships, or as a user enters one. */
export const LimitationRuleDraft = z.object({
  /** As `BG-tort`: what the inputs name it by. */
  ruleId: Named(100),
  territory: z.string().max(10),
  cause: Words(100),
  title: z.record(z.enum(['en', 'ru']), z.string()),
  /** Where the clock starts. */
  starts: z.enum(['act', 'knowledge', 'year-end-of-knowledge', 'accrual', 'end-of-lasting-act']),
  years: z.int().nonnegative(),
  months: z.int().nonnegative(),
  /** From the act at most, whatever was known; null where there is none. */
  longStopYears: z.int().nonnegative().nullable(),
  /** Whether each day of a lasting act has a clock of its own. */
  eachDay: z.boolean(),
  /** Whether deliberate concealment puts the start off. */
  concealmentPostpones: z.boolean(),
  article: Words(500),
  source: Words(1000),
  verified: z.boolean(),
})
export type LimitationRuleDraft = z.infer<typeof LimitationRuleDraft>

/** The first name for a new rule that none of these has: `rule-1`. */
export function freeRuleId(taken: Iterable<string>): string {
  const names = new Set(taken)
  for (let number = 1; ; number += 1) {
    const name = `rule-${number}`
    if (!names.has(name)) return name
  }
}
