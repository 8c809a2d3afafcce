import { useState } from 'react'
import { useChangeSettings, useSettings } from './settings.ts'

/**
 * A width in CSS pixels that is kept under a view's and a pane's name. `draw` shows another one while an edge is
 * dragged, `keep` makes the one that is shown last, `reset` gives back the one it began with.
 */
export function useKeptWidth(name: string, initial: number) {
  const { widths } = useSettings()
  const { mutate } = useChangeSettings()
  const [drawn, setDrawn] = useState<number>()

  function keep(width = drawn): void {
    setDrawn(undefined)
    if (width !== undefined && width !== widths[name]) mutate({ widths: { ...widths, [name]: width } })
  }

  return { width: drawn ?? widths[name] ?? initial, draw: setDrawn, keep, reset: () => keep(initial) }
}
