import { IconLock } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocksAt } from './presence.ts'

const MINUTE = 60_000
/** Milliseconds between two looks at the clock, in the last minute and before. */
const EACH_SECOND = 1_000
const EACH_WHILE = 15_000

/** When the vault locks by itself: in minutes, and counted down in the last one. */
export function LockTimer() {
  const { t } = useTranslation()
  const locksAt = useLocksAt()
  const left = useLeft(locksAt)
  if (left === undefined) return null
  const isSoon = left < MINUTE
  return (
    <span className={isSoon ? 'status-item tone-warn' : 'status-item'} role="timer">
      <IconLock size={14} stroke={1.5} aria-hidden />
      {isSoon
        ? t('frame.locksIn.seconds', { count: Math.ceil(left / 1000) })
        : t('frame.locksIn.minutes', { count: Math.round(left / MINUTE) })}
    </span>
  )
}

/** Milliseconds until a moment, never below 0. */
function useLeft(moment: Date | undefined): number | undefined {
  const [now, setNow] = useState(Date.now)
  const left = moment && Math.max(0, moment.getTime() - now)
  const pace = left !== undefined && left < MINUTE + EACH_WHILE ? EACH_SECOND : EACH_WHILE
  useEffect(() => {
    setNow(Date.now())
    if (!moment) return
    const ticking = setInterval(() => setNow(Date.now()), pace)
    return () => clearInterval(ticking)
  }, [moment, pace])
  return left
}
