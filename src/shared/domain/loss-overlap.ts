import { bounds } from './edtf.ts'
import type { LossHead, LossLineDraft } from './loss.ts'

/** What of a line tells whether another asks for the same again. */
export type OverlappingLine = { readonly id: string } & Pick<
  LossLineDraft,
  'head' | 'claimantId' | 'defendantIds' | 'actIds' | 'claimId' | 'productIds' | 'product' | 'period'
>

/** What of a claim tells whether another is asked for in its stead. */
export interface ClaimPosition {
  readonly id: string
  readonly alternativeToId: string | null
}

export interface Overlap {
  readonly ids: readonly [string, string]
  /** One asks for what the other does, or each belongs to a claim that is put only if the other's fails. */
  readonly why: 'double-recovery' | 'alternative'
}

/**
 * Heads of which one alone can be had for the same use: damages, a royalty in their stead and the profits of the infringer
 * (Directive 2004/48/EC art. 13(1); election between damages and an account of profits), and of royalties by contract the
 * part of a minimum that was earned.
 */
const EXCLUDING: readonly (readonly [LossHead, LossHead])[] = [
  ['lost-profit', 'reasonable-royalty'],
  ['lost-profit', 'account-of-profits'],
  ['lost-profit', 'unpaid-royalty'],
  ['reasonable-royalty', 'account-of-profits'],
  ['reasonable-royalty', 'price-erosion'],
  ['reasonable-royalty', 'unpaid-royalty'],
  ['reasonable-royalty', 'minimum-royalty'],
  ['account-of-profits', 'price-erosion'],
  ['account-of-profits', 'unpaid-royalty'],
  ['unpaid-royalty', 'minimum-royalty'],
]
const EXCLUDED = new Set(EXCLUDING.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]))

/**
 * Pairs of lines that cannot both be had, by the order of the lines. Lines under heads that exclude each other overlap
 * unless something tells them apart: whose loss, by whom, the acts, the product or the period. Lines under one head overlap
 * where they name an act or a product together and nothing tells them apart; costs are each their own.
 */
export function overlaps(lines: readonly OverlappingLine[], claims: readonly ClaimPosition[]): Overlap[] {
  const alternatives = new Map(claims.map(({ id, alternativeToId }) => [id, alternativeToId]))
  const read = lines.filter(({ head }) => head !== 'reported-sales').map(readLine)
  return read.flatMap((a, at) =>
    read.slice(at + 1).flatMap((b): Overlap[] => {
      const why = areAlternative(a, b, alternatives) ? 'alternative' : askTwice(a, b) ? 'double-recovery' : undefined
      return why ? [{ ids: [a.id, b.id], why }] : []
    }),
  )
}

interface ReadLine {
  readonly id: string
  readonly head: LossHead
  readonly claimId: string | null
  readonly claimants: ReadonlySet<string>
  readonly defendants: ReadonlySet<string>
  readonly acts: ReadonlySet<string>
  readonly products: ReadonlySet<string>
  readonly earliest: string | undefined
  readonly latest: string | undefined
}

function readLine(line: OverlappingLine): ReadLine {
  const product = line.product.trim().toLocaleLowerCase()
  return {
    id: line.id,
    head: line.head,
    claimId: line.claimId,
    claimants: new Set(line.claimantId === null ? [] : [line.claimantId]),
    defendants: new Set(line.defendantIds),
    acts: new Set(line.actIds),
    products: new Set(product === '' ? line.productIds : [...line.productIds, product]),
    ...(line.period === null ? { earliest: undefined, latest: undefined } : bounds(line.period)),
  }
}

function areAlternative(a: ReadLine, b: ReadLine, alternatives: ReadonlyMap<string, string | null>): boolean {
  if (a.claimId === null || b.claimId === null) return false
  return alternatives.get(a.claimId) === b.claimId || alternatives.get(b.claimId) === a.claimId
}

function askTwice(a: ReadLine, b: ReadLine): boolean {
  const one = a.head === b.head
  if (one ? a.head === 'costs' : !EXCLUDED.has(`${a.head} ${b.head}`)) return false
  const shared = [
    sharing(a.claimants, b.claimants),
    sharing(a.defendants, b.defendants),
    sharing(a.acts, b.acts),
    sharing(a.products, b.products),
  ]
  if (shared.includes('none') || areApart(a, b)) return false
  return !one || shared[2] === 'some' || shared[3] === 'some'
}

/** Where one of the two names nothing, it cannot be told. */
function sharing(a: ReadonlySet<string>, b: ReadonlySet<string>): 'some' | 'none' | 'cannot-tell' {
  if (a.size === 0 || b.size === 0) return 'cannot-tell'
  for (const one of a) if (b.has(one)) return 'some'
  return 'none'
}

/** Whether no day can be of both periods. */
function areApart(a: ReadLine, b: ReadLine): boolean {
  const before = (one: ReadLine, other: ReadLine) =>
    one.latest !== undefined && other.earliest !== undefined && one.latest < other.earliest
  return before(a, b) || before(b, a)
}
