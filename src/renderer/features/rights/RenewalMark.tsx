import { type Icon, IconCalendar, IconFlag, IconHourglass } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Urgency } from '../../../shared/domain/due.ts'
import { DateText } from '../../components/DateText.tsx'

const MARKS: Record<Urgency, { tone: string; icon: Icon }> = {
  late: { tone: 'tone-bad', icon: IconFlag },
  soon: { tone: 'tone-warn', icon: IconHourglass },
  later: { tone: 'second', icon: IconCalendar },
}

/** When a renewal falls due, and how pressing it is: glyph, word and day. */
export function RenewalMark({ due, urgency }: { due: string; urgency: Urgency }) {
  const { t } = useTranslation('rights')
  const { tone, icon: Glyph } = MARKS[urgency]
  return (
    <span className={`state ${tone}`}>
      <Glyph size={14} stroke={1.6} aria-hidden />
      <span>
        {urgency !== 'later' && `${t(`renewal.${urgency}`)}, `}
        <DateText date={due} />
      </span>
    </span>
  )
}
