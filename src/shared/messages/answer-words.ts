import type { TFunction } from 'i18next'
import type { Statement, StatementValue } from '../contract/answers.ts'
import { dateInWords } from '../domain/edtf-words.ts'
import type { Language } from '../domain/language.ts'
import { amountInSentence } from '../domain/money-words.ts'
import { valueInWords } from './because-words.ts'

/** A statement as its sentence. */
export function statementInWords({ key, values }: Pick<Statement, 'key' | 'values'>, language: Language, t: TFunction) {
  const inWords = Object.entries(values).map(([name, value]) => [name, told(name, value, language, t)] as const)
  // A Russian date ends in a point that is the sentence's own, too.
  return t(`answers:says.${key}`, Object.fromEntries(inWords)).replaceAll('г..', 'г.')
}

/** A table that a statement was read from, with the day as of which it was right. */
export function tableInWords({ title, asOf }: Statement['tables'][number], language: Language, t: TFunction): string {
  if (asOf === null) return t('answers:tables', { title: title[language] })
  const told = { title: title[language], asOf: dateInWords(asOf, language, 'short') }
  return t('answers:tablesAsOf', told)
}

function told(name: string, value: StatementValue, language: Language, t: TFunction): string | number {
  if (NAMING.includes(name) && (value === '' || (Array.isArray(value) && value.length === 0))) {
    return t(`answers:unnamed.${name}`)
  }
  if (Array.isArray(value)) return value.map((one) => told(singular(name), one, language, t)).join(', ')
  if (typeof value === 'object') return value[language]
  if (name === 'did') return t(`answers:did.${value}`)
  if (name === 'field') return withinSentence(t(`registers:field.${value}`), language)
  if (name === 'limit') return withinSentence(t(`acts:limit.${value}`), language)
  if (name === 'stage') return t(`cases:stage.${value}`)
  if (name.endsWith('Amount')) return amountInSentence(String(value), language)
  return valueInWords(name, value, language)
}

const withinSentence = (label: string, language: Language) =>
  label.charAt(0).toLocaleLowerCase(language) + label.slice(1)

/** Values that may name nobody and nothing. */
const NAMING = ['actor', 'what', 'title', 'source']

const singular = (name: string) => name.replace(/ies$/, 'y').replace(/s$/, '')
