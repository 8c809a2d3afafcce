import { useTranslation } from 'react-i18next'
import type { TimelineLane } from './timelineLayout.ts'

/** What a lane holds: a licence by its number and title, or a kind. */
export function LaneHead({ lane }: { lane: TimelineLane }) {
  const { t } = useTranslation('chronology')
  const { term, of } = lane
  if (!term) {
    return (
      <span className="tl-name" role="rowheader">
        {t(`lane.${of}`)}
      </span>
    )
  }
  return (
    <span className="tl-name" role="rowheader" title={`${term.label} ${term.title}`}>
      <span className="faint numbers">{term.label}</span> {term.title}
    </span>
  )
}
