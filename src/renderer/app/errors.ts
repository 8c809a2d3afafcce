import { ORPCError } from '@orpc/client'
import i18next from 'i18next'
import type { BarredDocument } from '../../shared/contract/leaving.ts'
import { Language } from '../../shared/domain/language.ts'
import { civilDay, fullMoment } from './dates.ts'

export interface ToldError {
  /** What happened, what is safe and what to do. */
  readonly sentence: string
  /** Shown behind "Details". */
  readonly code: string
}

/** The sentence of an error in the window's language: the catalogue's for a code it knows, else a general one. */
export function tellError(error: unknown): ToldError {
  if (error instanceof ORPCError) {
    const key = `errors:${error.code}`
    if (i18next.exists(key)) return { sentence: i18next.t(key, inWords(error.data)), code: error.code }
    return { sentence: i18next.t('errors:UNEXPECTED'), code: error.code }
  }
  if (error instanceof TypeError) return { sentence: i18next.t('errors:ENGINE_GONE'), code: 'ENGINE_GONE' }
  return { sentence: i18next.t('errors:UNEXPECTED'), code: error instanceof Error ? error.name : 'UNKNOWN' }
}

/** What a refusal as STALE says: what stands now, who changed it and when. */
export interface Stale<Row> {
  readonly current: Row
  readonly changedBy: string
  readonly changedAt: string
}

/** Undefined for every other error. */
export function staleIn<Row>(error: unknown): Stale<Row> | undefined {
  return error instanceof ORPCError && error.code === 'STALE' ? (error.data as Stale<Row>) : undefined
}

/** The documents that a refusal as DOCUMENTS_BARRED names. Undefined for every other error. */
export function barredIn(error: unknown): BarredDocument[] | undefined {
  if (!(error instanceof ORPCError) || error.code !== 'DOCUMENTS_BARRED') return undefined
  return (error.data as { documents: BarredDocument[] }).documents
}

/** The sentence of a code that did not come as an exception, as a failed job's. */
export function tellCode(code: string, data: unknown = {}): ToldError {
  return tellError(new ORPCError(code, { data }))
}

/** The data of an error with its days and moments as the language writes them. */
function inWords(data: unknown): Record<string, unknown> {
  const language = Language.catch('en').parse(i18next.language)
  if (typeof data !== 'object' || data === null) return {}
  // What an error names may be an empty list: the sentence is then the one without it, `<code>_none`.
  const none = Object.values(data).some((value) => Array.isArray(value) && value.length === 0)
  const words = Object.fromEntries(
    Object.entries(data).map(([name, value]) => {
      if (typeof value !== 'string') return [name, value]
      if (/^\d{4}-\d\d-\d\d$/.test(value)) return [name, civilDay(value, language)]
      if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return [name, fullMoment(value, language)]
      return [name, value]
    }),
  )
  return none ? { ...words, context: 'none' } : words
}
