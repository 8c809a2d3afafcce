import {
  type Icon,
  IconBan,
  IconCircleCheckFilled,
  IconCircleX,
  IconClock,
  IconMessage,
  IconMinus,
  IconPencil,
  IconPlayerPause,
  IconQuestionMark,
  IconX,
} from '@tabler/icons-react'
import type { TreatyState } from '../../../shared/domain/treaty.ts'

const GLYPHS: Record<TreatyState, { icon: Icon; tone: string }> = {
  'in-force': { icon: IconCircleCheckFilled, tone: 'tone-ok' },
  'not-yet': { icon: IconClock, tone: 'tone-unsure' },
  suspended: { icon: IconPlayerPause, tone: 'tone-warn' },
  ended: { icon: IconCircleX, tone: 'tone-bad' },
  'signed-only': { icon: IconPencil, tone: 'second' },
  'in-talks': { icon: IconMessage, tone: 'second' },
  'none-says-a-source': { icon: IconX, tone: 'tone-bad' },
  'not-in-force': { icon: IconBan, tone: 'tone-bad' },
  'not-found': { icon: IconMinus, tone: 'faint' },
  unknown: { icon: IconQuestionMark, tone: 'tone-unsure' },
}

/** The sign of how a treaty stood; a word always stands beside it, or is read out. */
export function StateGlyph({ state }: { state: TreatyState }) {
  const { icon: Glyph, tone } = GLYPHS[state]
  return <Glyph size={15} stroke={1.7} className={tone} aria-hidden />
}
