import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { fullMoment } from '../../app/dates.ts'
import { useLanguage } from '../../app/i18n.ts'
import type { Stale } from './useDocumentChanges.ts'

interface StaleChoiceProps {
  stale: Stale
  mine: ReactNode
  theirs: ReactNode
  onMine: () => void
  onTheirs: () => void
}

/** Both versions where two people changed the same thing; the person keeps one. */
export function StaleChoice({ stale, mine, theirs, onMine, onTheirs }: StaleChoiceProps) {
  const { t } = useTranslation('evidence')
  const language = useLanguage()
  return (
    <div className="stale" role="alert">
      <strong>{t('stale.title')}</strong>
      <dl>
        <dt>
          {t('stale.theirs')}
          <span className="faint">
            {' '}
            {t('stale.by', { by: stale.changedBy, at: fullMoment(stale.changedAt, language) })}
          </span>
        </dt>
        <dd>{theirs || t('stale.nothing')}</dd>
        <dt>{t('stale.mine')}</dt>
        <dd>{mine || t('stale.nothing')}</dd>
      </dl>
      <div className="row">
        <Button onClick={onTheirs}>{t('stale.keepTheirs')}</Button>
        <Button onClick={onMine}>{t('stale.keepMine')}</Button>
      </div>
    </div>
  )
}
