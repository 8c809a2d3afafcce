import { Button, SegmentedControl } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type Span, type Zoom, zoomOf, ZOOMS } from '../../../shared/domain/timeline-axis.ts'
import { count as inWords } from '../../app/dates.ts'
import { useLanguage } from '../../app/i18n.ts'
import { CHRONOLOGY_VIEWS, type ChronologyView } from './chronologyViews.ts'

interface ChronologyHeadProps {
  count: number
  view: ChronologyView
  span: Span
  onView: (view: ChronologyView) => void
  onZoom: (zoom: Zoom) => void
  onExport: () => void
  isEmpty: boolean
}

/** How the chronology is shown: timeline or table, and how near. */
export function ChronologyHead({ count, view, span, onView, onZoom, onExport, isEmpty }: ChronologyHeadProps) {
  const { t } = useTranslation('chronology')
  const language = useLanguage()
  return (
    <div className="view-head">
      <h1>{t('title')}</h1>
      <span className="numbers faint">{inWords(count, language)}</span>
      {!isEmpty && (
        <>
          <SegmentedControl
            aria-label={t('view.label')}
            data={CHRONOLOGY_VIEWS.map((value) => ({ value, label: t(`view.${value}`) }))}
            value={view}
            onChange={(value) => onView(value as ChronologyView)}
          />
          <span className="spring" />
          {view !== 'table' && (
            <SegmentedControl
              aria-label={t('zoom.label')}
              data={ZOOMS.map((value) => ({ value, label: t(`zoom.${value}`) }))}
              value={zoomOf(span)}
              onChange={(value) => onZoom(value as Zoom)}
            />
          )}
          <Button leftSection={<IconDownload size={15} stroke={1.5} />} onClick={onExport} disabled={count === 0}>
            {t('export.button')}
          </Button>
        </>
      )}
    </div>
  )
}
