import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DossierVersion } from '../../../shared/contract/dossier.ts'
import { engine } from '../../app/engine.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { PageBox } from '../../components/PageBox.tsx'
import { PageScroller } from '../../components/PageScroller.tsx'
import type { Zoom } from '../../components/pageZoom.ts'
import { Thumbnails } from '../../components/Thumbnails.tsx'
import { ZoomButtons } from '../../components/ZoomButtons.tsx'

interface DossierPagesProps {
  version: DossierVersion
  page: number
  goTo: { readonly page: number } | undefined
  onPage: (page: number) => void
  onGo: (page: number) => void
}

/** A dossier's pages as they will be read, beside all of them small. */
export function DossierPages({ version, page, goTo, onPage, onGo }: DossierPagesProps) {
  const { t } = useTranslation('dossier')
  const [zoom, setZoom] = useState<Zoom>('fit')
  const sizes = useQuery(engine.dossier.pageSizes.queryOptions({ input: { dossierId: version.id } }))
  if (sizes.isError) return <ErrorLine error={sizes.error} />
  if (!sizes.data) return <p className="reader-note">{t('view.opening')}</p>
  const pages = sizes.data.length
  const pathOf = (n: number) => `/dossiers/${version.id}/pages/${n}`
  const labelOf = (n: number) => t('view.page', { page: n, pages })
  return (
    <>
      <div className="tool-head dossier-tools">
        <PageBox page={page} pages={pages} onGo={onGo} />
        <ZoomButtons zoom={zoom} onZoom={setZoom} />
      </div>
      <div className="dossier-pages">
        <Thumbnails
          sizes={sizes.data}
          pathOf={pathOf}
          labelOf={labelOf}
          page={page}
          onGo={onGo}
          label={t('view.thumbnails')}
        />
        <PageScroller
          sizes={sizes.data}
          pathOf={pathOf}
          labelOf={labelOf}
          zoom={zoom}
          goTo={goTo}
          onPage={onPage}
          label={t('view.preview')}
        />
      </div>
    </>
  )
}
