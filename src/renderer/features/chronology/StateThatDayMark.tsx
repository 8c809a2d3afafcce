import { useTranslation } from 'react-i18next'
import type { StateThatDay } from '../../../shared/domain/chronology.ts'
import { toneOfState } from './Glyph.tsx'

/** How the licence stood that day, with the mark of that state. */
export function StateThatDayMark({ state }: { state: StateThatDay }) {
  const { t } = useTranslation('chronology')
  return (
    <span className={`state tl-tone-${toneOfState(state)}`}>
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden fill="none" stroke="currentColor" strokeWidth="1.3">
        {shapeOf(state)}
      </svg>
      {t(`state.${state}`)}
    </span>
  )
}

function shapeOf(state: StateThatDay) {
  switch (state) {
    case 'in-term':
      return <rect x="1" y="4" width="12" height="6" rx="1" fill="currentColor" />
    case 'sell-off':
      return (
        <>
          <rect x="1" y="4" width="12" height="6" rx="1" />
          <path d="M1.5 9.5 6 4.5M5 9.5 9.5 4.5M8.5 9.5 12.5 5" />
        </>
      )
    case 'expired':
    case 'terminated':
      return (
        <>
          <path d="M1 5h4.5v4H1Z" fill="currentColor" />
          <path d="M7.5 1.5v11M9.5 5l3.5 4M13 5 9.5 9" strokeLinecap="round" />
        </>
      )
    case 'cannot-tell':
      return (
        <>
          <rect x="1.5" y="2.5" width="11" height="9" rx="1.5" strokeDasharray="2 1.5" />
          <path d="M5.7 5.7a1.4 1.4 0 1 1 1.9 1.3c-.4.2-.6.4-.6.8M7 9.4v.1" strokeLinecap="round" />
        </>
      )
    case 'not-yet-in-force':
    case 'no-licence':
      return <path d="M1 7h12" strokeDasharray="1 2" strokeLinecap="round" />
  }
}
