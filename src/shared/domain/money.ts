import { z } from 'zod'

/** A decimal number in full, with a point: `1250000.50`, `-3`. Never a float. */
export const DecimalText = z.string().regex(/^-?\d{1,30}(\.\d{1,20})?$/, { error: 'NOT_A_NUMBER' })
export type DecimalText = z.infer<typeof DecimalText>

/** A decimal number that is not below zero, as of units made or of a price. */
export const AmountText = z.string().regex(/^\d{1,30}(\.\d{1,20})?$/, { error: 'NOT_AN_AMOUNT' })

/** ISO 4217. */
export const CurrencyCode = z.string().regex(/^[A-Z]{3}$/, { error: 'NOT_A_CURRENCY' })
export type CurrencyCode = z.infer<typeof CurrencyCode>

export const Money = z.object({ amount: DecimalText, currency: CurrencyCode })
export type Money = z.infer<typeof Money>

const MINOR_UNITS: readonly (readonly [number, string])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
]

/** Places after the point of a currency's smallest unit (ISO 4217, list one); two where the list tells no other. */
export function minorUnit(currency: CurrencyCode): number {
  return MINOR_UNITS.find(([, codes]) => codes.split(' ').includes(currency))?.[0] ?? 2
}
