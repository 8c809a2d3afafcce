import { useState } from 'react'

const KEY = 'libellus-layout'

function stored(): Record<string, number> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, number>
  } catch {
    return {}
  }
}

/** A width in CSS pixels that is kept under a view's and a pane's name; `reset` gives back the one it began with. */
export function useKeptWidth(name: string, initial: number) {
  const [width, setWidth] = useState(() => stored()[name] ?? initial)

  function keep(next: number): void {
    setWidth(next)
    localStorage.setItem(KEY, JSON.stringify({ ...stored(), [name]: next }))
  }

  return { width, keep, reset: () => keep(initial) }
}
