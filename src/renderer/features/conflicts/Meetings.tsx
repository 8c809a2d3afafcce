import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Meeting } from '../../../shared/contract/conflicts.ts'
import { likenessInWords } from '../../../shared/messages/meeting-words.ts'

/** Whom the vault's cases name that somebody may be: the name, its role and case, and how alike it is. */
export function Meetings({ meetings, asked = 1 }: { meetings: readonly Meeting[]; asked?: number }) {
  const { t } = useTranslation('conflicts')
  return (
    <ul className="meetings">
      {meetings.map((met) => (
        <li key={met.partyId}>
          <div className="meeting-name">
            <span className="serif wrap-anywhere">{met.name}</span>
            <span className={met.likeness === 1 ? 'tag tone-warn' : 'tag'}>{likenessInWords(met.likeness, t)}</span>
          </div>
          <div className="small second wrap-anywhere">
            {t(`cases:role.${met.role}`)},{' '}
            <Link className="link" to="/case/$caseId/overview" params={{ caseId: met.caseId }}>
              {met.reference} {met.caseTitle}
            </Link>
            {met.alias !== null && `, ${t('by', { name: met.alias })}`}
            {asked > 1 && <span className="faint"> · {t('asked', { name: met.asked })}</span>}
          </div>
        </li>
      ))}
    </ul>
  )
}
