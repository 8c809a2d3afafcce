import { ORPCError } from '@orpc/client'
import { IconHourglass } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorLine } from '../../components/ErrorLine.tsx'

/** Seconds until the next passphrase is taken; 0 where nothing has to be waited for. */
export function useTryLater(error: unknown): number {
  const [now, setNow] = useState(0)
  const [until, setUntil] = useState(0)
  useEffect(() => {
    const seconds = secondsIn(error)
    setNow(Date.now())
    setUntil(seconds === undefined ? 0 : Date.now() + seconds * 1000)
    if (seconds === undefined) return
    const ticking = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(ticking)
  }, [error])
  return Math.max(0, Math.ceil((until - now) / 1000))
}

/** Why a passphrase or a recovery key was not taken; a wait after wrong tries is counted down. */
export function SecretError({ error, seconds }: { error: unknown; seconds: number }) {
  const { t } = useTranslation('keys')
  if (secondsIn(error) === undefined) return error ? <ErrorLine error={error} /> : null
  if (seconds === 0) return <p className="small second">{t('tryLater.over')}</p>
  return (
    <div className="try-later" role="timer">
      <IconHourglass size={16} stroke={1.5} aria-hidden />
      <p>{t('tryLater.wait', { count: seconds })}</p>
    </div>
  )
}

function secondsIn(error: unknown): number | undefined {
  if (!(error instanceof ORPCError) || error.code !== 'TRY_LATER') return undefined
  return (error.data as { seconds: number }).seconds
}
