import type { ChronologyEntry } from '../../../shared/contract/chronology.ts'
import type { Row } from '../../../shared/contract/registers.ts'
import { formatRowNumber } from '../../../shared/domain/register-kinds.ts'
import { entryOf, sourcesOfGrounds, type Telling } from './entry.ts'
import { licenceThatDay } from './licence-that-day.ts'

/** Each act with how its licence stood on its day. */
export function actEntries(
  acts: readonly Row<'act'>[],
  licences: readonly Row<'licence'>[],
  telling: Telling,
): ChronologyEntry[] {
  const stateThatDay = licenceThatDay(licences)
  return acts.map((act) => {
    const { id, number, title, kind, actorId, when, lasting, country, where, rightIds, grounds } = act
    const { licenceId, state } = stateThatDay(act)
    const named = [...rightIds, ...(licenceId === null ? [] : [licenceId]), ...grounds.map(({ factId }) => factId)]
    return entryOf(when, {
      kind: 'act',
      event: kind,
      about: id,
      label: formatRowNumber('act', number) ?? '',
      title,
      lasting,
      state,
      licenceId,
      partyIds: actorId === null ? [] : [actorId],
      claimIds: telling.claims.against(actorId, named),
      country,
      where,
      sources: sourcesOfGrounds(grounds, telling),
    })
  })
}
