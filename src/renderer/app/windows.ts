/** What the windows of one start tell each other; nothing of a case goes this way. */
export type Told =
  | { readonly is: 'locking' | 'locked' }
  /** `locksAt`: when the vault locks by itself, since somebody was at one of the windows. */
  | { readonly is: 'active'; readonly locksAt: string | null }

const channel = new BroadcastChannel('libellus')
const listeners = new Set<(told: Told) => void>()

channel.addEventListener('message', ({ data }: MessageEvent<Told>) => {
  for (const listener of listeners) listener(data)
})

export function tellWindows(told: Told): void {
  channel.postMessage(told)
}

/** Hears what the other windows tell. Returns what ends it. */
export function hearWindows(listener: (told: Told) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
