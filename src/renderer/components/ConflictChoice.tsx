import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { fullMoment } from '../app/dates.ts'
import { useLanguage } from '../app/i18n.ts'
import type { Conflict } from './useAutosave.ts'

interface ConflictChoiceProps<T> {
  conflict: Omit<Conflict<T>, 'revision'>
  show: (value: T) => ReactNode
  onMine: () => void
  onTheirs: () => void
}

/** Both versions side by side where two windows changed the same thing; the person keeps one. */
export function ConflictChoice<T>({ conflict, show, onMine, onTheirs }: ConflictChoiceProps<T>) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { mine, theirs, changedBy, changedAt } = conflict
  const nothing = <span className="faint">{t('conflict.nothing')}</span>
  return (
    <div className="conflict" role="alert">
      <p>{t('conflict.title', { by: changedBy, at: fullMoment(changedAt, language) })}</p>
      <div className="conflict-sides">
        <div>
          <h4>{t('conflict.theirs')}</h4>
          <div className="wrap-anywhere">{show(theirs) || nothing}</div>
          <Button onClick={onTheirs}>{t('conflict.keepTheirs')}</Button>
        </div>
        <div>
          <h4>{t('conflict.mine')}</h4>
          <div className="wrap-anywhere">{show(mine) || nothing}</div>
          <Button onClick={onMine}>{t('conflict.keepMine')}</Button>
        </div>
      </div>
    </div>
  )
}
