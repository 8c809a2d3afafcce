import type { Language } from '../../shared/domain/language.ts'

const LOCALE: Record<Language, string> = { en: 'en-GB', ru: 'ru-RU' }

/** A moment as short as it can be told: `14:32` today, `30 Nov` this year, else `30 Nov 2025`. In the machine's zone. */
export function shortMoment(at: string | Date, language: Language, now = new Date()): string {
  const moment = new Date(at)
  if (moment.toDateString() === now.toDateString()) return clockTime(moment, language)
  return new Intl.DateTimeFormat(LOCALE[language], {
    day: 'numeric',
    month: 'short',
    ...(moment.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }),
  }).format(moment)
}

/** Day and time in full: `30 November 2026, 18:04`, or to the second. */
export function fullMoment(at: string | Date, language: Language, { seconds = false } = {}): string {
  const day = new Intl.DateTimeFormat(LOCALE[language], { dateStyle: 'long' }).format(new Date(at))
  return `${day}, ${clockTime(at, language, { seconds })}`
}

/** The day of a moment with its weekday, in the machine's zone: `Monday, 30 November 2026`. */
export function fullDay(at: string | Date, language: Language): string {
  return new Intl.DateTimeFormat(LOCALE[language], { dateStyle: 'full' }).format(new Date(at))
}

/** `14:32`, or `14:32:07`. */
export function clockTime(at: string | Date, language: Language, { seconds = false } = {}): string {
  const clock: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' }
  if (seconds) clock.second = '2-digit'
  return new Intl.DateTimeFormat(LOCALE[language], clock).format(new Date(at))
}

/** A civil day (`2026-11-30`) in words: `30 November 2026`. */
export function civilDay(day: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALE[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}

/** A civil day on which something falls due, with its weekday: `Tue, 1 Dec 2026`. */
export function dueDay(day: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALE[language], {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`))
}

const STEPS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** A size in the unit a person reads best: `1.2 GB`. */
export function fileSize(bytes: number, language: Language): string {
  const step = bytes < 1 ? 0 : Math.min(STEPS.length - 1, Math.floor(Math.log(bytes) / Math.log(1000)))
  return new Intl.NumberFormat(LOCALE[language], {
    style: 'unit',
    unit: STEPS[step] as string,
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step > 1 ? 1 : 0,
  }).format(bytes / 1000 ** step)
}

/** A count with the language's grouping: `12,400`. */
export function count(value: number, language: Language): string {
  return new Intl.NumberFormat(LOCALE[language]).format(value)
}

/** The civil day in the machine's zone. */
export function today(now = new Date()): string {
  const part = (value: number) => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${part(now.getMonth() + 1)}-${part(now.getDate())}`
}
