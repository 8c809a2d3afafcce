import { ActionIcon } from '@mantine/core'
import { IconArrowAutofitWidth, IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Zoom } from './PageScroller.tsx'

const STEPS = [0.25, 0.5, 0.7, 0.85, 1, 1.25, 1.5, 2, 3, 4]

/** Larger, smaller, as wide as the pane. */
export function ZoomButtons({ zoom, onZoom }: { zoom: Zoom; onZoom: (zoom: Zoom) => void }) {
  const { t } = useTranslation('evidence')
  const from = zoom === 'fit' ? 1 : zoom
  const smaller = STEPS.findLast((step) => step < from)
  const larger = STEPS.find((step) => step > from)
  return (
    <span className="row zoom-buttons">
      <ActionIcon
        aria-label={t('reader.zoomOut')}
        disabled={smaller === undefined}
        onClick={() => smaller !== undefined && onZoom(smaller)}
      >
        <IconZoomOut size={17} stroke={1.5} />
      </ActionIcon>
      {zoom !== 'fit' && (
        <span className="numbers second" role="status">
          {t('reader.zoom', { percent: Math.round(zoom * 100) })}
        </span>
      )}
      <ActionIcon
        aria-label={t('reader.zoomIn')}
        disabled={larger === undefined}
        onClick={() => larger !== undefined && onZoom(larger)}
      >
        <IconZoomIn size={17} stroke={1.5} />
      </ActionIcon>
      <ActionIcon aria-label={t('reader.fit')} aria-pressed={zoom === 'fit'} onClick={() => onZoom('fit')}>
        <IconArrowAutofitWidth size={17} stroke={1.5} />
      </ActionIcon>
    </span>
  )
}
