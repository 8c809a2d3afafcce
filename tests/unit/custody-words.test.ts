import { expect, test } from 'vitest'
import type { CustodyEvent } from '../../src/shared/contract/evidence.ts'
import { eventInWords } from '../../src/shared/messages/custody-words.ts'

const verified = (detail: CustodyEvent['detail']) =>
  eventInWords(
    { at: '2026-03-02T09:00:00Z', by: 'A. Orlova', act: 'verified', detail },
    ((key: string) => key) as never,
  )

test('an original that is missing is told apart from one whose hash did not match', () => {
  expect(verified({ match: true, state: 'sound' })).toBe('custody:event.matched.alone')
  expect(verified({ match: false, state: 'damaged' })).toBe('custody:event.mismatched.alone')
  expect(verified({ match: false, state: 'missing' })).toBe('custody:event.missing.alone')
  expect(verified({ match: false, state: 'missing', wholeVault: true })).toBe('custody:event.missing.vault')
})
