import { IconCircleFilled, IconCircleOff, IconHelpSquareRounded, type Icon } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RightState } from '../../../shared/domain/right-state.ts'

const MARKS: Record<RightState, { tone: string; icon: Icon }> = {
  'in-force': { tone: 'tone-ok', icon: IconCircleFilled },
  'not-in-force': { tone: 'tone-bad', icon: IconCircleOff },
  'cannot-tell': { tone: 'tone-unsure', icon: IconHelpSquareRounded },
}

/** How a right stood on a day: glyph and word. */
export function RightStateMark({ state }: { state: RightState }) {
  const { t } = useTranslation('rights')
  const { tone, icon: Glyph } = MARKS[state]
  return (
    <span className={`state ${tone}`}>
      <Glyph size={14} stroke={1.6} aria-hidden /> {t(`state.${state}`)}
    </span>
  )
}
