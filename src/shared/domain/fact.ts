import { z } from 'zod'
import { compareEdtf, type EdtfDate } from './edtf.ts'

export const STANCES = ['supports', 'contradicts'] as const
export const Stance = z.enum(STANCES)
export type Stance = z.infer<typeof Stance>

/** Whose word a passage is: the outlet's own, or that of a speaker whom it names or quotes. */
export const VOICES = ['outlet', 'speaker'] as const
export const Voice = z.enum(VOICES)
export type Voice = z.infer<typeof Voice>

/** Whether who says it was there, or passes on what others said. */
export const KNOWLEDGE = ['first-hand', 'reported'] as const
export const Knowledge = z.enum(KNOWLEDGE)
export type Knowledge = z.infer<typeof Knowledge>

/** How much hangs on a fact, as counsel weighs it. */
export const CRITICALITIES = ['decisive', 'important', 'background'] as const
export const Criticality = z.enum(CRITICALITIES)
export type Criticality = z.infer<typeof Criticality>

/** Whether the other side disputes a fact: ours where that is not known yet. */
export const DISPUTES = ['undisputed', 'disputed', 'ours'] as const
export const Dispute = z.enum(DISPUTES)
export type Dispute = z.infer<typeof Dispute>

/** As `F-7`. */
export function formatFactNumber(number: number): string {
  return `F-${number}`
}

/** Reads `F-7`, `f7` and `7`, a Cyrillic Ф as well; undefined where the text is no number of a fact. */
export function parseFactNumber(text: string): number | undefined {
  const match = /^(?:[fф]\s*-?\s*)?([1-9]\d{0,8})$/i.exec(text.trim())
  return match ? Number(match[1]) : undefined
}

/** What of a fact its filters and its order go by. */
export interface FactStanding {
  readonly number: number
  readonly happened: EdtfDate | null
  readonly withdrawnOn: string | null
  readonly citations: readonly { readonly stance: Stance }[]
  /** The origins of what supports it, at most. */
  readonly origins: readonly unknown[]
  /** The facts that cannot well stand beside it. */
  readonly strainsWith: readonly string[]
}

export const FACT_FILTERS = [
  'all',
  'one-source',
  'contradicted',
  'strained',
  'not-cited',
  'undated',
  'withdrawn',
] as const
export const FactFilter = z.enum(FACT_FILTERS)
export type FactFilter = z.infer<typeof FactFilter>

/** Whether all that supports a fact goes back to one origin: a speaker, an agency, a story. */
export function restsOnOneSource({ origins }: Pick<FactStanding, 'origins'>): boolean {
  return origins.length === 1
}

/** Withdrawn facts are shown by their own filter alone. */
export function isShown(fact: FactStanding, filter: FactFilter): boolean {
  const withdrawn = fact.withdrawnOn !== null
  switch (filter) {
    case 'withdrawn':
      return withdrawn
    case 'all':
      return !withdrawn
    case 'one-source':
      return !withdrawn && restsOnOneSource(fact)
    case 'contradicted':
      return !withdrawn && fact.citations.some(({ stance }) => stance === 'contradicts')
    case 'strained':
      return !withdrawn && fact.strainsWith.length > 0
    case 'not-cited':
      return !withdrawn && fact.citations.length === 0
    case 'undated':
      return !withdrawn && fact.happened === null
  }
}

/** What counsel says of a fact, by which facts are found; undefined: whatever it is. */
export interface FactSieve {
  readonly partyId?: string | undefined
  /** Null: not weighed yet. */
  readonly criticality?: Criticality | null | undefined
  readonly dispute?: Dispute | undefined
}

export function passesSieve(
  fact: { readonly partyIds: readonly string[]; readonly criticality: Criticality | null; readonly dispute: Dispute },
  { partyId, criticality, dispute }: FactSieve,
): boolean {
  return (
    (partyId === undefined || fact.partyIds.includes(partyId)) &&
    (criticality === undefined || fact.criticality === criticality) &&
    (dispute === undefined || fact.dispute === dispute)
  )
}

export const FACT_ORDERS = ['number', 'date'] as const
export const FactOrder = z.enum(FACT_ORDERS)
export type FactOrder = z.infer<typeof FactOrder>

/** By date: the first day that each may have happened on, facts without one last. */
export function sortFacts<F extends FactStanding>(facts: readonly F[], order: FactOrder): F[] {
  const byDate = (a: F, b: F) => compareEdtf(a.happened ?? undefined, b.happened ?? undefined)
  return facts.toSorted((a, b) => (order === 'date' ? byDate(a, b) : 0) || a.number - b.number)
}
