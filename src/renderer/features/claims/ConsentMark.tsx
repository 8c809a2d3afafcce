import { IconCheck, IconCircleDashed, IconClockQuestion, IconQuestionMark, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ConsentState } from '../../../shared/domain/claim-consent.ts'

const LOOKS = {
  'in-evidence': { Glyph: IconCheck, tone: 'tone-ok' },
  'may-not-survive': { Glyph: IconClockQuestion, tone: 'tone-warn' },
  'cannot-tell': { Glyph: IconQuestionMark, tone: 'tone-unsure' },
  'out-of-scope': { Glyph: IconX, tone: 'tone-bad' },
  'party-not-bound': { Glyph: IconX, tone: 'tone-bad' },
  'no-consent-in-evidence': { Glyph: IconCircleDashed, tone: 'tone-unsure' },
} as const satisfies Record<ConsentState, unknown>

/** Whether there is consent to arbitrate, in a glyph and a word. */
export function ConsentMark({ state }: { state: ConsentState }) {
  const { t } = useTranslation('claims')
  const { Glyph, tone } = LOOKS[state]
  return (
    <span className={`state ${tone}`}>
      <Glyph size={14} stroke={1.7} aria-hidden />
      {t(`consent.state.${state}`)}
    </span>
  )
}
