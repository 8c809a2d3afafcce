import { ORPCError } from '@orpc/client'
import type { TFunction } from 'i18next'
import { EngineError } from '../engine/fault.ts'

/** An error as a person reads it: what happened, what is safe and what to do. Never a stack. */
export interface Told {
  readonly code: string
  readonly sentence: string
  readonly data?: unknown
}

/** The sentence of an error that the engine has answered; a general one where its code is not in the catalogue. */
export function tell(t: TFunction, error: unknown): Told {
  if (error instanceof ORPCError || error instanceof EngineError) return tellCode(t, error.code, error.data)
  const code = error instanceof Error && /^[A-Z_]+$/.test(error.message) ? error.message : 'UNEXPECTED'
  return tellCode(t, code)
}

export function tellCode(t: TFunction, code: string, data?: unknown): Told {
  const sentence = t(`errors:${code}`, {
    ...inWords(data, t),
    ...noneOf(data),
    defaultValue: `${t('errors:UNEXPECTED')} (${code})`,
  })
  return data === undefined ? { code, sentence } : { code, sentence, data }
}

/** What an error names may be an empty list: the sentence is then the one without it, `<code>_none`. */
function noneOf(data: unknown): { context?: 'none' } {
  if (typeof data !== 'object' || data === null) return {}
  return Object.values(data).some((value) => Array.isArray(value) && value.length === 0) ? { context: 'none' } : {}
}

/** Writes moments (ISO 8601, UTC) as the language does, in the machine's time zone. */
export function momentsIn(t: TFunction): (at: string) => string {
  const moment = new Intl.DateTimeFormat(t('cli:locale'), { dateStyle: 'long', timeStyle: 'short' })
  return (at) => moment.format(new Date(at))
}

/** Moments (ISO 8601, UTC) as the language writes them, in the machine's time zone. */
function inWords(data: unknown, t: TFunction): Record<string, unknown> {
  if (typeof data !== 'object' || data === null) return {}
  const moment = momentsIn(t)
  const day = new Intl.DateTimeFormat(t('cli:locale'), { dateStyle: 'long', timeZone: 'UTC' })
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => {
      if (typeof value !== 'string') return [name, value]
      if (/^\d{4}-\d\d-\d\d$/.test(value)) return [name, day.format(new Date(value))]
      if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return [name, moment(value)]
      return [name, value]
    }),
  )
}
