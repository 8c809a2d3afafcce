import type { ReactNode } from 'react'
import { staleIn } from '../app/errors.ts'
import { ConflictChoice } from './ConflictChoice.tsx'
import { ErrorLine } from './ErrorLine.tsx'

interface WriteErrorProps<Row> {
  error: unknown
  /** What this person wanted to write, in words. */
  mine: ReactNode
  /** What stands now, in words. */
  theirs: (current: Row) => ReactNode
  /** Writes it over what stands now. */
  onMine: (current: Row) => void
  onTheirs: (current: Row) => void
}

/** A write that was refused, in place: where somebody else wrote meanwhile both versions to choose from. */
export function WriteError<Row>({ error, mine, theirs, onMine, onTheirs }: WriteErrorProps<Row>) {
  const stale = staleIn<Row>(error)
  if (!stale) return <ErrorLine error={error} />
  const { current, changedBy, changedAt } = stale
  return (
    <ConflictChoice
      conflict={{ mine, theirs: theirs(current), changedBy, changedAt }}
      show={(words) => words}
      onMine={() => onMine(current)}
      onTheirs={() => onTheirs(current)}
    />
  )
}
