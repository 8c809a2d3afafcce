const FOCUSABLE =
  '[role="listbox"], [role="grid"], a[href], button:not([disabled]), input, select, textarea, [tabindex="0"]'

/** Takes the keyboard to the next pane of the window, the rail and the sidebar included. */
export function nextPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) => pane.offsetParent !== null)
  const here = panes.findIndex((pane) => pane.contains(document.activeElement))
  const pane = panes[(here + step + panes.length) % panes.length]
  const first = pane?.querySelector<HTMLElement>('[aria-current="page"]') ?? pane?.querySelector<HTMLElement>(FOCUSABLE)
  ;(first ?? pane)?.focus()
}
