import { useSyncExternalStore } from 'react'
import { client, engineFetch } from '../../app/engine.ts'
import type { Language } from '../../../shared/domain/language.ts'

/** A recovery key that was just made, until the person says that it is kept. */
export interface MadeRecoveryKey {
  readonly words: readonly string[]
  /** The PDF to be printed, and the name under which it is saved. */
  readonly sheet: Blob
  readonly name: string
}

let made: MadeRecoveryKey | undefined
const listeners = new Set<() => void>()

function show(next: MadeRecoveryKey | undefined): void {
  made = next
  for (const listener of listeners) listener()
}

/** Makes a recovery key and shows it, this once. */
export async function makeRecoveryKey(passphrase: string, language: Language): Promise<void> {
  const { words, sheet } = await client.keys.makeRecoveryKey({ passphrase, language })
  const paper = await engineFetch(`/papers/${sheet.ticket}`)
  show({ words, sheet: await paper.blob(), name: sheet.name })
}

export const forgetRecoveryKey = (): void => show(undefined)

export function useMadeRecoveryKey(): MadeRecoveryKey | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => made,
  )
}
