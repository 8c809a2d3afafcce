import type { z } from 'zod'
import { ActDraft } from './act.ts'
import { AgreementDraft, ConsentDraft, CorrectionDraft } from './agreement.ts'
import { ClaimDraft } from './claim.ts'
import { ConflictCheckDraft } from './conflict.ts'
import { LicenceDraft } from './licence.ts'
import { LimitationRuleDraft } from './limitation.ts'
import { LossLineDraft } from './loss.ts'
import { DeadlineDraft, ProceedingDraft } from './proceeding.ts'
import { ProductDraft, RightDraft } from './right.ts'
import { SectionDraft } from './section.ts'

/** What is entered of a claim beside documents and facts: a register of each kind, in the case or in the vault. */
export const REGISTERS = {
  product: { draft: ProductDraft, of: 'vault' },
  right: { draft: RightDraft, of: 'vault' },
  agreement: { draft: AgreementDraft, of: 'vault' },
  correction: { draft: CorrectionDraft, of: 'vault' },
  'limitation-rule': { draft: LimitationRuleDraft, of: 'vault' },
  'conflict-check': { draft: ConflictCheckDraft, of: 'vault' },
  licence: { draft: LicenceDraft, of: 'case' },
  act: { draft: ActDraft, of: 'case' },
  consent: { draft: ConsentDraft, of: 'case' },
  claim: { draft: ClaimDraft, of: 'case' },
  'loss-line': { draft: LossLineDraft, of: 'case' },
  proceeding: { draft: ProceedingDraft, of: 'case' },
  deadline: { draft: DeadlineDraft, of: 'case' },
  section: { draft: SectionDraft, of: 'case' },
} as const satisfies Record<string, { draft: z.ZodObject; of: 'vault' | 'case' }>

export type RegisterKind = keyof typeof REGISTERS
export type Draft<K extends RegisterKind> = z.infer<(typeof REGISTERS)[K]['draft']>

export const REGISTER_KINDS = Object.keys(REGISTERS) as RegisterKind[]

/** The letter before a row's number where a person sees it: L-1, A-1; undefined for kinds that are named otherwise. */
const LETTERS: Partial<Record<RegisterKind, string>> = { licence: 'L', act: 'A' }

export function isRegisterKind(name: string): name is RegisterKind {
  return Object.hasOwn(REGISTERS, name)
}

/** As `L-1`; undefined for kinds that are named otherwise. */
export function formatRowNumber(kind: RegisterKind, number: number): string | undefined {
  const letter = LETTERS[kind]
  return letter && `${letter}-${number}`
}

/** A row as a list names it: `L-1 Licence of 1968`, or by its number alone; undefined where its fields tell neither. */
export function nameOfRow(kind: RegisterKind, fields: Readonly<Record<string, unknown>>): string | undefined {
  const { number, title, name, heading, names, treaty } = fields
  const called = [title, name, heading, treaty, Array.isArray(names) ? names.join(', ') : ''].find(
    (one) => typeof one === 'string' && one !== '',
  )
  const numbered = typeof number === 'number' ? (formatRowNumber(kind, number) ?? String(number)) : undefined
  if (formatRowNumber(kind, 1) === undefined && called !== undefined) return String(called)
  return [numbered, called].filter(Boolean).join(' ') || undefined
}
