import { expect, test } from 'vitest'
import { fullMoment } from '../../src/renderer/app/dates.ts'
import { sharesMinute } from '../../src/shared/contract/backups.ts'

test('states that were made within one minute are shown with their seconds, others without', () => {
  const at = (madeAt: string) => ({ madeAt })
  const states = ['2026-11-30T18:04:07.100Z', '2026-11-30T18:04:51.000Z', '2026-11-30T18:05:00.000Z'].map(at)
  expect(states.map(({ madeAt }) => sharesMinute(madeAt, states))).toEqual([true, true, false])
  const [first, second] = states.map(({ madeAt }) =>
    fullMoment(madeAt, 'en', { seconds: sharesMinute(madeAt, states) }),
  )
  expect(first).toMatch(/:04:07$/)
  expect(second).toMatch(/:04:51$/)
})
