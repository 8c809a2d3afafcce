import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'

/** One thing that the palette can go to or do. */
export interface PaletteItem {
  readonly key: string
  readonly icon: Icon
  readonly title: ReactNode
  /** A second line: where it stands. */
  readonly under?: ReactNode
  /** Its state, or its keys. */
  readonly end?: ReactNode
  run(): void
}

interface PaletteRowProps {
  id: string
  row: PaletteItem
  selected: boolean
  onPoint: () => void
  onGo: () => void
}

export function PaletteRow({ id, row, selected, onPoint, onGo }: PaletteRowProps) {
  const Glyph = row.icon
  return (
    <div id={id} className="palette-row" role="option" aria-selected={selected} onPointerMove={onPoint} onClick={onGo}>
      <Glyph size={18} stroke={1.5} aria-hidden />
      <div>
        <div>{row.title}</div>
        {row.under && <div className="palette-under">{row.under}</div>}
      </div>
      <span className="palette-end">{row.end}</span>
    </div>
  )
}
