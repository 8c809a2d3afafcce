import type { Language } from '../domain/language.ts'
import type { DecimalText } from '../domain/money.ts'

/** A decimal number with the language's marks, as many places after the point as it has: `1,600,000,000.00`. */
export function amountInWords(amount: DecimalText, language: Language): string {
  const places = amount.split('.')[1]?.length ?? 0
  const numbers = new Intl.NumberFormat(language, { minimumFractionDigits: places, maximumFractionDigits: places })
  return numbers.format(amount as Intl.StringNumericLiteral)
}
