import {
  type Icon,
  IconCalendarTime,
  IconCircleCheck,
  IconCircleDashed,
  IconClockX,
  IconFileOff,
  IconHelpSquare,
  IconSearchOff,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Statement } from '../../../shared/contract/answers.ts'

/** That a sentence says what cannot be told, or is not in evidence. */
export function ToldMark({ told }: { told: Exclude<Statement['told'], 'told'> }) {
  const { t } = useTranslation('answers')
  const Glyph = told === 'cannot-tell' ? IconHelpSquare : IconCircleDashed
  const words = t(`told.${told}`)
  return (
    <span className="state tone-unsure" title={words}>
      <Glyph size={15} stroke={1.5} role="img" aria-label={words} />
    </span>
  )
}

const TALLIES: Readonly<Record<string, { glyph: Icon; tone: string }>> = {
  after: { glyph: IconClockX, tone: 'tone-bad' },
  'in-term': { glyph: IconCircleCheck, tone: 'tone-ok' },
  'in-force': { glyph: IconCircleCheck, tone: 'tone-ok' },
  consent: { glyph: IconCircleCheck, tone: 'tone-ok' },
  'no-consent': { glyph: IconCircleDashed, tone: 'tone-bad' },
  before: { glyph: IconCalendarTime, tone: 'second' },
  'not-yet': { glyph: IconCalendarTime, tone: 'second' },
  'not-found': { glyph: IconSearchOff, tone: 'tone-unsure' },
  'no-licence': { glyph: IconFileOff, tone: 'tone-unsure' },
  'cannot-tell': { glyph: IconHelpSquare, tone: 'tone-unsure' },
}

/** How many of what was looked at came out so: `after the end: 1`. */
export function TallyMark({ of, count }: { of: string; count: number }) {
  const { t } = useTranslation('answers')
  const { glyph: Glyph, tone } = TALLIES[of] ?? { glyph: IconCircleDashed, tone: 'second' }
  return (
    <span className={`state small ${tone}`}>
      <Glyph size={14} stroke={1.5} aria-hidden />
      {t('tallied', { what: t(`tally.${of}`), count })}
    </span>
  )
}
