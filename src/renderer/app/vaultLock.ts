import { client, engine } from './engine.ts'
import { queryClient } from './queries.ts'

/** Forgets the keys, and with them everything the window has read. */
export async function lockVault(): Promise<void> {
  await client.vault.lock()
  queryClient.setQueryData(engine.vault.current.queryKey(), null)
  queryClient.removeQueries({ predicate: ({ queryKey }) => !KEPT.includes((queryKey[0] as string[])[0] ?? '') })
}

const KEPT = ['vault', 'settings', 'jurisdictions']
