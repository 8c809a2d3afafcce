export const RECOVERY_WORDS = 12

/** The words, however they were set apart: by spaces, lines, commas, or the numbers that stand on the sheet. */
export function recoveryWordsIn(typed: string): string[] {
  return typed.toLowerCase().match(/\p{L}+/gu) ?? []
}
