import type { ReactNode } from 'react'

/** How each state is drawn, so that colour never speaks alone. */
export function MapPatterns() {
  return (
    <defs>
      <Pattern id="map-not-yet" of="unsure">
        <circle cx="4" cy="4" r="1.3" />
      </Pattern>
      <Pattern id="map-suspended" of="warn">
        <path d="M0 2h8M0 6h8" />
      </Pattern>
      <Pattern id="map-ended" of="bad">
        <path d="M0 0l8 8M8 0l-8 8" />
      </Pattern>
      <Pattern id="map-none" of="bad">
        <path d="M4 1v6M1 4h6" />
      </Pattern>
      <Pattern id="map-signed-only" of="text">
        <path d="M-2 2l4-4M0 8l8-8M6 10l4-4" />
      </Pattern>
      <Pattern id="map-in-talks" of="text">
        <path d="M0 4h4" />
      </Pattern>
      <Pattern id="map-unknown" of="unsure">
        <path d="M-2 6l4 4M0 0l8 8M6 -2l4 4" />
      </Pattern>
    </defs>
  )
}

function Pattern({ id, of, children }: { id: string; of: string; children: ReactNode }) {
  return (
    <pattern id={id} className={`map-pattern map-pattern-${of}`} width="8" height="8" patternUnits="userSpaceOnUse">
      <rect width="8" height="8" />
      {children}
    </pattern>
  )
}
