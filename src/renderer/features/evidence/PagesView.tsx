import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EvidenceDocument } from '../../../shared/contract/evidence.ts'
import { engine } from '../../app/engine.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { PageBox } from '../../components/PageBox.tsx'
import { PageScroller, type Zoom } from '../../components/PageScroller.tsx'
import { ZoomButtons } from '../../components/ZoomButtons.tsx'
import type { Find } from './useFind.ts'

/** A document's pages as they are. What is found is shown by its page. */
export function PagesView({ document, find }: { document: EvidenceDocument; find: Find }) {
  const { t } = useTranslation('evidence')
  const [page, setPage] = useState(1)
  const [asked, setAsked] = useState<{ page: number }>()
  const [zoom, setZoom] = useState<Zoom>('fit')
  const sizes = useQuery(engine.evidence.pageSizes.queryOptions({ input: { documentId: document.id } }))
  const found = find.at === undefined ? undefined : find.places[find.at]
  const foundPage = useMemo(() => (found?.page == null ? undefined : { page: found.page }), [found])

  if (sizes.isError) return <ErrorLine error={sizes.error} />
  if (!sizes.data) return <p className="reader-note">{t('reader.loading')}</p>
  const pages = sizes.data.length
  return (
    <>
      <div className="tool-head reader-pages-head">
        <PageBox page={page} pages={pages} onGo={(to) => setAsked({ page: to })} />
        <ZoomButtons zoom={zoom} onZoom={setZoom} />
      </div>
      {document.blocks === 0 && <p className="reader-textless">{t('reader.noText')}</p>}
      <PageScroller
        sizes={sizes.data}
        pathOf={(n) => `/documents/${document.id}/pages/${n}`}
        labelOf={(n) => t('reader.pageImage', { page: n, pages })}
        zoom={zoom}
        goTo={foundPage ?? asked}
        onPage={setPage}
        label={t('reader.pages')}
      />
    </>
  )
}
