import { Temporal } from 'temporal-polyfill'
import { type EdtfDate, edtfDate } from '../../../shared/domain/edtf.ts'
import { type Cli, wrongUse } from './cli.ts'

/** The day of an instant (ISO 8601, UTC) where the person is, as `2026-11-30`. */
export function civilDay(instant: string, zone: string = Temporal.Now.timeZoneId()): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString()
}

/** Today where the person is. */
export function today(): EdtfDate {
  return edtfDate(Temporal.Now.plainDateISO().toString())
}

/** The day as it was typed for an option; wrong use, with the form that is wanted, where it is none. */
export function dayTyped(cli: Cli, option: string, typed: string | undefined): string | undefined {
  if (typed === undefined) return undefined
  try {
    if (/^\d{4}-\d\d-\d\d$/.test(typed)) return Temporal.PlainDate.from(typed).toString()
  } catch {
    // As 2026-02-31: told below.
  }
  throw wrongUse(cli, 'usage.notADay', { option, typed })
}
