import { describe, expect, test } from 'vitest'
import { amountInSentence, decimalInWords, moneyInWords, rangeInWords } from '../../src/shared/domain/money-words.ts'

const range = (low: string, high = low, likely: string | null = low === high ? low : null) => ({ low, high, likely })

describe('amounts in words', () => {
  test('are written to the last digit, which a float would lose', () => {
    expect(decimalInWords('12345678901234567890.05', 'en')).toBe('12,345,678,901,234,567,890.05')
    expect(decimalInWords('-0.10', 'en')).toBe('−0.10')
    expect(decimalInWords('1600000000.00', 'ru')).toBe('1\u00a0600\u00a0000\u00a0000,00')
  })

  test('say that places are cut off', () => {
    expect(decimalInWords('0.33333333', 'en')).toBe('0.333333…')
    expect(decimalInWords('0.333333', 'en')).toBe('0.333333')
  })

  test('of a range are told from low to high, and what somebody states as likely', () => {
    expect(moneyInWords(range('1.00', '2.00'), 'USD', 'en')).toBe('USD 1.00 to 2.00')
    expect(moneyInWords(range('1.00', '2.00', '1.50'), 'USD', 'en')).toBe('USD 1.00 to 2.00, likely 1.50')
    expect(moneyInWords(range('1.00'), 'USD', 'ru')).toBe('1,00 USD')
    expect(rangeInWords(range('80', '90'), 'en')).toBe('80–90')
    expect(rangeInWords(range('80'), 'en')).toBe('80')
  })

  test('within a sentence are told in millions or billions where nothing of it is lost', () => {
    expect(amountInSentence('1600000000.00', 'en')).toBe('1.6 billion')
    expect(amountInSentence('1600000000.00', 'ru')).toBe('1,6\u00a0млрд')
    expect(amountInSentence('12500000', 'en')).toBe('12.5 million')
    expect(amountInSentence('1600000000.01', 'en')).toBe('1,600,000,000.01')
    expect(amountInSentence('12345000000.00', 'en')).toBe('12,345,000,000.00')
    expect(amountInSentence('999999.00', 'en')).toBe('999,999.00')
  })
})
