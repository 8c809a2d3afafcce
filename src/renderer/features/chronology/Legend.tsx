import { useTranslation } from 'react-i18next'
import { edtfDate } from '../../../shared/domain/edtf.ts'
import { dateInWords } from '../../../shared/domain/edtf-words.ts'
import { civilDayOf } from '../../../shared/domain/readings.ts'
import type { Span } from '../../../shared/domain/timeline-axis.ts'
import { useLanguage } from '../../app/i18n.ts'

const BARS = ['in-term', 'cannot-tell', 'sell-off', 'expired'] as const

/** What the marks mean, and which days are shown. */
export function Legend({ span, today }: { span: Span; today: string }) {
  const { t } = useTranslation('chronology')
  const language = useLanguage()
  const day = (civil: string | null) => (civil ? dateInWords(edtfDate(civil), language, 'short') : '')
  return (
    <div className="tl-legend tiny">
      {BARS.map((state) => (
        <span key={state}>
          <span className={`tl-swatch tl-bar-${state}`} aria-hidden />
          {t(`state.${state}`)}
        </span>
      ))}
      <span>
        <svg className="tl-tone-bad" width="13" height="13" viewBox="0 0 16 16" aria-hidden>
          <path d="M8 1.8 14.2 8 8 14.2 1.8 8Z" fill="currentColor" />
        </svg>
        {t('legend.after')}
      </span>
      <span>
        <svg className="tl-tone-unsure" width="13" height="13" viewBox="0 0 16 16" aria-hidden>
          <path d="M8 1.8 14.2 8 8 14.2 1.8 8Z" fill="none" stroke="currentColor" strokeWidth="1.5" />
        </svg>
        {t('legend.unsure')}
      </span>
      <span>
        <span className="tl-swatch tl-swatch-part" aria-hidden />
        {t('legend.part')}
      </span>
      <span>
        <span className="tl-swatch tl-swatch-open" aria-hidden />
        {t('legend.open')}
      </span>
      <span className="spring" />
      <span className="faint numbers" role="status">
        {t('timeline.shows', {
          from: day(civilDayOf(Math.floor(span.from))),
          to: day(civilDayOf(Math.ceil(span.to) - 1)),
        })}
      </span>
      {today && <span className="tl-today-words">{t('today', { date: day(today) })}</span>}
    </div>
  )
}
