import type { ChronologyKind } from './chronology.ts'

export const LANE_ORDERS = ['kind', 'party', 'claim'] as const
export type LaneOrder = (typeof LANE_ORDERS)[number]

/** What a lane holds: a licence with the acts upon it, or entries of kinds that belong together. */
export type LaneOf = 'licence' | 'acts' | 'facts' | 'statements' | 'proceedings' | 'rights' | 'agreements'

interface Laned {
  readonly kind: ChronologyKind
  readonly about: string
  readonly licenceId: string | null
  readonly partyIds: readonly string[]
  readonly claimIds: readonly string[]
}

interface Term {
  readonly licenceId: string
  readonly partyIds: readonly string[]
  readonly claimIds: readonly string[]
}

export interface Lane<Entry, OfTerm> {
  readonly id: string
  readonly of: LaneOf
  readonly term: OfTerm | undefined
  readonly entries: readonly Entry[]
}

export interface LaneGroup<Entry, OfTerm> {
  /** A kind of group, or the party or claim it is about; `none` for what names none. */
  readonly id: string
  readonly lanes: readonly Lane<Entry, OfTerm>[]
}

const LANE_OF: Readonly<Record<ChronologyKind, LaneOf>> = {
  licence: 'licence',
  milestone: 'licence',
  act: 'acts',
  fact: 'facts',
  statement: 'statements',
  stage: 'proceedings',
  proceeding: 'proceedings',
  deadline: 'proceedings',
  right: 'rights',
  agreement: 'agreements',
  treaty: 'agreements',
}

const GROUPS: Readonly<Record<string, readonly LaneOf[]>> = {
  licences: ['licence', 'acts'],
  events: ['facts', 'statements'],
  proceedings: ['proceedings'],
  world: ['rights', 'agreements'],
}

const LANES: readonly LaneOf[] = Object.values(GROUPS).flat()

/**
 * The lanes of a timeline in groups: by kind, or by the parties or claims in the order given. What is of several parties
 * or claims stands with each.
 */
export function lanesOf<Entry extends Laned, OfTerm extends Term>(
  entries: readonly Entry[],
  terms: readonly OfTerm[],
  by: LaneOrder,
  ids: readonly string[],
): LaneGroup<Entry, OfTerm>[] {
  if (by === 'kind') {
    const lanes = lanesIn('kind', entries, terms)
    return Object.entries(GROUPS)
      .map(([id, of]) => ({ id, lanes: lanes.filter((lane) => of.includes(lane.of)) }))
      .filter((group) => group.lanes.length > 0)
  }
  const namesOf = (one: Laned | Term) => (by === 'party' ? one.partyIds : one.claimIds)
  const entriesOf = grouped(entries, namesOf)
  const termsOf = grouped(terms, namesOf)
  return [...ids, 'none']
    .map((id) => {
      const ofGroup = entriesOf.get(id) ?? []
      return { id, lanes: lanesIn(id, ofGroup, withThoseOf(ofGroup, termsOf.get(id) ?? [], terms)) }
    })
    .filter((group) => group.lanes.length > 0)
}

/** The group's own licences, and those on which its acts lie: an act is shown upon its licence wherever it is shown. */
function withThoseOf<OfTerm extends Term>(entries: readonly Laned[], own: readonly OfTerm[], all: readonly OfTerm[]) {
  const named = new Set(entries.map(({ licenceId }) => licenceId))
  return all.filter((term) => named.has(term.licenceId) || own.includes(term))
}

function grouped<One>(all: readonly One[], namesOf: (one: One) => readonly string[]): Map<string, One[]> {
  const groups = new Map<string, One[]>()
  for (const one of all) {
    const names = namesOf(one)
    for (const name of names.length === 0 ? ['none'] : names) {
      const group = groups.get(name)
      if (group) group.push(one)
      else groups.set(name, [one])
    }
  }
  return groups
}

function lanesIn<Entry extends Laned, OfTerm extends Term>(
  group: string,
  entries: readonly Entry[],
  terms: readonly OfTerm[],
): Lane<Entry, OfTerm>[] {
  const known = new Set(terms.map(({ licenceId }) => licenceId))
  const laneOf = (entry: Entry) => {
    const licenceId = entry.licenceId ?? (LANE_OF[entry.kind] === 'licence' ? entry.about : null)
    return licenceId !== null && known.has(licenceId) ? licenceId : LANE_OF[entry.kind]
  }
  const byLane = Map.groupBy(entries, laneOf)
  const ofTerms = terms.map((term) => ({
    id: `${group} ${term.licenceId}`,
    of: 'licence' as const,
    term,
    entries: byLane.get(term.licenceId) ?? [],
  }))
  const others = LANES.flatMap((of) => {
    const ofLane = byLane.get(of)
    return ofLane ? [{ id: `${group} ${of}`, of, term: undefined, entries: ofLane }] : []
  })
  return [...ofTerms, ...others]
}
