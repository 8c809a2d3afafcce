import { useTranslation } from 'react-i18next'
import type { Row } from '../../../shared/contract/registers.ts'
import type { LicenceOnDay } from '../../../shared/contract/licences.ts'
import { formatRowNumber } from '../../../shared/domain/register-kinds.ts'
import { DateText } from '../../components/DateText.tsx'
import { StateThatDayMark } from '../chronology/StateThatDayMark.tsx'
import { MayHaveBeen } from './MayHaveBeen.tsx'

export const LICENCE_COLUMNS = ['number', 'licence', 'licensees', 'term', 'state'] as const

export function LicenceHead() {
  const { t } = useTranslation('licences')
  return (
    <div className="licence-row register-head" role="row" aria-rowindex={1}>
      {LICENCE_COLUMNS.map((column) => (
        <span key={column} role="columnheader">
          {t(`column.${column}`)}
        </span>
      ))}
    </div>
  )
}

interface LicenceRowProps {
  licence: Row<'licence'>
  licensees: string
  /** Undefined while it is not known. */
  onDay: LicenceOnDay | undefined
}

/** A licence: whose, its term as far as it is in evidence, and how it stood on the day that is asked about. */
export function LicenceRow({ licence, licensees, onDay }: LicenceRowProps) {
  const { t } = useTranslation('licences')
  const { number, title, granted, start, end, openEnded, extensions, termination, withdrawnOn } = licence
  const until = extensions.at(-1)?.until ?? end
  return (
    <div className={withdrawnOn === null ? 'licence-row' : 'licence-row register-withdrawn'}>
      <span role="gridcell" className="fact-number">
        {formatRowNumber('licence', number)}
      </span>
      <span role="gridcell" className="wrap-anywhere">
        {title}
        {granted !== 'yes' && <span className="licence-more faint">{t(`granted.${granted}`)}</span>}
      </span>
      <span role="gridcell" className="wrap-anywhere">
        {licensees || <span className="faint">{t('notInEvidence')}</span>}
      </span>
      <span role="gridcell" className="licence-term">
        {start || until || openEnded ? (
          <>
            {start ? <DateText date={start} /> : '?'} –{' '}
            {openEnded ? t('openEnded') : until ? <DateText date={until} /> : '?'}
          </>
        ) : (
          <span className="faint">{t('notInEvidence')}</span>
        )}
        {termination && (
          <span className="licence-more">
            {t('terminated')} <DateText date={termination.on} />
          </span>
        )}
      </span>
      <span role="gridcell">
        {withdrawnOn === null && onDay && (
          <>
            <StateThatDayMark state={onDay.state} />
            <MayHaveBeen possible={onDay.possible} />
          </>
        )}
      </span>
    </div>
  )
}
