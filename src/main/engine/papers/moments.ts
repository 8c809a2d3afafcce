import { Temporal } from 'temporal-polyfill'
import type { Language } from '../../../shared/domain/language.ts'

/** Making one costs more than formatting a thousand days. */
const days = new Map<Language, Intl.DateTimeFormat>()

/** A moment (ISO 8601, UTC) as the clock there showed it, with its distance from UTC: `5 Dec 2026, 14:05:09 +03:00`. */
export function momentIn(at: string, language: Language, zone: string = Temporal.Now.timeZoneId()): string {
  const there = Temporal.Instant.from(at).toZonedDateTimeISO(zone)
  const day = dayFormat(language).format(Date.UTC(there.year, there.month - 1, there.day))
  return `${day.replace(/\s*г\.$/u, '')}, ${there.toPlainTime().toString({ smallestUnit: 'second' })} ${there.offset}`
}

function dayFormat(language: Language): Intl.DateTimeFormat {
  const known = days.get(language)
  if (known) return known
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
  days.set(language, format)
  return format
}
