import type { ReactNode } from 'react'

/** The mark of what rests on one source: one pillar, amber, never without its word. */
export function OneSourceMark({ children }: { children: ReactNode }) {
  return (
    <span className="one-source tone-warn">
      <svg width="14" height="14" viewBox="0 0 14 14" fill="none" stroke="currentColor" strokeWidth="1.6" aria-hidden>
        <path d="M3 2h8M3 12h8M7 2v10" />
      </svg>
      {children}
    </span>
  )
}
