import { ActionIcon } from '@mantine/core'
import { IconArrowAutofitWidth, IconMinus, IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type Span, zoomed } from '../../../shared/domain/timeline-axis.ts'

/** Shows less, more or all of the time, beside the axis that shows it. */
export function ZoomButtons({ span, onSpan }: { span: Span; onSpan: (span: Span | undefined) => void }) {
  const { t } = useTranslation('chronology')
  return (
    <span className="chronology-zoom">
      <ActionIcon size={24} aria-label={t('zoom.out')} title={t('zoom.out')} onClick={() => onSpan(zoomed(span, 1.6))}>
        <IconMinus size={15} stroke={1.5} />
      </ActionIcon>
      <ActionIcon
        size={24}
        aria-label={t('zoom.in')}
        title={t('zoom.in')}
        onClick={() => onSpan(zoomed(span, 1 / 1.6))}
      >
        <IconPlus size={15} stroke={1.5} />
      </ActionIcon>
      <ActionIcon size={24} aria-label={t('zoom.allHint')} title={t('zoom.allHint')} onClick={() => onSpan(undefined)}>
        <IconArrowAutofitWidth size={15} stroke={1.5} />
      </ActionIcon>
    </span>
  )
}
