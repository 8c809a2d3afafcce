import { Temporal } from 'temporal-polyfill'
import type { Language } from '../../../shared/domain/language.ts'

/** A moment (ISO 8601, UTC) as the clock there showed it, with its distance from UTC: `5 Dec 2026, 14:05:09 +03:00`. */
export function momentIn(at: string, language: Language, zone: string = Temporal.Now.timeZoneId()): string {
  const there = Temporal.Instant.from(at).toZonedDateTimeISO(zone)
  const day = there.toPlainDate().toLocaleString(language === 'en' ? 'en-GB' : language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  })
  return `${day.replace(/\s*г\.$/u, '')}, ${there.toPlainTime().toString({ smallestUnit: 'second' })} ${there.offset}`
}
