import { Temporal } from 'temporal-polyfill'

/** The day of an instant (ISO 8601, UTC) where the person is, as `2026-11-30`. */
export function civilDay(instant: string, zone: string = Temporal.Now.timeZoneId()): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString()
}
