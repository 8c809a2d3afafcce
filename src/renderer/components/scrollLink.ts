/** How far a reader has come: a ¶ or a page, from 0, and how much of it is above the pane's upper edge, 0 to 1. */
export interface ScrollPosition {
  readonly index: number
  readonly part: number
}

/** Keeps two scrollers together: each tells where the person has scrolled it, and follows the other. */
export interface ScrollLink {
  tell(position: ScrollPosition): void
  /** Returns what ends it. */
  follow(listener: (position: ScrollPosition) => void): () => void
}

/** The two ends of a new link. */
export function linkScrollers(): readonly [ScrollLink, ScrollLink] {
  const listeners = [
    new Set<(position: ScrollPosition) => void>(),
    new Set<(position: ScrollPosition) => void>(),
  ] as const
  const end = (own: 0 | 1): ScrollLink => ({
    tell(position) {
      for (const listener of listeners[own === 0 ? 1 : 0]) listener(position)
    },
    follow(listener) {
      listeners[own].add(listener)
      return () => listeners[own].delete(listener)
    },
  })
  return [end(0), end(1)]
}
