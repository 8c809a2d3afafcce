import type { Answer } from '../../../shared/contract/answers.ts'
import type { Row } from '../../../shared/contract/registers.ts'
import type { ActStanding, LicenceOfAct } from '../../../shared/domain/act-standing.ts'
import { actNumber, factsFor, type Known, licenceNumber, MOST, type Said, say } from './known.ts'
import { actorOf, actsBeyond } from './who.ts'

/** Whether the licence was in term on the day of each act, and which of its limits an act broke. */
export function inTermOnTheDay(known: Known, standings: readonly ActStanding[]): Said[] {
  const standingOf = new Map(standings.map((standing) => [standing.actId, standing]))
  const licenceOf = new Map(known.licences.map((licence) => [licence.id, licence]))
  const told = known.acts.slice(0, MOST).flatMap((act): Said[] => {
    const licences = standingOf.get(act.id)?.licences ?? []
    if (licences.length === 0) return [withoutLicence(known, act)]
    return [
      ...licences.flatMap((found) => {
        const licence = licenceOf.get(found.licenceId)
        return licence ? ofLicence(act, licence, found) : []
      }),
      ...goingOn(act, standingOf.get(act.id)),
    ]
  })
  return [...told, ...actsBeyond(known)]
}

/** How many acts fell before, into and after the term of the licence that counts for them. */
export function termTally(standings: readonly ActStanding[]): Answer['tally'] {
  const counted = Map.groupBy(standings, ({ licence }) => TALLIED[licence])
  return [...new Set(Object.values(TALLIED))]
    .map((key) => ({ key, count: counted.get(key)?.length ?? 0 }))
    .filter(({ count }) => count > 0)
}

const TALLIED = {
  expired: 'after',
  terminated: 'after',
  'sell-off': 'after',
  'in-term': 'in-term',
  'not-yet-in-force': 'before',
  'cannot-tell': 'cannot-tell',
  'no-licence': 'no-licence',
} as const satisfies Record<ActStanding['licence'], string>

/** From when a lasting act, if it goes on, certainly has another state of the licence. */
function goingOn(act: Row<'act'>, standing: ActStanding | undefined): Said[] {
  const goesOn = standing?.goesOn
  if (!goesOn || goesOn.state === standing.licence || goesOn.state === 'cannot-tell') return []
  const values = { act: actNumber(act), fromDate: goesOn.from }
  return [say(`term.goes-on.${goesOn.state}`, values, { told: 'cannot-tell', about: { kind: 'act', id: act.id } })]
}

function withoutLicence(known: Known, act: Row<'act'>): Said {
  const more = { factIds: factsFor(act.grounds, ''), about: { kind: 'act' as const, id: act.id } }
  return act.actorId === null
    ? say('term.nobody', { act: actNumber(act) }, { ...more, told: 'cannot-tell' })
    : say('term.no-licence', { act: actNumber(act), actor: actorOf(known, act) }, { ...more, told: 'not-in-evidence' })
}

/** The fields of a licence from which its state on a day follows. */
const TERM_FIELDS = ['granted', 'start', 'end', 'openEnded', 'extensions', 'termination', 'sellOff'] as const

function ofLicence(act: Row<'act'>, row: Row<'licence'>, { state, limits }: LicenceOfAct): Said[] {
  const values = { act: actNumber(act), licence: licenceNumber(row) }
  const ofTerm = TERM_FIELDS.flatMap((field) => factsFor(row.grounds, field))
  const factIds = [...new Set([...factsFor(act.grounds, ''), ...ofTerm])]
  const about = { kind: 'act' as const, id: act.id }
  const told = state === 'cannot-tell' ? ('cannot-tell' as const) : ('told' as const)
  const broken = limits.filter((one) => one.broken === 'yes' && one.limit !== 'term').map(({ limit }) => limit)
  return [
    act.when === null
      ? say('term.no-day', values, { told: 'cannot-tell', factIds, about })
      : say(`term.${state}`, { ...values, whenDate: act.when }, { told, factIds, about }),
    ...(broken.length === 0 ? [] : [say('term.limit', { ...values, limits: broken }, { factIds, about })]),
  ]
}
