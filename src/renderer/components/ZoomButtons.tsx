import { ActionIcon, Menu } from '@mantine/core'
import { IconArrowAutofitHeight, IconArrowAutofitWidth, IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Zoom, zoomStep } from './pageZoom.ts'

const CHOICES = [0.5, 0.7, 1, 1.25, 1.5, 2, 4]

interface ZoomButtonsProps {
  zoom: Zoom
  /** The same function each time: it is drawn anew where it is not. */
  onZoom: (zoom: Zoom) => void
}

/** Larger, smaller, as wide as the pane, a whole page, or a percentage. */
export const ZoomButtons = memo(function ZoomButtons({ zoom, onZoom }: ZoomButtonsProps) {
  const { t } = useTranslation('evidence')
  const [smaller, larger] = [zoomStep(zoom, -1), zoomStep(zoom, 1)]
  const percent = (of: number) => t('reader.zoom', { percent: Math.round(of * 100) })
  return (
    <span className="row zoom-buttons">
      <ActionIcon
        aria-label={t('reader.zoomOut')}
        disabled={smaller === undefined}
        onClick={() => smaller !== undefined && onZoom(smaller)}
      >
        <IconZoomOut size={17} stroke={1.5} />
      </ActionIcon>
      <Menu position="bottom">
        <Menu.Target>
          <button type="button" className="zoom-choice numbers second" aria-label={t('reader.zoomTo')}>
            {typeof zoom === 'number' ? percent(zoom) : t(`reader.zoomWord.${zoom}`)}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onZoom('fit')}>{t('reader.fit')}</Menu.Item>
          <Menu.Item onClick={() => onZoom('page')}>{t('reader.fitPage')}</Menu.Item>
          {CHOICES.map((choice) => (
            <Menu.Item key={choice} onClick={() => onZoom(choice)}>
              {percent(choice)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <ActionIcon
        aria-label={t('reader.zoomIn')}
        disabled={larger === undefined}
        onClick={() => larger !== undefined && onZoom(larger)}
      >
        <IconZoomIn size={17} stroke={1.5} />
      </ActionIcon>
      <ActionIcon
        className="zoom-fit"
        aria-label={t('reader.fit')}
        aria-pressed={zoom === 'fit'}
        onClick={() => onZoom('fit')}
      >
        <IconArrowAutofitWidth size={17} stroke={1.5} />
      </ActionIcon>
      <ActionIcon
        className="zoom-fit"
        aria-label={t('reader.fitPage')}
        aria-pressed={zoom === 'page'}
        onClick={() => onZoom('page')}
      >
        <IconArrowAutofitHeight size={17} stroke={1.5} />
      </ActionIcon>
    </span>
  )
})
