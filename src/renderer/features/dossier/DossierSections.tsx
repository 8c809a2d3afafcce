import { useTranslation } from 'react-i18next'
import type { DossierVersion } from '../../../shared/contract/dossier.ts'
import { ExhibitNumber } from '../../components/ExhibitNumber.tsx'
import { VirtualList } from '../../components/VirtualList.tsx'

interface DossierSectionsProps {
  version: DossierVersion
  /** The page that is shown. */
  page: number
  onGo: (page: number) => void
}

/** What a dossier holds, with the page on which each part begins. */
export function DossierSections({ version, page, onGo }: DossierSectionsProps) {
  const { t } = useTranslation('dossier')
  const cover = { title: t('view.cover'), level: 1, page: 1, exhibit: null }
  const sections = [cover, ...version.sections]
  const here = sections.findLast((section) => section.page <= page)
  const keyOf = (section: (typeof sections)[number]) => `${sections.indexOf(section)}`
  const active = here && keyOf(here)
  return (
    <>
      <h2 className="dossier-heading">
        {t('view.sections')} <span className="spring" />
        <span className="faint tiny">{t('view.pages', { count: version.pages })}</span>
      </h2>
      <VirtualList
        items={sections}
        keyOf={keyOf}
        label={t('view.sections')}
        selected={new Set(active === undefined ? [] : [active])}
        active={active}
        onSelect={(_selected, key) => {
          const section = sections[Number(key)]
          if (section) onGo(section.page)
        }}
        rowHeight={28}
        renderRow={(section) => (
          <div className="dossier-section" data-level={section.level}>
            {section.exhibit !== null && <ExhibitNumber label={section.exhibit} />}
            <span className="dossier-section-title" title={section.title}>
              {section.title}
            </span>
            <span className="numbers faint">{section.page}</span>
          </div>
        )}
      />
    </>
  )
}
