import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'

interface ListRowProps {
  icon?: Icon
  title: ReactNode
  /** The second line: where it comes from, when. */
  line: ReactNode
  /** What stands at the end of the second line: marks, an exhibit number. */
  end?: ReactNode
  strong?: boolean
  /** An attachment, a translation or a copy, under what it belongs to. */
  child?: boolean
}

/** A row of two lines in a list. */
export function ListRow({ icon: Glyph, title, line, end, strong = false, child = false }: ListRowProps) {
  return (
    <div className={child ? 'list-row list-row-child' : 'list-row'}>
      {Glyph && <Glyph size={16} stroke={1.5} aria-hidden />}
      <div className="list-row-text">
        <div dir="auto" className={strong ? 'list-row-title strong' : 'list-row-title'}>
          {title}
        </div>
        <div className="list-row-line">
          <span className="list-row-words">{line}</span>
          {end}
        </div>
      </div>
    </div>
  )
}
