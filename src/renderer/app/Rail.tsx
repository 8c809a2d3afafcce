import {
  type Icon,
  IconBriefcase,
  IconCertificate,
  IconSearch,
  IconSettings,
  IconShieldLock,
  IconUsers,
  IconWorld,
} from '@tabler/icons-react'
import { Link, useMatchRoute } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

type Place = '/cases' | '/search' | '/people' | '/rights' | '/agreements' | '/vault' | '/settings'

/** The vault's places. */
export function Rail() {
  const { t } = useTranslation()
  return (
    <nav className="rail" aria-label={t('frame.rail')} data-pane="rail">
      <RailLink to="/cases" icon={IconBriefcase} label={t('rail.cases')} />
      <RailLink to="/search" icon={IconSearch} label={t('rail.search')} />
      <RailLink to="/people" icon={IconUsers} label={t('rail.people')} />
      <RailLink to="/rights" icon={IconCertificate} label={t('rail.rights')} />
      <RailLink to="/agreements" icon={IconWorld} label={t('rail.agreements')} />
      <span className="spring" />
      <RailLink to="/vault" icon={IconShieldLock} label={t('rail.vault')} />
      <RailLink to="/settings" icon={IconSettings} label={t('rail.settings')} />
    </nav>
  )
}

function RailLink({ to, icon: Glyph, label }: { to: Place; icon: Icon; label: string }) {
  const matches = useMatchRoute()
  const here =
    Boolean(matches({ to, fuzzy: true })) || (to === '/cases' && Boolean(matches({ to: '/case/$caseId', fuzzy: true })))
  return (
    <Link to={to} className={here ? 'rail-item rail-item-here' : 'rail-item'} aria-current={here ? 'page' : undefined}>
      <Glyph size={20} stroke={1.5} aria-hidden />
      <span>{label}</span>
    </Link>
  )
}
