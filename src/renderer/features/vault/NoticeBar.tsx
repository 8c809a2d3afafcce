import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { sortedNotices } from '../../../shared/messages/vault-words.ts'
import { engine } from '../../app/engine.ts'
import { lookOf } from './notices.ts'

/** A slim bar over every view, where the vault is not as it should be. */
export function NoticeBar() {
  const { t } = useTranslation('vault')
  const notices = useQuery(engine.vault.current.queryOptions()).data?.notices ?? []
  const [gravest, ...others] = sortedNotices(notices).filter((notice) => lookOf(notice).everywhere)
  if (!gravest) return null
  const { icon: Glyph, tone } = lookOf(gravest)
  return (
    <div className={`notice-bar notice-bar-${tone}`} role="status">
      <Glyph size={16} stroke={1.5} className={`tone-${tone}`} aria-hidden />
      <span className="notice-bar-words">
        {[gravest, ...others].map(({ kind }) => t(`notice.${kind}.title`)).join(' · ')}
      </span>
      <Link to="/vault" className="link">
        {t('notice.show')}
      </Link>
    </div>
  )
}
