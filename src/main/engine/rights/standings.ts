import type { Renewal, RightStanding } from '../../../shared/contract/rights.ts'
import type { EdtfDate } from '../../../shared/domain/edtf.ts'
import { addDays, renewalUrgency } from '../../../shared/domain/right-renewal.ts'
import { rightStateOn } from '../../../shared/domain/right-state.ts'
import { today } from '../clock.ts'
import { standingRows } from '../registers/rows.ts'
import type { Vault } from '../vault/vault.ts'

/** How each right that was not withdrawn stood on a day, by number. */
export function rightStandings(vault: Vault, on: EdtfDate, asOf = today()): RightStanding[] {
  return standingRows(vault, 'right', null).map((right) => ({
    rightId: right.id,
    on,
    ...rightStateOn(right, on, asOf),
  }))
}

/** Renewals that fall due within so many days, and those overdue, the earliest first. */
export function renewalsDue(vault: Vault, withinDays: number, asOf = today()): Renewal[] {
  const last = addDays(asOf, withinDays)
  return standingRows(vault, 'right', null)
    .flatMap((right): Renewal[] => {
      const urgency = renewalUrgency(right, asOf)
      const due = right.renewalDue
      return due === null || urgency === undefined || due > last ? [] : [{ rightId: right.id, due, urgency }]
    })
    .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
}
