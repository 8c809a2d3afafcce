import type { Row } from '../../../shared/contract/registers.ts'
import { licencesOfAct, licenceThatCounts } from '../../../shared/domain/act-standing.ts'
import type { StateThatDay } from '../../../shared/domain/chronology.ts'
import { calendarOf, possibleWithin, stateOf } from '../../../shared/domain/licence-state.ts'
import { readingsOf } from '../../../shared/domain/readings.ts'

interface LicenceThatDay {
  readonly licenceId: string | null
  readonly state: StateThatDay
}

/** Tells which of these licences counts for an act, and how it stood that day. */
export function licenceThatDay(licences: readonly Row<'licence'>[]): (act: Row<'act'>) => LicenceThatDay {
  const calendars = licences.map((draft) => ({ draft, calendar: calendarOf(draft) }))
  const byId = new Map(calendars.map((one) => [one.draft.id, one]))
  const ofActors = new Map<string, typeof calendars>()
  for (const one of calendars) {
    for (const party of one.draft.licenseeIds) ofActors.set(party, [...(ofActors.get(party) ?? []), one])
  }
  return (act) => {
    const day = readingsOf(act.when)
    const known = licencesOfAct(act, { licences: byId, licencesOf: ofActors }).map(({ draft, calendar }) => ({
      licenceId: draft.id,
      state: stateOf(possibleWithin(calendar, day)),
    }))
    return licenceThatCounts(known) ?? { licenceId: null, state: 'no-licence' }
  }
}
