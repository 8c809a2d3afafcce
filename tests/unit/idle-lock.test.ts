import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createIdleLock } from '../../src/main/engine/vault/idle-lock.ts'
import type { LockReason } from '../../src/main/engine/vault/session.ts'
import type { Vault } from '../../src/main/engine/vault/vault.ts'

const MINUTE = 60_000
const LOOK = 5_000

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }))
afterEach(() => void vi.useRealTimers())

function bench(settings: { lockAfter: number | null; lockOnSleep?: boolean }) {
  const clocks = { wall: Date.parse('2026-11-21T12:00:00Z'), monotonic: 0, worked: 0 }
  const locked: LockReason[] = []
  let busy = false
  const idle = createIdleLock(
    () => ({ lockOnSleep: true, ...settings }),
    () => busy,
    async (why) => locked.push(why) > 0,
    { wall: () => clocks.wall, monotonic: () => clocks.monotonic, worked: () => clocks.worked },
  )
  idle.opened?.({} as Vault)
  return {
    idle,
    locked,
    clocks,
    work: (now: boolean) => void (busy = now),
    /** Time in which the computer is awake and the engine looks at the clocks. */
    pass(milliseconds: number) {
      for (let passed = 0; passed < milliseconds; passed += LOOK) {
        clocks.wall += LOOK
        clocks.monotonic += LOOK
        vi.advanceTimersByTime(LOOK)
      }
    },
  }
}

describe('a vault at which nobody is', () => {
  test('locks after the minutes of the settings, counted from the last sign of a person', () => {
    const { idle, locked, pass } = bench({ lockAfter: 15 })
    pass(14 * MINUTE)
    expect(idle.active()).toBe('2026-11-21T12:29:00.000Z')
    pass(15 * MINUTE - LOOK)
    expect(locked).toEqual([])
    pass(LOOK)
    expect(locked).toEqual(['idle'])
  })

  test('waits for running jobs, then locks', () => {
    const { locked, pass, work } = bench({ lockAfter: 1 })
    work(true)
    pass(30 * MINUTE)
    expect(locked).toEqual([])
    work(false)
    pass(LOOK)
    expect(locked).toEqual(['idle'])
  })

  test('never locks where the settings say so', () => {
    const { idle, locked, pass } = bench({ lockAfter: null })
    pass(24 * 60 * MINUTE)
    expect(locked).toEqual([])
    expect(idle.active()).toBeNull()
  })

  test('locks in time though the clock was put back', () => {
    const { locked, clocks, pass } = bench({ lockAfter: 2 })
    clocks.wall -= 60 * MINUTE
    pass(2 * MINUTE)
    expect(locked).toEqual(['idle'])
  })

  test('is not watched any more once it is closed', async () => {
    const { idle, locked, pass } = bench({ lockAfter: 1 })
    await idle.closing?.({} as Vault, 'by-hand')
    pass(5 * MINUTE)
    expect(locked).toEqual([])
    expect(idle.active()).toBeNull()
  })
})

describe('a computer that has slept', () => {
  test.each([
    ['stands still', 0],
    ['goes on', 10 * MINUTE],
  ])('locks the vault at once, where the monotonic clock %s in sleep', (_how, monotonic) => {
    const { locked, clocks, pass } = bench({ lockAfter: 60 })
    clocks.wall += 10 * MINUTE
    clocks.monotonic += monotonic
    pass(LOOK)
    expect(locked).toEqual(['sleep'])
  })

  test('locks it though jobs run', () => {
    const { locked, clocks, pass, work } = bench({ lockAfter: 60 })
    work(true)
    clocks.wall += 10 * MINUTE
    pass(LOOK)
    expect(locked).toEqual(['sleep'])
  })

  test('locks it only after its idle minutes where sleep alone is not to', () => {
    const { locked, clocks, pass } = bench({ lockAfter: 60, lockOnSleep: false })
    clocks.wall += 10 * MINUTE
    pass(LOOK)
    expect(locked).toEqual([])
    clocks.wall += 50 * MINUTE
    pass(LOOK)
    expect(locked).toEqual(['idle'])
  })

  test('is told from an engine that was busy for minutes and could not look', () => {
    const { locked, clocks, pass } = bench({ lockAfter: 60 })
    clocks.wall += 10 * MINUTE
    clocks.monotonic += 10 * MINUTE
    clocks.worked += 10 * MINUTE
    pass(LOOK)
    expect(locked).toEqual([])
  })
})
