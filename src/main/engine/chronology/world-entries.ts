import type { ChronologyEntry } from '../../../shared/contract/chronology.ts'
import type { Row } from '../../../shared/contract/registers.ts'
import { edtfDate } from '../../../shared/domain/edtf.ts'
import { datedEntries, entryOf, sourcesOfGrounds, type Telling } from './entry.ts'

/** The days of a right in its territory. */
export function rightEntries(row: Row<'right'>, telling: Telling): ChronologyEntry[] {
  const { id, title, territory, priority, filed, registered, expires, renewalDue, status, statusSince } = row
  const right = {
    kind: 'right',
    about: id,
    title,
    country: territory,
    claimIds: telling.claims.of([id]),
    sources: sourcesOfGrounds(row.grounds, telling),
  } as const
  const since = status === 'lapsed' || status === 'invalidated' ? { [status]: statusSince } : {}
  return [
    ...datedEntries(right, { priority, filed, registered, ...since, expires }),
    ...datedEntries(right, { 'renewal-due': renewalDue === null ? null : edtfDate(renewalDue) }),
    ...row.chainOfTitle.flatMap(({ on, to }, at) =>
      on === null ? [] : [entryOf(on, { ...right, event: 'passed', where: to }, String(at + 1))],
    ),
  ]
}

/** The days of an agreement of two countries, or the one for which a source tells how it stands. */
export function agreementEntries(row: Row<'agreement'>, telling: Telling): ChronologyEntry[] {
  const { id, title, countries, state, asOf, signed, inForce, suspended, ended, survivesUntil } = row
  const agreement = {
    kind: 'agreement',
    about: id,
    title,
    where: countries.join('–'),
    sources: sourcesOfGrounds(row.grounds, telling),
  } as const
  const dated = datedEntries(agreement, {
    signed,
    'in-force': inForce,
    suspended,
    ended,
    'survives-until': survivesUntil,
  })
  const told = state === 'unknown' ? [] : datedEntries(agreement, { [`said-${state}`]: asOf })
  return [...dated, ...told]
}
