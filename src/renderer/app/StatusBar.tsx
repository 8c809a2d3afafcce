import { IconCheck, IconDatabase, IconShieldCheck, IconShieldExclamation } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { JobsStatus } from '../features/jobs/JobsStatus.tsx'
import { clockTime, shortMoment } from './dates.ts'
import { engine } from './engine.ts'
import { useLanguage } from './i18n.ts'
import { LockTimer } from './LockTimer.tsx'
import { useSavedAt } from './saved.ts'
import { UndoNotice } from './UndoNotice.tsx'

export function StatusBar() {
  const { t } = useTranslation()
  const language = useLanguage()
  const savedAt = useSavedAt()
  const vault = useQuery(engine.vault.current.queryOptions()).data
  const verified = vault?.lastVerified

  return (
    <footer className="status-bar">
      <span className="status-item" role="status">
        {savedAt && (
          <>
            <IconCheck size={14} stroke={1.6} aria-hidden />
            {t('frame.saved', { time: clockTime(savedAt, language) })}
          </>
        )}
      </span>
      <UndoNotice />
      <JobsStatus />
      <span className="spring" />
      <span className="status-item">
        <IconDatabase size={14} stroke={1.5} aria-hidden />
        {t('frame.vault', { name: vault?.name ?? '' })}
      </span>
      {verified && (
        <Link to="/vault" className={verified.clean ? 'status-item' : 'status-item tone-bad'}>
          {verified.clean ? (
            <IconShieldCheck size={14} stroke={1.5} aria-hidden />
          ) : (
            <IconShieldExclamation size={14} stroke={1.5} aria-hidden />
          )}
          {t(verified.clean ? 'frame.verified' : 'frame.faulty', { date: shortMoment(verified.at, language) })}
        </Link>
      )}
      <LockTimer />
    </footer>
  )
}
