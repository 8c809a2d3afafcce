import { oc } from '@orpc/contract'
import { z } from 'zod'
import { EdtfDate } from '../domain/edtf.ts'
import { Language } from '../domain/language.ts'
import { caseErrors, refusals } from './errors.ts'
import { Citation } from './facts.ts'
import { Day, Id } from './ids.ts'

export const QUESTIONS = [
  'who-copies',
  'which-licence',
  'in-term',
  'which-agreements',
  'loss',
  'filed-and-due',
  'consent',
] as const
export const Question = z.enum(QUESTIONS)
export type Question = z.infer<typeof Question>

/** In the language of whoever reads. */
const InWords = z.record(Language, z.string())

/**
 * What stands in a sentence. By the end of its name a value is a date (`…Date`, EDTF), a country or countries (`…Country`,
 * `…Countries`); `did` is a kind of act, `fields` are fields of a register, `limits` those of a licence, `stage` is one of the case.
 */
const StatementValue = z.union([z.string(), z.number(), InWords, z.array(z.union([z.string(), InWords]))])
export type StatementValue = z.infer<typeof StatementValue>

/** A sentence that follows from what was entered. */
export const Statement = z.object({
  /** Of its words, `answers:says.<key>`. */
  key: z.string(),
  values: z.record(z.string(), StatementValue),
  told: z.enum(['told', 'cannot-tell', 'not-in-evidence']),
  /** The passages that it stands on, with whose word they are. */
  sources: z.array(Citation),
  /** Independent sources at most; null where it stands on no passage. */
  origins: z.int().nullable(),
  /** Tables that it was read from, each with the day as of which it was right. */
  tables: z.array(z.object({ title: InWords, asOf: EdtfDate.nullable() })),
  /** What it was derived from, to be opened. */
  about: z
    .object({
      kind: z.enum(['act', 'licence', 'claim', 'loss-line', 'proceeding', 'deadline', 'agreement', 'correction']),
      id: Id,
    })
    .nullable(),
})
export type Statement = z.infer<typeof Statement>

/** `tally` counts what was looked at by how it came out, as keys of `answers:tally`. */
export const Answer = z.object({
  question: Question,
  statements: z.array(Statement),
  tally: z.array(z.object({ key: z.string(), count: z.int() })),
})
export type Answer = z.infer<typeof Answer>

/** Something to be done by a day. `verified` is false where the rule behind it was not verified. */
export const Due = z.object({
  kind: z.enum(['deadline', 'limitation', 'renewal']),
  id: Id,
  title: z.string(),
  on: Day,
  verified: z.boolean(),
})
export type Due = z.infer<typeof Due>

export const answers = {
  /** The case in answers, in the order of `QUESTIONS`. */
  ofCase: oc
    .input(z.object({ caseId: Id }))
    .output(z.array(Answer))
    .errors(refusals(caseErrors)),
  /** What falls due, the earliest first: days that were entered, the ends of limitation, renewals of rights. */
  due: oc
    .input(z.object({ caseId: Id }))
    .output(z.array(Due))
    .errors(refusals(caseErrors)),
}
