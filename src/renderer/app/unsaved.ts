type Save = () => Promise<void>

/** Held, shared, by every window in which something typed is not written yet. */
const LOCK = 'libellus-unsaved'
/** Milliseconds that locking waits for what was typed, in this window and the others. */
const PATIENCE = 3_000

const fields = new Set<Save>()
let release: (() => void) | undefined

/** Says that a field holds what is not written yet; `save` writes it. */
export function noteUnsaved(save: Save): void {
  fields.add(save)
  if (release) return
  const held = new Promise<void>((resolve) => (release = resolve))
  void navigator.locks.request(LOCK, { mode: 'shared' }, () => held)
}

export function noteWritten(save: Save): void {
  fields.delete(save)
  if (fields.size === 0) letGo()
}

/** Writes what is typed in this window, as far as it can be written. */
export async function saveTyped(): Promise<void> {
  await Promise.allSettled([...fields].map((save) => save()))
  letGo()
}

/** Waits, for a few seconds at the most, until no window holds anything that it is still writing. */
export async function untilAllIsSaved(): Promise<void> {
  await navigator.locks.request(LOCK, { signal: AbortSignal.timeout(PATIENCE) }, () => {}).catch(() => {})
}

function letGo(): void {
  release?.()
  release = undefined
}
