import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { useSettings } from '../app/settings.ts'
import { isField } from '../app/fields.ts'

export interface VirtualListProps<T> {
  items: readonly T[]
  keyOf: (item: T) => string
  /** What a screen reader calls the list. */
  label: string
  /** The keys that are selected; the inspector shows them. */
  selected: ReadonlySet<string>
  /** The row that the keys move from; the last that was selected. */
  active: string | undefined
  onSelect: (selected: ReadonlySet<string>, active: string) => void
  onOpen?: (item: T) => void
  renderRow: (item: T, state: { selected: boolean }) => ReactNode
  /** CSS pixels, for each row or for all; rows of another height are measured. */
  rowHeight: number | ((item: T) => number)
  /** Rows that only part the list, as the head of a group. */
  isHeading?: (item: T) => boolean
  /** Whether several rows can be selected together (Shift, Ctrl, Ctrl A). */
  multiple?: boolean
  /** Called where the last rows come near, so that those after them can be read. */
  onEnd?: () => void
  /** Whether the list takes the keyboard when it appears. */
  autoFocus?: boolean
  /** `listbox` by default; a table's body is a `grid` whose rows hold cells. */
  role?: 'listbox' | 'grid'
  /** A grid's head row and its number of columns. */
  head?: ReactNode
  /** CSS pixels of the head, under which rows must not hide. */
  headHeight?: number
  columns?: number
}

/** A list of any length: only the rows in view are drawn. ↑ ↓ J K Home End PageUp PageDown move, Enter opens. */
export function VirtualList<T>(props: VirtualListProps<T>) {
  const { items, keyOf, label, selected, active, rowHeight, multiple = false, role = 'listbox', headHeight = 0 } = props
  const id = useId()
  const { singleKeys } = useSettings()
  const scroller = useRef<HTMLDivElement>(null)
  const anchor = useRef<string>(undefined)
  /** What the keys have asked for and is not active yet, in its order: an address follows a little later. */
  const asked = useRef<readonly string[]>([])
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (typeof rowHeight === 'number' ? rowHeight : rowHeight(items[index] as T)),
    getItemKey: (index) => keyOf(items[index] as T),
    overscan: 8,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
  })
  const indexOf = (key: string | undefined) => (key === undefined ? -1 : items.findIndex((item) => keyOf(item) === key))
  const activeIndex = indexOf(active)
  const isHeading = (index: number) => props.isHeading?.(items[index] as T) ?? false

  useEffect(() => {
    if (activeIndex < 0) return
    // The head of a group comes into view with the first row under it.
    if (items.slice(0, activeIndex).every((_, index) => isHeading(index))) rows.scrollToOffset(0)
    else rows.scrollToIndex(activeIndex, { align: 'auto' })
    // Only a change of the active row moves the list; new data must not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [active])

  useEffect(() => {
    const reached = asked.current.indexOf(active ?? '')
    asked.current = reached < 0 ? [] : asked.current.slice(reached + 1)
  }, [active])

  useEffect(() => {
    if (props.autoFocus) scroller.current?.focus({ preventScroll: true })
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  const lastDrawn = rows.getVirtualItems().at(-1)?.index ?? -1
  const nearEnd = items.length > 0 && lastDrawn >= items.length - 1
  useEffect(() => {
    if (nearEnd) props.onEnd?.()
    // Once for each end that is reached.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [nearEnd, items.length])

  function select(keys: ReadonlySet<string>, key: string): void {
    if (key !== active || asked.current.length > 0) asked.current = [...asked.current, key]
    props.onSelect(keys, key)
  }

  function selectOnly(index: number): void {
    const key = keyOf(items[index] as T)
    anchor.current = key
    select(new Set([key]), key)
  }

  function selectRange(index: number): void {
    const start = Math.max(
      0,
      items.findIndex((item) => keyOf(item) === (anchor.current ?? active)),
    )
    const [from, to] = start < index ? [start, index] : [index, start]
    const keys = items.slice(from, to + 1).filter((_, offset) => !isHeading(from + offset))
    select(new Set(keys.map(keyOf)), keyOf(items[index] as T))
  }

  function toggle(index: number): void {
    const key = keyOf(items[index] as T)
    const next = new Set(selected)
    if (!next.delete(key)) next.add(key)
    anchor.current = key
    if (next.size === 0) return
    // A row that was taken out is not the one whose neighbours the keys go to.
    select(next, next.has(key) ? key : next.has(active ?? '') ? (active as string) : [...next].at(-1)!)
  }

  function nextRow(from: number, step: number): number | undefined {
    for (let index = from + step; index >= 0 && index < items.length; index += Math.sign(step)) {
      if (!isHeading(index)) return index
    }
    return undefined
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (isField(event.target) || event.altKey) return
    const pending = indexOf(asked.current.at(-1))
    const from = pending < 0 ? activeIndex : pending
    const page = Math.max(1, rows.getVirtualItems().length - 10)
    const letter =
      singleKeys && !event.ctrlKey && !event.metaKey ? { KeyJ: 'ArrowDown', KeyK: 'ArrowUp' }[event.code] : undefined
    const to = {
      ArrowDown: () => nextRow(from, 1),
      ArrowUp: () => nextRow(from < 0 ? items.length : from, -1),
      PageDown: () => nextRow(Math.min(items.length - 2, from + page - 1), 1),
      PageUp: () => nextRow(Math.max(1, from - page + 1), -1),
      Home: () => nextRow(-1, 1),
      End: () => nextRow(items.length, -1),
    }[letter ?? event.key]
    if (to) {
      event.preventDefault()
      const index = to()
      if (index === undefined) return
      if (multiple && event.shiftKey) selectRange(index)
      else selectOnly(index)
    } else if (event.key === 'Enter' && !event.ctrlKey && from >= 0 && props.onOpen) {
      event.preventDefault()
      props.onOpen(items[from] as T)
    } else if (multiple && event.code === 'KeyA' && (event.ctrlKey || event.metaKey) && items.length > 0) {
      event.preventDefault()
      const all = items.filter((_, index) => !isHeading(index)).map(keyOf)
      props.onSelect(new Set(all), active ?? (all[0] as string))
    }
  }

  function onRowClick(event: MouseEvent, index: number): void {
    if (isHeading(index)) return
    if (multiple && event.shiftKey) selectRange(index)
    else if (multiple && (event.ctrlKey || event.metaKey)) toggle(index)
    else selectOnly(index)
  }

  const rowRole = role === 'grid' ? 'row' : 'option'
  const drawn = rows.getVirtualItems()
  return (
    <div
      ref={scroller}
      className="virtual-list"
      role={role}
      aria-label={label}
      aria-multiselectable={multiple || undefined}
      aria-rowcount={role === 'grid' ? items.length + (props.head ? 1 : 0) : undefined}
      aria-colcount={role === 'grid' ? props.columns : undefined}
      aria-activedescendant={drawn.some(({ index }) => index === activeIndex) ? `${id}-${active}` : undefined}
      tabIndex={0}
      data-autofocus={props.autoFocus || undefined}
      onKeyDown={onKeyDown}
    >
      {props.head}
      <div
        style={{ height: rows.getTotalSize(), position: 'relative' }}
        role={role === 'grid' ? 'rowgroup' : 'presentation'}
      >
        {drawn.map(({ index, key, start }) => {
          const item = items[index] as T
          const heading = isHeading(index)
          const isSelected = selected.has(String(key))
          return (
            <div
              key={key}
              id={`${id}-${key}`}
              ref={rows.measureElement}
              data-index={index}
              className={`virtual-row${heading ? ' virtual-heading' : ''}${isSelected ? ' virtual-row-selected' : ''}${index === activeIndex ? ' virtual-row-active' : ''}`}
              style={{ transform: `translateY(${start - headHeight}px)` }}
              role={heading && role === 'listbox' ? 'presentation' : rowRole}
              aria-selected={heading ? undefined : isSelected}
              aria-rowindex={role === 'grid' ? index + (props.head ? 2 : 1) : undefined}
              aria-setsize={role === 'listbox' && !heading ? items.length : undefined}
              aria-posinset={role === 'listbox' && !heading ? index + 1 : undefined}
              onClick={(event) => onRowClick(event, index)}
              onDoubleClick={() => heading || props.onOpen?.(item)}
            >
              {props.renderRow(item, { selected: isSelected })}
            </div>
          )
        })}
      </div>
    </div>
  )
}
