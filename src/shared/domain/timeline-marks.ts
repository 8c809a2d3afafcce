/** What is to be drawn in a lane, in pixels: its mark stands at `at`, its dashes and fading ends from `left` to `right`. */
export interface Drawn {
  readonly at: number
  readonly left: number
  readonly right: number
}

/** One entry, or several that stand too close to be told apart. */
export interface Mark<Item extends Drawn> {
  readonly items: readonly Item[]
  readonly at: number
  /** Counted from 0, downwards. */
  readonly track: number
  /** Pixels for a label behind the mark; 0 where there is no room for one. */
  readonly room: number
}

export interface Packing {
  /** Pixels of a mark. */
  readonly mark: number
  /** Pixels of a label that can be read, and beyond which none goes. */
  readonly label: number
  readonly longest: number
  readonly tracks: number
  /** Pixels of the lane. */
  readonly width: number
}

interface Row<Item> {
  readonly items: Item[]
  at: number
  readonly track: number
  end: number
}

/**
 * Puts marks into as few tracks as let them be read: with labels where all have room for one, else without, else those
 * that would lie upon one another as one mark.
 */
export function packMarks<Item extends Drawn>(drawn: readonly Item[], packing: Packing): Mark<Item>[] {
  const inOrder = drawn.toSorted((a, b) => a.left - b.left || a.at - b.at)
  const { mark, label } = packing
  const labelled = (item: Item) => Math.max(item.right, item.at + mark / 2 + label)
  const rows =
    (inOrder.length <= 400 ? placed(inOrder, packing, ({ left }) => left, labelled) : undefined) ??
    (inOrder.length <= 400
      ? placed(
          inOrder,
          packing,
          ({ left }) => left,
          ({ right }) => right,
        )
      : undefined) ??
    clustered(inOrder, packing)
  return withRoom(rows, packing)
}

/** Undefined where there are not tracks enough. */
function placed<Item extends Drawn>(
  inOrder: readonly Item[],
  { tracks }: Packing,
  startOf: (item: Item) => number,
  endOf: (item: Item) => number,
): Row<Item>[] | undefined {
  const ends: number[] = []
  const rows: Row<Item>[] = []
  for (const item of inOrder) {
    const free = ends.findIndex((end) => end < startOf(item))
    const track = free === -1 ? ends.length : free
    if (track >= tracks) return undefined
    ends[track] = endOf(item)
    rows.push({ items: [item], at: item.at, track, end: item.right })
  }
  return rows
}

function clustered<Item extends Drawn>(inOrder: readonly Item[], { mark, tracks }: Packing): Row<Item>[] {
  const last: Row<Item>[] = []
  const rows: Row<Item>[] = []
  for (const item of inOrder.toSorted((a, b) => a.at - b.at)) {
    const free = Array.from({ length: tracks }).findIndex(
      (_, track) => (last[track]?.at ?? -Infinity) + mark <= item.at,
    )
    if (free !== -1) {
      const row = { items: [item], at: item.at, track: free, end: item.at + mark / 2 }
      last[free] = row
      rows.push(row)
    } else {
      // The nearest mark that stands already takes it in.
      last.reduce((nearest, row) => (row.at > nearest.at ? row : nearest)).items.push(item)
    }
  }
  return rows
}

function withRoom<Item extends Drawn>(rows: readonly Row<Item>[], packing: Packing): Mark<Item>[] {
  const { mark, label, longest, width } = packing
  const byTrack = Map.groupBy(rows, ({ track }) => track)
  return [...byTrack.values()].flatMap((ofTrack) => {
    const inOrder = ofTrack.toSorted((a, b) => a.at - b.at)
    return inOrder.map(({ items, at, track, end }, index): Mark<Item> => {
      const next = inOrder[index + 1]
      const from = Math.max(at + mark / 2, items.length === 1 ? end : 0)
      const until = next ? Math.min(next.at - mark / 2, ...next.items.map(({ left }) => left)) : width
      const room = Math.min(longest, until - from - 8)
      return { items, at, track, room: room >= label ? room : 0 }
    })
  })
}
