import { useTranslation } from 'react-i18next'
import type { ConsentStanding } from '../../../shared/contract/claims.ts'
import { BecauseSteps } from '../../components/BecauseSteps.tsx'
import { ConsentMark } from './ConsentMark.tsx'

interface ConsentListProps {
  standings: readonly ConsentStanding[]
  /** Whom or what each is about. */
  nameOf: (standing: ConsentStanding) => string
}

/** Consent to arbitrate, a line each, with the steps from which it follows. */
export function ConsentList({ standings, nameOf }: ConsentListProps) {
  const { t } = useTranslation('claims')
  return (
    <ul className="consent-list">
      {standings.map((one) => (
        <li key={`${one.claimId} ${one.defendantId}`}>
          <span className="consent-line">
            <span className="wrap-anywhere">{nameOf(one)}</span>
            <ConsentMark state={one.state} />
          </span>
          <details>
            <summary className="tiny">{t('consent.why')}</summary>
            <BecauseSteps steps={one.because} />
          </details>
        </li>
      ))}
    </ul>
  )
}
