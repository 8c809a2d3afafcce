/**
 * Languages whose names of months and weekdays are read in dates. Others would give one word to two months: Croatian
 * "listopad" is October, Polish and Czech November.
 */
const LANGUAGES = [
  'en',
  'ru',
  'de',
  'fr',
  'es',
  'bg',
  'pl',
  'sr',
  'sr-Latn',
  'uk',
  'it',
  'pt',
  'nl',
  'cs',
  'sv',
] as const

/** Languages whose abbreviations are no words of another language ("set" and "out" are months in Portuguese). */
const ABBREVIATED = new Set<string>(['en', 'ru', 'de', 'fr', 'es', 'bg', 'pl', 'sr', 'sr-Latn'])

/** What Unicode's data lack: English "Sept", Russian cases, Spanish and Serbian variants. */
const FURTHER_MONTHS: Readonly<Record<string, number>> = {
  sep: 9, sept: 9, jan: 1, feb: 2, mar: 3, apr: 4, jun: 6, jul: 7, aug: 8, oct: 10, nov: 11, dec: 12,
  янв: 1, фев: 2, мар: 3, апр: 4, июн: 6, июл: 7, авг: 8, сен: 9, сент: 9, окт: 10, ноя: 11, нояб: 11, дек: 12,
  январе: 1, феврале: 2, марте: 3, апреле: 4, мае: 5, июне: 6, июле: 7, августе: 8, сентябре: 9, октябре: 10, ноябре: 11,
  декабре: 12, setiembre: 9, jänner: 1, maerz: 3,
  januara: 1, februara: 2, marta: 3, aprila: 4, maja: 5, juna: 6, jula: 7, avgusta: 8, septembra: 9, oktobra: 10,
  novembra: 11, decembra: 12, јануара: 1, фебруара: 2, априла: 4, маја: 5, јуна: 6, јула: 7, септембра: 9, октобра: 10,
  новембра: 11, децембра: 12,
} // prettier-ignore

/** Months by their names in small letters, as they stand alone and as they stand in a date; January is 1. */
export const MONTH_NUMBERS: ReadonlyMap<string, number> = new Map([...monthNames(), ...Object.entries(FURTHER_MONTHS)])

/** Names of weekdays in small letters. */
export const WEEKDAYS: readonly string[] = [...new Set(LANGUAGES.flatMap(weekdaysOf))]

function* monthNames(): Generator<readonly [string, number]> {
  for (const language of LANGUAGES) {
    for (const month of ABBREVIATED.has(language) ? (['long', 'short'] as const) : (['long'] as const)) {
      for (const options of [{ month }, { month, day: 'numeric' }] as const) {
        const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' })
        for (let number = 1; number <= 12; number++) yield [nameIn(format, 'month', monthDay(number)), number]
      }
    }
  }
}

function weekdaysOf(language: string): string[] {
  return (['long', 'short'] as const).flatMap((weekday) => {
    const format = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' })
    return Array.from({ length: 7 }, (_, day) => nameIn(format, 'weekday', new Date(Date.UTC(2024, 0, 1 + day))))
  })
}

function monthDay(month: number): Date {
  return new Date(Date.UTC(2024, month - 1, 15))
}

function nameIn(format: Intl.DateTimeFormat, type: 'month' | 'weekday', day: Date): string {
  const part = format.formatToParts(day).find((found) => found.type === type)?.value ?? ''
  return part.toLowerCase().replace(/\.$/, '')
}
