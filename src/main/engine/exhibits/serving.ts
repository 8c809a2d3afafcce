import { eq } from 'drizzle-orm'
import type { Exception, Exhibit, Service } from '../../../shared/contract/exhibits.ts'
import { formatExhibitNumber } from '../../../shared/domain/exhibit-number.ts'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import { pickExhibits, requireExhibit } from './exhibits.ts'
import { letOut } from './leaving.ts'
import { exhibit, service } from './table.ts'

/** Records that exhibits were served; from then on their numbers stand. Throws EXHIBIT_WITHDRAWN, DOCUMENTS_BARRED. */
export function serveExhibits(
  vault: Vault,
  exhibitIds: readonly string[],
  served: Service,
  exceptions: readonly Exception[],
): Exhibit[] {
  return vault.write(() => {
    const rows = exhibitIds.map((id) => requireExhibit(vault, id))
    const withdrawn = rows.find(({ state }) => state === 'withdrawn')
    if (withdrawn) throw new EngineError('EXHIBIT_WITHDRAWN', { label: formatExhibitNumber(withdrawn) })
    const byCase = Map.groupBy(rows, ({ caseId }) => caseId)
    return [...byCase].flatMap(([caseId, some]) => {
      const ids = some.map(({ id }) => id)
      letOut(
        vault,
        caseId,
        pickExhibits(vault, caseId, ids).map(({ document }) => document),
        exceptions,
      )
      for (const { id } of some) {
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

/** Withdraws a served exhibit: its number stays listed and is never used again. Throws EXHIBIT_NOT_SERVED. */
export function withdrawExhibit(vault: Vault, exhibitId: string, on: string): Exhibit {
  return vault.write(() => {
    const row = requireExhibit(vault, exhibitId)
    if (row.state !== 'served') throw new EngineError('EXHIBIT_NOT_SERVED', { label: formatExhibitNumber(row) })
    vault.db.update(exhibit).set({ state: 'withdrawn', withdrawnOn: on }).where(eq(exhibit.id, exhibitId)).run()
    vault.audit({ caseId: row.caseId, act: 'exhibit.withdrawn', subject: exhibitId, after: { on } })
    return pickExhibits(vault, row.caseId, [exhibitId])[0] as Exhibit
  })
}
