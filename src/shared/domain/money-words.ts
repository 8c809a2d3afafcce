import type { DecimalRange } from './decimal.ts'
import type { Language } from './language.ts'
import type { CurrencyCode, DecimalText } from './money.ts'
import { translator } from '../messages/translate.ts'

const LOCALE: Record<Language, string> = { en: 'en-GB', ru: 'ru-RU' }

/** Places after the point that are read at the most; what is cut off is marked. */
const MOST_PLACES = 6

/** A number with the language's grouping and its places after the point as it is written: `1,600.50`, `0.333333…`. */
export function decimalInWords(text: DecimalText, language: Language): string {
  const [whole = '', written = ''] = text.split('.')
  const places = written.slice(0, MOST_PLACES)
  const digits = { minimumFractionDigits: places.length, maximumFractionDigits: places.length }
  const format = new Intl.NumberFormat(LOCALE[language], digits)
  // A decimal string is formatted to the last digit, which a float would lose.
  const told = format.format((places === '' ? whole : `${whole}.${places}`) as `${number}`).replace('-', '−')
  return written === places ? told : `${told}…`
}

const MILLION = 1_000_000n
const COMPACT: Record<Language, 'long' | 'short'> = { en: 'long', ru: 'short' }

/** An amount within a sentence: `1.6 billion` where nothing of it is lost by that, else to its last digit. */
export function amountInSentence(text: DecimalText, language: Language): string {
  const [whole = '', places = ''] = text.split('.')
  const amount = BigInt(whole)
  let unit = MILLION
  while (unit * 1000n <= amount) unit *= 1000n
  if (amount < MILLION || amount % (unit / 100n) !== 0n || /[1-9]/.test(places)) return decimalInWords(text, language)
  const form = { notation: 'compact', compactDisplay: COMPACT[language], maximumFractionDigits: 2 } as const
  return new Intl.NumberFormat(LOCALE[language], form).format(amount)
}

/** `1,600.00` or `1,600.00–1,800.00`. */
export function rangeInWords({ low, high }: Pick<DecimalRange, 'low' | 'high'>, language: Language): string {
  const from = decimalInWords(low, language)
  return low === high ? from : `${from}–${decimalInWords(high, language)}`
}

/** `USD 1,600.00 to 1,800.00`; what somebody states as likely is added. */
export function moneyInWords(range: DecimalRange, currency: CurrencyCode, language: Language): string {
  const t = translator(language)
  const [low, high] = [range.low, range.high].map((end) => decimalInWords(end, language))
  if (range.low === range.high) return t('loss:money.one', { currency, amount: low })
  if (range.likely === null) return t('loss:money.range', { currency, low, high })
  return t('loss:money.likely', { currency, low, high, likely: decimalInWords(range.likely, language) })
}
