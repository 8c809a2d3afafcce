import {
  type Icon,
  IconArchive,
  IconHistory,
  IconHourglassEmpty,
  IconKey,
  IconShieldCheck,
  IconShieldLock,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { engine } from '../../app/engine.ts'
import { Pane } from '../../components/Pane.tsx'
import { VaultSection } from './sections.ts'

const ICONS: Record<VaultSection, Icon> = {
  safety: IconShieldLock,
  keys: IconKey,
  locking: IconHourglassEmpty,
  verify: IconShieldCheck,
  backups: IconArchive,
}

/** The vault's parts in a list, and one of them beside it. */
export function VaultFrame({ here, children }: { here: VaultSection | 'trail'; children: ReactNode }) {
  const { t } = useTranslation('vault')
  const vault = useQuery(engine.vault.current.queryOptions()).data

  const look = (place: VaultSection | 'trail') => ({
    className: place === here ? 'sidebar-item sidebar-item-here' : 'sidebar-item',
    'aria-current': place === here ? ('page' as const) : undefined,
  })

  return (
    <div className="panes">
      <Pane
        view="vault"
        name="sections"
        label={t('section.label')}
        width={212}
        least={170}
        most={340}
        edge="end"
        ground="sidebar"
      >
        <div className="sidebar-inner">
          <div className="sidebar-head">
            <div className="sidebar-number">
              {t('title')}
              {vault?.sample && <span className="tag">{t('common:sample')}</span>}
            </div>
            <div className="sidebar-title">{vault?.name}</div>
          </div>
          <nav aria-label={t('section.label')}>
            {VaultSection.options.map((section) => {
              const Glyph = ICONS[section]
              return (
                <Link key={section} to="/vault" search={{ section }} {...look(section)}>
                  <Glyph size={17} stroke={1.5} aria-hidden />
                  <span className="one-line">{t(`section.${section}`)}</span>
                  {section === 'safety' && vault && vault.notices.length > 0 && (
                    <span className="sidebar-count">{vault.notices.length}</span>
                  )}
                </Link>
              )
            })}
            <Link to="/vault/trail" {...look('trail')}>
              <IconHistory size={17} stroke={1.5} aria-hidden />
              <span className="one-line">{t('section.trail')}</span>
            </Link>
          </nav>
        </div>
      </Pane>
      {children}
    </div>
  )
}
