import { useTranslation } from 'react-i18next'
import { TREATY_STATES, type TreatyState } from '../../../shared/domain/treaty.ts'
import { WORLD_SIZE } from './worldShapes.ts'

/** Units of the drawing. */
export const LEGEND_HEIGHT = 62
const SWATCH = 18
/** About as wide as a letter is. */
const LETTER = 6
const LEFT = 8

interface MapLegendProps {
  /** What the map shows, and of which day. */
  caption: string
  /** The country from which is asked. */
  home: string
  states: ReadonlySet<TreatyState>
}

function useEntries({ home, states }: MapLegendProps) {
  const { t } = useTranslation('agreements')
  const shown = TREATY_STATES.filter((state) => states.has(state))
  return [{ kind: 'home', label: home }, ...shown.map((state) => ({ kind: state, label: t(`told.${state}`) }))]
}

/** What the patterns mean, under the map in the window. */
export function MapWords(legend: MapLegendProps) {
  const { t } = useTranslation('agreements')
  return (
    <div className="agreements-map-words">
      <p className="small strong">{legend.caption}</p>
      <p className="legend">
        {useEntries(legend).map(({ kind, label }) => (
          <span key={kind}>
            <svg width={SWATCH} height="12" aria-hidden>
              <rect width={SWATCH} height="12" className={`map-shape map-${kind}`} />
            </svg>
            {label}
          </span>
        ))}
      </p>
      <p className="tiny faint">
        {t('notFoundIsNotNo')} {t('mapNote')}
      </p>
    </div>
  )
}

/** The same below the edge of what the window shows of the drawing, so that a saved map is not left without words. */
export function MapLegend(legend: MapLegendProps) {
  const { t } = useTranslation('agreements')
  const entries = useEntries(legend)
  const widths = entries.map(({ label }) => SWATCH + 6 + label.length * LETTER + 14)
  const top = WORLD_SIZE.height
  return (
    <g className="map-legend" aria-hidden>
      <text x={LEFT} y={top + 12} className="map-caption">
        {legend.caption}
      </text>
      {entries.map(({ kind, label }, at) => {
        const x = LEFT + widths.slice(0, at).reduce((sum, width) => sum + width, 0)
        return (
          <g key={kind}>
            <rect x={x} y={top + 22} width={SWATCH} height={12} className={`map-shape map-${kind}`} />
            <text x={x + SWATCH + 6} y={top + 32}>
              {label}
            </text>
          </g>
        )
      })}
      <text x={LEFT} y={top + 52} className="map-note">
        {t('notFoundIsNotNo')} {t('mapNote')}
      </text>
    </g>
  )
}
