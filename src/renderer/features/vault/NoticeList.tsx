import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Notice } from '../../../shared/contract/vault.ts'
import { noticeInWords, sortedNotices } from '../../../shared/messages/vault-words.ts'
import { fullMoment } from '../../app/dates.ts'
import { useLanguage } from '../../app/i18n.ts'
import { AcceptLoss } from './AcceptLoss.tsx'
import { isLoss, lookOf } from './notices.ts'

/** What a person must know of this vault, the gravest first. */
export function NoticeList({ notices }: { notices: readonly Notice[] }) {
  const { t } = useTranslation('vault')
  const language = useLanguage()
  const readOnly = notices.some(({ kind }) => kind === 'read-only')
  return (
    <ul className="notices" aria-label={t('notice.label')}>
      {sortedNotices(notices).map((notice, index) => {
        const { icon: Glyph, tone, section } = lookOf(notice)
        return (
          <li key={index}>
            <Glyph size={18} stroke={1.5} className={`tone-${tone}`} aria-hidden />
            <div>
              <b>{t(`notice.${notice.kind}.title`)}</b>
              <p className="second">{noticeInWords(notice, (at) => fullMoment(at, language), t)}</p>
              <div className="row">
                {section && (
                  <Link to="/vault" search={{ section }} className="link">
                    {t(`notice.${notice.kind}.do`)}
                  </Link>
                )}
                {isLoss(notice) && !readOnly && <AcceptLoss asLink />}
              </div>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
