import { z } from 'zod'
import { BLANK_ROWS } from './blank-rows.ts'
import type { ClaimDraft } from './claim.ts'
import type { Language } from './language.ts'

const Words = z.object({ en: z.string(), ru: z.string() })

/** Of what kind a claim is, by which the scope of an arbitration clause is told. */
export const CAUSE_BASES = ['contract', 'right', 'conduct', 'mixed'] as const

/** A cause of action as it ships, with what is to be proved and what is to be expected against it. */
export const Cause = z.object({
  id: z.string(),
  /** Of the claims that are made of it, as `breach`. */
  key: z.string().regex(/^[a-z][a-z0-9-]{0,35}$/),
  basis: z.enum(CAUSE_BASES),
  title: Words,
  law: Words,
  elements: z.array(z.object({ title: Words, asks: Words })),
  defences: z.array(Words),
  source: z.string(),
  verified: z.boolean(),
})
export type Cause = z.infer<typeof Cause>

/** A claim with all that its cause asks to be proved, not weighed yet, in the words of one language. */
export function claimOfCause(cause: Cause, language: Language, taken: readonly string[]): ClaimDraft {
  const { id: causeId, title, law, elements, defences, key } = cause
  return {
    ...(BLANK_ROWS.claim as unknown as ClaimDraft),
    key: freeKey(key, taken),
    causeId,
    title: title[language],
    law: law[language],
    elements: elements.map((element, at) => ({
      number: at + 1,
      title: element.title[language],
      asks: element.asks[language],
      strength: null,
      factIds: [],
      againstIds: [],
      note: '',
    })),
    defences: defences.map((defence) => ({ title: defence[language], answer: '', factIds: [] })),
  }
}

/** The key itself where no other claim of the case has it, else with the first number that is free: `breach-2`. */
export function freeKey(key: string, taken: readonly string[]): string {
  const numbered = (at: number) => (at === 1 ? key : `${key}-${at}`)
  for (let at = 1; ; at++) if (!taken.includes(numbered(at))) return numbered(at)
}

/** The key of a claim of one's own from its title: `Breach of the licence` is `breach-of-the-licence`. */
export function keyOfTitle(title: string, taken: readonly string[]): string {
  const plain = title
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
    .slice(0, 32)
    .replace(/-+$/, '')
  return freeKey(plain === '' ? 'claim' : plain, taken)
}

/** The number of an element that is added: none is given twice in a claim that still has the later ones. */
export function nextElement(elements: readonly { number: number }[]): number {
  return Math.max(0, ...elements.map(({ number }) => number)) + 1
}
