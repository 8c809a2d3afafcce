import { Temporal } from 'temporal-polyfill'
import { countDays, type Days, yearsOf } from './day-count.ts'
import { Exact } from './decimal.ts'
import type { InterestDraft } from './loss.ts'

/** A stretch of days in which one rate ran on one capital. */
export interface InterestStretch {
  readonly from: string
  /** The first day that is no longer of it. */
  readonly to: string
  /** Per cent a year. */
  readonly percent: string
  /** The part of a year as it was counted: `47/365 + 90/366`. */
  readonly counted: string
  /** Interest on one unit of the first capital. */
  readonly each: Exact
  /** Whether interest is added to the capital at its end. */
  readonly added: boolean
}

/** Interest on one unit of capital: in all, and stretch by stretch. */
export interface InterestRun {
  readonly onOne: Exact
  readonly stretches: readonly InterestStretch[]
}

/** Why interest cannot be computed from what was entered. */
export const INTEREST_FAULTS = ['order', 'no-rate', 'rate-twice', 'too-long'] as const
export type InterestFault = (typeof INTEREST_FAULTS)[number]

/** Years for which interest is computed at the most. */
const MOST_YEARS = 300
const MONTHS = { yearly: 12, 'half-yearly': 6, quarterly: 3, monthly: 1 } as const

/**
 * Interest on one unit of capital. Compound interest is added to the capital whenever a period since
 * the first day is full, a last one that is not full bears simple interest; where a month is too short for the day of the
 * month, its last day counts. A rate stands from its day until the next.
 */
export function runInterest(terms: InterestDraft): InterestRun | InterestFault {
  const rates = terms.rates.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const fault = faultOf(terms, rates)
  if (fault) return fault
  const additions = new Set(terms.kind === 'compound' ? additionsOf(terms) : [])
  const cuts = [...additions, ...rates.map(({ from }) => from)].filter((day) => terms.from < day && day < terms.to)
  const days = [...new Set([terms.from, ...cuts, terms.to])].toSorted()

  const rateOf = rateTeller()
  let capital = new Exact(1)
  let accrued = new Exact(0)
  const stretches = days.slice(1).map((to, index) => {
    const from = days[index] as string
    const percent = rates.findLast((rate) => rate.from <= from)?.percent ?? '0'
    const parts = countDays(terms.dayCount, from, to)
    const counted = parts.map((part) => `${part.days}/${part.ofYear}`).join(' + ')
    const each = capital.times(rateOf(percent, counted, parts))
    accrued = accrued.plus(each)
    const added = additions.has(to)
    if (added) {
      capital = capital.plus(accrued)
      accrued = new Exact(0)
    }
    return { from, to, percent, counted, each, added }
  })
  return { onOne: capital.plus(accrued).minus(1), stretches }
}

/** The same for many sums: terms that several of them share are run once. */
export function interestTeller(): typeof runInterest {
  const known = new Map<string, ReturnType<typeof runInterest>>()
  return (terms) => {
    const key = JSON.stringify(terms)
    const run = known.get(key) ?? runInterest(terms)
    known.set(key, run)
    return run
  }
}

/** What a rate comes to over a part of a year; months of one length and rate are worked out once. */
function rateTeller() {
  const known = new Map<string, Exact>()
  return (percent: string, counted: string, parts: readonly Days[]): Exact => {
    const key = `${percent} ${counted}`
    const rate = known.get(key) ?? yearsOf(parts).times(percent).div(100)
    known.set(key, rate)
    return rate
  }
}

function faultOf({ from, to }: InterestDraft, rates: InterestDraft['rates']): InterestFault | undefined {
  if (from >= to) return 'order'
  if (Temporal.PlainDate.from(from).until(to, { largestUnit: 'years' }).years >= MOST_YEARS) return 'too-long'
  if (!rates.some((rate) => rate.from <= from)) return 'no-rate'
  if (new Set(rates.map((rate) => rate.from)).size < rates.length) return 'rate-twice'
  return undefined
}

/** The days on which interest is added, up to and with the end. */
function additionsOf({ from, to, compounding }: InterestDraft): string[] {
  const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)]
  const days: string[] = []
  for (let period = 1; ; period += 1) {
    const day = first.add({ months: period * MONTHS[compounding] })
    if (Temporal.PlainDate.compare(day, last) > 0) return days
    days.push(day.toString())
  }
}
