import { isDeepStrictEqual } from 'node:util'
import { eq } from 'drizzle-orm'
import type { Exhibit, Service } from '../../../shared/contract/exhibits.ts'
import type { Exception } from '../../../shared/contract/leaving.ts'
import { formatExhibitNumber } from '../../../shared/domain/exhibit-number.ts'
import { today } from '../clock.ts'
import { hasVersion } from '../dossier/versions.ts'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import { getExhibit, pickExhibits, requireExhibit } from './exhibits.ts'
import { letOut } from './leaving.ts'
import { exhibit, service } from './table.ts'

/**
 * Records that exhibits were served; from then on their numbers stand. The same service twice is one. Throws
 * EXHIBIT_WITHDRAWN, DAY_TO_COME, DOSSIER_NOT_FOUND where the version was never made, DOCUMENTS_BARRED.
 */
export function serveExhibits(
  vault: Vault,
  exhibitIds: readonly string[],
  served: Service,
  exceptions: readonly Exception[],
): Exhibit[] {
  return vault.write(() => {
    refuseDayToCome(served.on)
    const rows = [...new Set(exhibitIds)].map((id) => requireExhibit(vault, id))
    const withdrawn = rows.find(({ state }) => state === 'withdrawn')
    if (withdrawn) throw new EngineError('EXHIBIT_WITHDRAWN', { label: formatExhibitNumber(withdrawn) })
    const byCase = Map.groupBy(rows, ({ caseId }) => caseId)
    return [...byCase].flatMap(([caseId, some]) => {
      const ids = some.map(({ id }) => id)
      if (served.version !== null && !hasVersion(vault, caseId, served.version)) {
        throw new EngineError('DOSSIER_NOT_FOUND')
      }
      letOut(
        vault,
        caseId,
        pickExhibits(vault, caseId, ids).map(({ document }) => document),
        exceptions,
      )
      for (const { id } of some) {
        if (servicesOf(vault, id).some((known) => isDeepStrictEqual(known, served))) continue
        vault.db.update(exhibit).set({ state: 'served' }).where(eq(exhibit.id, id)).run()
        vault.db
          .insert(service)
          .values({ exhibitId: id, ...served })
          .run()
        vault.audit({ caseId, act: 'exhibit.served', subject: id, after: served })
      }
      return pickExhibits(vault, caseId, ids)
    })
  })
}

function servicesOf(vault: Vault, exhibitId: string): Service[] {
  const { on, recipient, version } = service
  return vault.db.select({ on, recipient, version }).from(service).where(eq(service.exhibitId, exhibitId)).all()
}

function refuseDayToCome(day: string): void {
  if (day > today()) throw new EngineError('DAY_TO_COME', { day })
}

/**
 * Withdraws a served exhibit: its number stays listed and is never used again. Throws EXHIBIT_NOT_SERVED, DAY_TO_COME,
 * or BEFORE_SERVICE where it had not been served by that day.
 */
export function withdrawExhibit(vault: Vault, exhibitId: string, on: string): Exhibit {
  return vault.write(() => {
    const row = requireExhibit(vault, exhibitId)
    if (row.state !== 'served') throw new EngineError('EXHIBIT_NOT_SERVED', { label: formatExhibitNumber(row) })
    refuseDayToCome(on)
    const [first = on] = servicesOf(vault, exhibitId)
      .map((one) => one.on)
      .sort()
    if (on < first) throw new EngineError('BEFORE_SERVICE', { label: formatExhibitNumber(row), servedOn: first })
    vault.db.update(exhibit).set({ state: 'withdrawn', withdrawnOn: on }).where(eq(exhibit.id, exhibitId)).run()
    vault.audit({ caseId: row.caseId, act: 'exhibit.withdrawn', subject: exhibitId, after: { on } })
    return getExhibit(vault, row.caseId, exhibitId)
  })
}
