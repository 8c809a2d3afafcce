import { useSyncExternalStore } from 'react'

/** What the palette begins with: nothing, actions (`>`), exhibits (`#`), or the list of all keys. */
export type PaletteStart = '' | '>' | '#' | 'keys'

interface FrameState {
  readonly palette: PaletteStart | undefined
  readonly sidebarShown: boolean
}

let state: FrameState = { palette: undefined, sidebarShown: true }
const listeners = new Set<() => void>()

function change(part: Partial<FrameState>): void {
  state = { ...state, ...part }
  for (const listener of listeners) listener()
}

export const openPalette = (start: PaletteStart = ''): void => change({ palette: start })
export const closePalette = (): void => change({ palette: undefined })
export const toggleSidebar = (): void => change({ sidebarShown: !state.sidebarShown })

export function useFrameState(): FrameState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => state,
  )
}
