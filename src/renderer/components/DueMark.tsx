import { IconCalendarDue, IconFlag3Filled, IconHourglass } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { daysUntil, urgencyOf } from '../../shared/domain/due.ts'
import { today } from '../app/dates.ts'

const GLYPHS = { late: IconFlag3Filled, soon: IconHourglass, later: IconCalendarDue }
const TONES = { late: 'tone-bad', soon: 'tone-warn', later: 'second' }

/** How many days are left until a civil day, or how many it is late. */
export function DueMark({ on }: { on: string }) {
  const { t } = useTranslation()
  const urgency = urgencyOf(on, today())
  const days = daysUntil(on, today())
  const Glyph = GLYPHS[urgency]
  return (
    <span className={`state small ${TONES[urgency]}`}>
      <Glyph size={14} stroke={1.6} aria-hidden />
      {days === 0 ? t('due.today') : t(days < 0 ? 'due.late' : 'due.in', { count: Math.abs(days) })}
    </span>
  )
}
