import type { Icon } from '@tabler/icons-react'
import { useEffect, useSyncExternalStore } from 'react'

/** Something a person can do. The palette and the keys both read the same list. */
export interface Command {
  /** Feature and act, as `case.new`. */
  readonly id: string
  /** Catalogue key of the title, as `cases:command.new`. */
  readonly title: string
  /** What the title names, where it names something. */
  readonly values?: Readonly<Record<string, string>>
  /** As `mod+k`, `alt+arrowleft`, `f6`, `n`; `mod` is Ctrl, and Cmd on a Mac. A single letter works outside fields only. */
  readonly keys?: readonly string[]
  readonly icon?: Icon
  /** Further words under which the palette finds it, as a catalogue key. */
  readonly words?: string
  run(): void
}

let batches: readonly (readonly Command[])[] = []
let registered: readonly Command[] = []
const listeners = new Set<() => void>()

/** The nearest registration comes first, and of two with one id the nearer stands. */
function replace(next: readonly (readonly Command[])[]): void {
  batches = next
  const nearestFirst = batches.toReversed().flat()
  registered = nearestFirst.filter(({ id }, at) => nearestFirst.findIndex((command) => command.id === id) === at)
  for (const listener of listeners) listener()
}

/**
 * Makes commands known as long as the component that asks is shown. `commands` must be stable (`useMemo`).
 * Those that are there `everywhere` stand behind the ones of the view.
 */
export function useCommands(commands: readonly Command[], everywhere = false): void {
  useEffect(() => {
    replace(everywhere ? [commands, ...batches] : [...batches, commands])
    return () => replace(batches.filter((batch) => batch !== commands))
  }, [commands, everywhere])
}

/** Every command that can be run where the person is now, the view's own first. */
export function useRegisteredCommands(): readonly Command[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => registered,
  )
}

/** The command that a key runs here. */
export function commandOf(key: string): Command | undefined {
  return registered.find((command) => command.keys?.includes(key))
}

/** Runs a command by its id, where it can be run now. */
export function runCommand(id: string): void {
  registered.find((command) => command.id === id)?.run()
}
