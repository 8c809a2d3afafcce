/** Which rows of a list are selected; `focus` is the one that the keyboard stands on, `anchor` where a range began. */
export interface Selection {
  readonly ids: ReadonlySet<string>
  readonly anchor: string | null
  readonly focus: string | null
}

export const NOTHING_SELECTED: Selection = { ids: new Set(), anchor: null, focus: null }

export function selectOnly(id: string): Selection {
  return { ids: new Set([id]), anchor: id, focus: id }
}

export function toggle({ ids }: Selection, id: string): Selection {
  const toggled = new Set(ids)
  if (!toggled.delete(id)) toggled.add(id)
  return { ids: toggled, anchor: id, focus: id }
}

/** Selects everything from the anchor to the row, in the order shown. */
export function extendTo(selection: Selection, order: readonly string[], id: string): Selection {
  const from = order.indexOf(selection.anchor ?? id)
  const to = order.indexOf(id)
  if (from < 0 || to < 0) return selectOnly(id)
  return { ids: new Set(order.slice(Math.min(from, to), Math.max(from, to) + 1)), anchor: order[from] ?? id, focus: id }
}

/** Drops what is no longer shown. */
export function keepShown(selection: Selection, order: readonly string[]): Selection {
  const shown = new Set(order)
  const stays = (id: string | null) => (id !== null && shown.has(id) ? id : null)
  if ([...selection.ids].every((id) => shown.has(id)) && stays(selection.focus) === selection.focus) return selection
  return {
    ids: new Set([...selection.ids].filter((id) => shown.has(id))),
    anchor: stays(selection.anchor),
    focus: stays(selection.focus),
  }
}
