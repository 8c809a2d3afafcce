import { client, engine } from './engine.ts'
import { isEngineGone } from './engineGone.ts'
import { queryClient } from './queries.ts'

/** Forgets the keys, and with them everything that the window has read of the vault. */
export async function lockVault(): Promise<void> {
  try {
    await client.vault.lock()
  } catch (error) {
    // An engine that is gone has taken its keys with it.
    if (!isEngineGone()) throw error
  }
  forgetVault()
}

/** Drops what was read of a vault that is open no longer, in this window or in another one. */
export function forgetVault(): void {
  queryClient.setQueryData(engine.vault.current.queryKey(), null)
  queryClient.removeQueries({ predicate: ({ queryKey }) => !KEPT.has((queryKey[0] as string[])[0] ?? '') })
  void queryClient.invalidateQueries({ queryKey: engine.vault.recent.key() })
}

const KEPT = new Set(['vault', 'settings', 'jurisdictions'])
