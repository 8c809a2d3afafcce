import type { ChronologyEntry } from '../../../shared/contract/chronology.ts'
import type { StateThatDay } from '../../../shared/domain/chronology.ts'
import { placeOf } from './timelineLayout.ts'

export type Tone = 'ok' | 'warn' | 'bad' | 'unsure' | 'plain'

const TONES: Readonly<Record<StateThatDay, Tone>> = {
  'in-term': 'ok',
  'sell-off': 'warn',
  expired: 'bad',
  terminated: 'bad',
  'cannot-tell': 'unsure',
  'not-yet-in-force': 'plain',
  'no-licence': 'plain',
}

export function toneOf({ state }: Pick<ChronologyEntry, 'state'>): Tone {
  return state === null ? 'plain' : TONES[state]
}

export function toneOfState(state: StateThatDay): Tone {
  return TONES[state]
}

const SHAPES = {
  diamond: 'M8 1.8 14.2 8 8 14.2 1.8 8Z',
  square: 'M3 3h10v10H3Z',
  flag: 'M4 14.5V2h9l-2.4 3.4L13 8.8H4',
  line: 'M8 1v14',
  triangle: 'M8 2.5 14 13.5H2Z',
} as const

/** An act is filled where its licence's state is certain; all else where its day is. */
function isFilled(entry: ChronologyEntry): boolean {
  if (entry.kind === 'act') return entry.state !== 'cannot-tell' && entry.state !== 'no-licence'
  return placeOf(entry)?.sure != null
}

/** The mark of an entry: its shape tells the kind, its colour the state of the licence. */
export function Glyph({ entry, size = 16 }: { entry: ChronologyEntry; size?: number }) {
  const fill = isFilled(entry) ? 'currentColor' : 'var(--mark-ground, var(--pane))'
  const shape = { fill, stroke: 'currentColor', strokeWidth: 1.5, strokeLinejoin: 'round' } as const
  return (
    <svg className={`tl-glyph tl-tone-${toneOf(entry)}`} width={size} height={size} viewBox="0 0 16 16" aria-hidden>
      {shapeOf(entry.kind, shape)}
    </svg>
  )
}

function shapeOf(kind: ChronologyEntry['kind'], shape: object) {
  switch (kind) {
    case 'act':
      return <path d={SHAPES.diamond} {...shape} />
    case 'fact':
      return <circle cx="8" cy="8" r="4.6" {...shape} />
    case 'statement':
      return <path d="M2.5 3h11v7.5H7.5L4.5 13.5v-3h-2Z" {...shape} />
    case 'stage':
    case 'proceeding':
      return <path d={SHAPES.square} {...shape} />
    case 'deadline':
    case 'milestone':
      return <path d={SHAPES.flag} {...shape} />
    case 'licence':
      return <path d={SHAPES.line} {...shape} strokeWidth={2} />
    case 'right':
      return <path d={SHAPES.triangle} {...shape} />
    case 'agreement':
    case 'treaty':
      return (
        <>
          <circle cx="5.5" cy="8" r="3.8" {...shape} fill="none" />
          <circle cx="10.5" cy="8" r="3.8" {...shape} fill="none" />
        </>
      )
  }
}
