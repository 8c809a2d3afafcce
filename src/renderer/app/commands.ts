import type { Icon } from '@tabler/icons-react'
import { useEffect, useSyncExternalStore } from 'react'

/** Something a person can do. The palette and the keys both read the same list. */
export interface Command {
  /** Feature and act, as `case.new`; the later registration of an id stands. */
  readonly id: string
  /** Catalogue key of the title, as `cases:command.new`. */
  readonly title: string
  /** As `mod+k`, `alt+arrowleft`, `f6`, `n`; `mod` is Ctrl, and Cmd on a Mac. A single letter works outside fields only. */
  readonly keys?: readonly string[]
  readonly icon?: Icon
  /** Further words under which the palette finds it, as a catalogue key. */
  readonly words?: string
  run(): void
}

let registered: readonly Command[] = []
const listeners = new Set<() => void>()

function replace(next: readonly Command[]): void {
  registered = next
  for (const listener of listeners) listener()
}

/** Makes commands known as long as the component that asks is shown. `commands` must be stable (`useMemo`). */
export function useCommands(commands: readonly Command[]): void {
  useEffect(() => {
    replace([...registered, ...commands])
    return () => replace(registered.filter((command) => !commands.includes(command)))
  }, [commands])
}

/** Every command that can be run where the person is now. */
export function useRegisteredCommands(): readonly Command[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => registered,
  )
}

/** The command that a key runs here, the latest registration first. */
export function commandOf(key: string): Command | undefined {
  return registered.findLast((command) => command.keys?.includes(key))
}
