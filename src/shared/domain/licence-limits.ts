import { z } from 'zod'
import type { ActDraft, ActKind } from './act.ts'
import { isOrganisation } from './act-rights.ts'
import { Because, because } from './because.ts'
import type { LicenceDraft, LicenceState } from './licence.ts'
import { factsAbout } from './register.ts'
import { civilDayOf, readingsOf } from './readings.ts'

export const LIMITS = ['term', 'territory', 'volume', 'export', 'product'] as const
export type Limit = (typeof LIMITS)[number]

export const Broken = z.enum(['yes', 'no', 'cannot-tell', 'not-in-evidence'])
export type Broken = z.infer<typeof Broken>

/** Whether an act breaks a limit of a licence; `not-in-evidence` where what the licence allows is not. */
export const BrokenLimit = z.object({ limit: z.enum(LIMITS), broken: Broken, because: z.array(Because) })
export type BrokenLimit = z.infer<typeof BrokenLimit>

/** What of the case beside the licence and the act its limits follow from. */
export interface LimitContext {
  /** What the licence may have been on the day. */
  readonly possible: readonly LicenceState[]
  readonly actorCountry: string | null
  /** The products of which each is a variant, by id. */
  readonly variantOf: ReadonlyMap<string, string | null>
  /** Whether the acts of the same kind in the year of this one exceed the volume. */
  readonly overVolume: () => Broken
}

/** Which limits of a licence an act breaks, each as far as it can be told. */
export function limitsBroken(licence: LicenceDraft, act: ActDraft, context: LimitContext): BrokenLimit[] {
  const found: Record<Limit, Broken> = {
    term: termBroken(licence, act.kind, context.possible),
    territory: territoryBroken(licence, act),
    volume: licence.volumePerYear === null ? 'not-in-evidence' : context.overVolume(),
    export: exportBroken(licence, act, context.actorCountry),
    product: productBroken(licence, act, context.variantOf),
  }
  return LIMITS.map((limit) => ({
    limit,
    broken: found[limit],
    because: [because(`limit.${limit}.${found[limit]}`, {}, factsAbout(licence.grounds, FIELDS[limit]))],
  }))
}

/** The field of a licence in which each of its limits stands. */
const FIELDS: Readonly<Record<Limit, string>> = {
  term: 'end',
  territory: 'territories',
  volume: 'volumePerYear',
  export: 'export',
  product: 'productIds',
}

function termBroken(licence: LicenceDraft, kind: ActKind, possible: readonly LicenceState[]): Broken {
  const { start, end, openEnded, extensions, termination } = licence
  if (!start && !end && !openEnded && extensions.length === 0 && !termination) return 'not-in-evidence'
  const each = new Set(possible.map((state) => outside(state, kind)))
  const [only, ...others] = each
  return only !== undefined && others.length === 0 ? only : 'cannot-tell'
}

/** Kinds of act by which stock is sold off, and kinds by which more of it comes. */
const SELLING_OFF: readonly ActKind[] = ['offer', 'display', 'sell', 'stock']
const MAKING_MORE: readonly ActKind[] = ['make', 'import']

/** Whether an act of this kind is outside the term where the licence stood so. */
export function outside(state: LicenceState, kind: ActKind): 'yes' | 'no' | 'cannot-tell' {
  if (state === 'in-term') return 'no'
  if (state === 'cannot-tell') return 'cannot-tell'
  if (state !== 'sell-off') return 'yes'
  if (SELLING_OFF.includes(kind)) return 'no'
  return MAKING_MORE.includes(kind) ? 'yes' : 'cannot-tell'
}

function territoryBroken({ territories }: LicenceDraft, { country }: ActDraft): Broken {
  if (territories === null) return 'not-in-evidence'
  if (country === null) return 'cannot-tell'
  if (territories.includes(country)) return 'no'
  return territories.some(isOrganisation) ? 'cannot-tell' : 'yes'
}

/** Goods that are sold or shown abroad may have been exported, by whom is not told. */
function exportBroken(licence: LicenceDraft, { kind, country }: ActDraft, home: string | null): Broken {
  if (licence.export === 'not-in-evidence') return 'not-in-evidence'
  if (licence.export === 'yes') return 'no'
  if (kind === 'export') return 'yes'
  if (kind === 'make' || kind === 'disclose') return 'no'
  return country !== null && country === home ? 'no' : 'cannot-tell'
}

function productBroken(
  { productIds: licensed }: LicenceDraft,
  { productIds: made }: ActDraft,
  variantOf: LimitContext['variantOf'],
): Broken {
  if (licensed.length === 0) return 'not-in-evidence'
  if (made.length === 0) return 'cannot-tell'
  const others = made.filter((id) => !licensed.includes(id))
  if (others.length === 0) return 'no'
  return others.some((id) => !isVariant(id, licensed, variantOf)) ? 'yes' : 'cannot-tell'
}

function isVariant(id: string, of: readonly string[], variantOf: LimitContext['variantOf']): boolean {
  const seen = new Set<string>()
  for (let at: string | null | undefined = id; at && !seen.has(at); at = variantOf.get(at)) {
    if (of.includes(at)) return true
    seen.add(at)
  }
  return false
}

/** The first and the last year in which an act may have been done; infinite where that is not known. */
export function yearsOf({ when }: Pick<ActDraft, 'when'>): { first: number; last: number } {
  const { from, to } = readingsOf(when)
  return { first: yearOf(from), last: yearOf(to) }
}

function yearOf(day: number): number {
  return Number.isFinite(day) ? Number(civilDayOf(day)?.slice(0, 4)) : day
}
