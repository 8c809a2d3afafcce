import { useTranslation } from 'react-i18next'
import type { Row } from '../../../shared/contract/registers.ts'
import { renewalUrgency } from '../../../shared/domain/right-renewal.ts'
import { needsRegistration, type RightState } from '../../../shared/domain/right-state.ts'
import { territoryInWords } from '../../../shared/messages/territory-words.ts'
import { useLanguage } from '../../app/i18n.ts'
import { DateText } from '../../components/DateText.tsx'
import { DueMark } from '../../components/DueMark.tsx'
import { RightStateMark } from './RightStateMark.tsx'

export const RIGHT_COLUMNS = ['right', 'territory', 'number', 'term', 'renewal', 'state'] as const

export function RightHead() {
  const { t } = useTranslation('rights')
  return (
    <div className="right-row register-head" role="row" aria-rowindex={1}>
      {RIGHT_COLUMNS.map((column) => (
        <span key={column} role="columnheader">
          {t(`head.${column}`)}
        </span>
      ))}
    </div>
  )
}

interface RightRowProps {
  right: Row<'right'>
  /** Undefined while it is not known. */
  state: RightState | undefined
  /** ISO 8601. */
  today: string
}

/** A right in one territory: its numbers, its term, when it is to be renewed, and how it stood on the day asked about. */
export function RightRow({ right, state, today }: RightRowProps) {
  const { t } = useTranslation('rights')
  const language = useLanguage()
  const { type, title, territory, registrationNumber, applicationNumber, withdrawnOn } = right
  const urgency = renewalUrgency(right, today)
  return (
    <div className={withdrawnOn === null ? 'right-row' : 'right-row register-withdrawn'}>
      <span role="gridcell" className="wrap-anywhere">
        {title}
        <span className="right-type faint">{t(`type.${type}`)}</span>
      </span>
      <span role="gridcell">{territoryInWords(territory, language)}</span>
      <span role="gridcell" className="wrap-anywhere">
        {registrationNumber || applicationNumber || <span className="faint">{t('noNumber')}</span>}
      </span>
      <span role="gridcell" className="right-term">
        <Term right={right} />
      </span>
      <span role="gridcell">
        {urgency !== undefined && right.renewalDue !== null && (
          <>
            <DateText date={right.renewalDue} /> <DueMark on={right.renewalDue} />
          </>
        )}
      </span>
      <span role="gridcell">{withdrawnOn === null && state && <RightStateMark state={state} />}</span>
    </div>
  )
}

/** From registration to the last day; of a right without formalities since when it stands. */
function Term({ right: { type, registered, expires, statusSince } }: { right: Row<'right'> }) {
  const { t } = useTranslation('rights')
  const isSince = registered === null && !needsRegistration(type) && statusSince !== null
  if (registered === null && expires === null && !isSince) return <span className="faint">{t('noTerm')}</span>
  return (
    <>
      {isSince ? (
        <>
          {t('since')} <DateText date={statusSince} />
        </>
      ) : registered === null ? (
        '?'
      ) : (
        <DateText date={registered} />
      )}
      {(expires !== null || !isSince) && ' – '}
      {expires !== null ? <DateText date={expires} /> : !isSince && '?'}
    </>
  )
}
