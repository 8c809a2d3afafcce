import { IconRepeat } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ActInBrief } from '../../../shared/contract/acts.ts'
import type { Row } from '../../../shared/contract/registers.ts'
import { formatRowNumber } from '../../../shared/domain/register-kinds.ts'
import { territoryInWords } from '../../../shared/messages/territory-words.ts'
import { useLanguage } from '../../app/i18n.ts'
import { DateText } from '../../components/DateText.tsx'
import { StateThatDayMark } from '../chronology/StateThatDayMark.tsx'
import { MayHaveBeen } from '../licences/MayHaveBeen.tsx'
import { OneSourceMark } from '../stories/OneSourceMark.tsx'

export const ACT_COLUMNS = ['number', 'act', 'when', 'state', 'stands'] as const

export function ActHead() {
  const { t } = useTranslation('acts')
  return (
    <div className="act-row register-head" role="row" aria-rowindex={1}>
      {ACT_COLUMNS.map((column) => (
        <span key={column} role="columnheader">
          {t(`column.${column}`)}
        </span>
      ))}
    </div>
  )
}

interface ActRowProps {
  act: Row<'act'>
  actor: string
  /** Undefined while it is not known, and of a withdrawn act. */
  standing: ActInBrief | undefined
}

/** An act: who did what, when and where, how the licence stood that day, and what the act stands on. */
export function ActRow({ act, actor, standing }: ActRowProps) {
  const { t } = useTranslation(['acts', 'stories'])
  const language = useLanguage()
  const where = [act.where, act.country && territoryInWords(act.country, language)].filter(Boolean).join(', ')
  return (
    <div className={act.withdrawnOn === null ? 'act-row' : 'act-row register-withdrawn'}>
      <span role="gridcell" className="fact-number">
        {formatRowNumber('act', act.number)}
      </span>
      <span role="gridcell" className="wrap-anywhere">
        {act.title}
        <span className="licence-more faint">
          {[t(`kind.${act.kind}`), actor || t('nobody'), where].filter(Boolean).join(' · ')}
        </span>
      </span>
      <span role="gridcell">
        {act.when ? <DateText date={act.when} /> : <span className="faint">{t('undated')}</span>}
        {act.lasting && (
          <span className="licence-more act-lasting faint">
            <IconRepeat size={12} stroke={1.6} aria-hidden /> {t('goesOn')}
          </span>
        )}
      </span>
      <span role="gridcell">
        {standing && (
          <>
            <StateThatDayMark state={standing.licence} />
            <MayHaveBeen possible={standing.possible} />
          </>
        )}
      </span>
      <span role="gridcell">
        {standing && (
          <>
            <span className={standing.stands === 'no-right-in-evidence' ? 'tone-bad' : undefined}>
              {t(`stands.${standing.stands}`)}
            </span>
            {standing.origins === 1 && (
              <span className="licence-more">
                <OneSourceMark>{t('stories:origins.one')}</OneSourceMark>
              </span>
            )}
          </>
        )}
      </span>
    </div>
  )
}
