import type { Language } from '../../../shared/domain/language.ts'
import { civilDayOf } from '../../../shared/domain/readings.ts'
import { type Span, type Tick, ticksOf } from '../../../shared/domain/timeline-axis.ts'
import { useLanguage } from '../../app/i18n.ts'
import { pixelsOf } from './timelineLayout.ts'

const FORMS: Readonly<Record<Tick['unit'], Intl.DateTimeFormatOptions>> = {
  year: {},
  month: { month: 'short', year: 'numeric' },
  day: { day: 'numeric', month: 'short' },
}

/** CSS pixels that a label takes at most. */
const LABEL: Readonly<Record<Tick['unit'], number>> = { year: 34, month: 66, day: 50 }

function labelOf({ day, unit }: Tick, language: Language): string {
  const civil = civilDayOf(day) ?? ''
  if (unit === 'year') return String(Number(civil.slice(0, 4)))
  const locale = language === 'ru' ? 'ru-RU' : 'en-GB'
  const at = new Date(`${civil}T00:00:00Z`)
  const isNewYear = unit === 'day' && civil.endsWith('-01-01')
  const form = isNewYear ? { ...FORMS.day, year: 'numeric' as const } : FORMS[unit]
  return new Intl.DateTimeFormat(locale, { ...form, timeZone: 'UTC' }).format(at).replace(' г.', '')
}

/** The years, months or days that are shown, and a line down from each. */
export function Axis({ span, width }: { span: Span; width: number }) {
  const language = useLanguage()
  const x = pixelsOf(span, width)
  const labelled = ticksOf(span, width).filter(({ day, unit }) => x(day) + LABEL[unit] <= width)
  return (
    <div className="tl-axis" aria-hidden>
      {labelled.map((tick) => (
        <span key={tick.day} className="tl-tick numbers" style={{ left: x(tick.day) }}>
          {labelOf(tick, language)}
        </span>
      ))}
    </div>
  )
}

export function AxisLines({ span, width, today }: { span: Span; width: number; today: number }) {
  const x = pixelsOf(span, width)
  const now = x(today + 0.5)
  return (
    <div className="tl-lines" aria-hidden>
      {ticksOf(span, width).map(({ day }) => (
        <span key={day} className="tl-line" style={{ left: x(day) }} />
      ))}
      {now >= 0 && now <= width && <span className="tl-today" style={{ left: now }} />}
    </div>
  )
}
