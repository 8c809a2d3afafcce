import type { ReactNode } from 'react'
import { type Grounded as GroundedKind, Grounds, type GroundsProps } from './Grounds.tsx'

/** A field, and under it the facts that speak for it. */
export function Grounded<K extends GroundedKind>({ children, ...grounds }: GroundsProps<K> & { children: ReactNode }) {
  return (
    <div className="grounded">
      {children}
      <Grounds {...grounds} />
    </div>
  )
}
