import { Checkbox, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'

interface MarkWithGroundProps {
  label: ReactNode
  groundLabel: string
  hint: string
  /** What stands for the ground until a person types it: the mark is set at once, on the safe side. */
  unstated: string
  /** Said while the ground is not stated. */
  needed: string
  /** The ground that stands; null where the mark is not set. */
  stored: string | null
  /** The ground as it is typed; null where there is no mark. */
  value: string | null
  indeterminate?: boolean
  onType: (value: string | null) => void
  /** It is to be written now. */
  onKeep: (value: string | null) => void
  /** What is typed is to be forgotten. */
  onDrop: () => void
}

/** A mark that only stands with its ground: privilege, or to whom a confidence is owed. */
export function MarkWithGround({
  label,
  groundLabel,
  hint,
  unstated,
  needed,
  stored,
  value,
  indeterminate = false,
  onType,
  onKeep,
  onDrop,
}: MarkWithGroundProps) {
  const [justSet, setJustSet] = useState(false)

  // Of marks that differ a click never takes one away.
  function toggle(): void {
    if (value === null) {
      setJustSet(true)
      onType(unstated)
      return onKeep(unstated)
    }
    if (stored === null) return onDrop()
    onType(null)
    onKeep(null)
  }

  function keep(): void {
    if (value?.trim()) onKeep(value.trim())
    else if (stored !== null) onDrop()
  }

  return (
    <div>
      <Checkbox
        label={label}
        checked={value !== null}
        indeterminate={indeterminate && value === null}
        onChange={toggle}
      />
      {value !== null && (
        <TextInput
          className="mark-ground"
          autoFocus={justSet}
          aria-label={groundLabel}
          placeholder={hint}
          description={stored === unstated ? needed : undefined}
          maxLength={500}
          value={value}
          onChange={(event) => onType(event.currentTarget.value)}
          onFocus={(event) => value === unstated && event.currentTarget.select()}
          onBlur={() => {
            setJustSet(false)
            keep()
          }}
          onKeyDown={(event) => event.key === 'Enter' && keep()}
        />
      )}
    </div>
  )
}
