import { useSyncExternalStore } from 'react'
import { client } from '../../app/engine.ts'
import { shell } from '../../app/shell.ts'

/** What is chosen: a folder to write into, a vault to open, a backup to restore, or a case package to take in. */
export type ChoiceKind = 'folder' | 'vault' | 'backup' | 'package'

/** A handle, with the name a person knows it by; empty where the system's own chooser did not tell it. */
export interface ChosenPlace {
  readonly place: string
  readonly name: string
}

interface Asked {
  readonly kind: ChoiceKind
  readonly answer: (chosen: ChosenPlace | undefined) => void
}

let asked: Asked | undefined
const listeners = new Set<() => void>()

function ask(next: Asked | undefined): void {
  asked = next
  for (const listener of listeners) listener()
}

/** Asks the person for a place: with the system's chooser where the shell has one, else with the window's own. */
export async function choosePlace(kind: ChoiceKind): Promise<ChosenPlace | undefined> {
  if (shell) {
    const [place] = await shell.pick(kind)
    if (place === undefined) return undefined
    const name = kind === 'folder' || kind === 'vault' ? (await client.places.open({ place })).name : ''
    return { place, name }
  }
  return new Promise((resolve) =>
    ask({
      kind,
      answer: (chosen) => {
        ask(undefined)
        resolve(chosen)
      },
    }),
  )
}

/** The choice that the window's chooser has to ask for now. */
export function useAskedPlace(): Asked | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => asked,
  )
}
