import { performance } from 'node:perf_hooks'
import type { Settings } from '../../../shared/contract/settings.ts'
import type { Session, VaultGuest } from './session.ts'

/** Milliseconds between two looks at the clocks. */
const LOOK = 5_000
/** Milliseconds that the wall clock may run ahead of the looks before the computer is taken to have slept. */
const LEAP = 60_000
const MINUTE = 60_000

/** Milliseconds each; `worked` is the time in which the thread had something to do, and so could not look. */
export interface Clocks {
  wall(): number
  monotonic(): number
  worked(): number
}

const CLOCKS: Clocks = {
  wall: Date.now,
  monotonic: () => performance.now(),
  worked: () => performance.eventLoopUtilization().active,
}

/** Locks a vault at which nobody is. */
export interface IdleLock extends VaultGuest {
  /** Somebody is at a window. Answers when the vault will lock by itself: ISO 8601, or null where it will not. */
  active(): string | null
  /** Looks at the clocks; happens by itself every few seconds while a vault is open. */
  look(): void
}

/**
 * Locks after the minutes of `lockAfter` in which nobody was at a window, as soon as no job runs; and at once where the
 * computer has slept and `lockOnSleep` is set. Idle time is the longer of what two clocks say: on some systems the
 * monotonic one stands still in sleep, and the wall clock can be put back.
 */
export function createIdleLock(
  settings: () => Pick<Settings, 'lockAfter' | 'lockOnSleep'>,
  busy: () => boolean,
  lock: Session['lock'],
  clocks: Clocks = CLOCKS,
): IdleLock {
  const read = () => ({ wall: clocks.wall(), monotonic: clocks.monotonic(), worked: clocks.worked() })
  let lastActive = read()
  let lastLook = lastActive
  let timer: NodeJS.Timeout | undefined

  function stop(): void {
    clearInterval(timer)
    timer = undefined
  }

  function look(): void {
    if (!timer) return
    const { lockAfter, lockOnSleep } = settings()
    const now = read()
    const unseen = now.wall - lastLook.wall - (now.worked - lastLook.worked) - LOOK
    const idle = Math.max(now.wall - lastActive.wall, now.monotonic - lastActive.monotonic)
    lastLook = now
    if (lockOnSleep && unseen > LEAP) lock('sleep').catch(() => undefined)
    else if (lockAfter !== null && idle >= lockAfter * MINUTE && !busy()) lock('idle').catch(() => undefined)
  }

  return {
    look,
    active() {
      lastActive = read()
      const { lockAfter } = settings()
      return timer && lockAfter !== null ? new Date(lastActive.wall + lockAfter * MINUTE).toISOString() : null
    },
    opened() {
      lastActive = lastLook = read()
      stop()
      timer = setInterval(look, LOOK).unref()
    },
    async closing() {
      stop()
    },
  }
}
