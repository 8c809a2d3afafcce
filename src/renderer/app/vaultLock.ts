import { z } from 'zod'
import { client } from './engine.ts'
import { isEngineGone } from './engineGone.ts'
import { saveTyped, untilAllIsSaved } from './unsaved.ts'
import { hearWindows, tellWindows } from './windows.ts'

const KEPT_UNDER = 'libellus-after-lock'

/** With what the window begins after a vault was closed, and the id of that vault: no word of it. */
const AfterLock = z.object({ begin: z.enum(['unlock', 'restore', 'salvage']), vault: z.string() })
type AfterLock = z.infer<typeof AfterLock>

let open: string | undefined
let begin: AfterLock['begin'] = 'unlock'
let forgetting = false

/** Saves what was typed in any window, forgets the keys, and with them everything that the windows have shown. */
export async function lockVault(next: AfterLock['begin'] = 'unlock'): Promise<void> {
  begin = next
  tellWindows({ is: 'locking' })
  await saveTyped()
  await untilAllIsSaved()
  try {
    await client.vault.lock()
  } catch (error) {
    // An engine that is gone has taken its keys with it.
    if (!isEngineGone()) {
      begin = 'unlock'
      throw error
    }
  }
  tellWindows({ is: 'locked' })
  forgetVault()
}

/** Notes which vault the engine has open. What was shown of one that is open no longer is forgotten. */
export function noteVault(id: string | undefined): void {
  if (open !== undefined && open !== id) forgetVault()
  open = id
}

/**
 * Begins the window anew. A page that is loaded again has nothing left of what stood in the one before it: no query, no
 * draft, no blob, no closure.
 */
function forgetVault(): void {
  if (forgetting) return
  forgetting = true
  const kept: AfterLock = { begin, vault: open ?? '' }
  sessionStorage.setItem(KEPT_UNDER, JSON.stringify(kept))
  document.body.replaceChildren()
  location.reload()
}

/** What the window was told when it forgot the last vault. */
export function afterLock(): AfterLock | undefined {
  return AfterLock.safeParse(JSON.parse(sessionStorage.getItem(KEPT_UNDER) ?? 'null')).data
}

export function clearAfterLock(): void {
  sessionStorage.removeItem(KEPT_UNDER)
}

/** Follows the other windows when one of them locks the vault. */
export function followLocking(): () => void {
  return hearWindows(({ is }) => {
    if (is === 'locking') void saveTyped()
    if (is === 'locked' && open !== undefined) forgetVault()
  })
}
