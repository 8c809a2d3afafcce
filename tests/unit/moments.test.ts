import { expect, test } from 'vitest'
import { momentIn } from '../../src/main/engine/papers/moments.ts'

test.each([
  ['2026-12-05T11:05:09.000Z', 'en', 'Europe/Moscow', '5 Dec 2026, 14:05:09 +03:00'],
  ['2026-12-05T22:05:09.999Z', 'ru', 'Europe/Moscow', '6 дек. 2026, 01:05:09 +03:00'],
  ['2026-01-01T00:30:00.000Z', 'en', 'America/New_York', '31 Dec 2025, 19:30:00 -05:00'],
] as const)('a moment is told as the clock there showed it: %s', (at, language, zone, told) => {
  expect(momentIn(at, language, zone)).toBe(told)
})
