import { EdtfDate } from '../../../shared/domain/edtf.ts'
import { dateInWords } from '../../../shared/domain/edtf-words.ts'
import type { Language } from '../../../shared/domain/language.ts'
import { readTypedDate } from '../../../shared/domain/typed-date.ts'

/** What people type after a day: `14:32`, `, 14:32:07`, `at 9:05`, `в 9:05`. */
const TIME = /(?:,|\s)\s*(?:at|в)?\s*(\d{1,2})[:.](\d{2})(?::(\d{2}))?\s*$/i

/** When something was collected, as people type it, as EDTF with the time where one is told. Undefined where unread. */
export function readCollectedMoment(typed: string): string | undefined {
  const text = typed.trim()
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text)) return text
  const time = TIME.exec(text)
  const whole: string | undefined = readTypedDate(text)
  if (!time || whole !== undefined) return whole
  const day: string | undefined = readTypedDate(text.slice(0, time.index))
  const [, hours = '', minutes = '', seconds] = time
  if (day === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return undefined
  return `${day}T${hours.padStart(2, '0')}:${minutes}${seconds === undefined ? '' : `:${seconds}`}`
}

/** `5 December 2006, 14:32`; what is no date as it stands. */
export function collectedInWords(value: string, language: Language): string {
  const [day = '', time] = value.split('T')
  const date = EdtfDate.safeParse(day).data
  if (!date) return value
  const words = dateInWords(date, language, 'long')
  return time === undefined ? words : `${words}, ${time}`
}
