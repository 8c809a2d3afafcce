import { Checkbox, TextInput } from '@mantine/core'

interface MarkWithGroundProps {
  label: string
  groundLabel: string
  hint: string
  /** Said while the mark is not yet set, for want of its ground. */
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
  needed,
  stored,
  value,
  indeterminate = false,
  onType,
  onKeep,
  onDrop,
}: MarkWithGroundProps) {
  // Of marks that differ a click never takes one away.
  function toggle(): void {
    if (value === null) return onType('')
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
          autoFocus={value === ''}
          aria-label={groundLabel}
          placeholder={hint}
          description={stored === null ? needed : undefined}
          maxLength={500}
          value={value}
          onChange={(event) => onType(event.currentTarget.value)}
          onBlur={keep}
          onKeyDown={(event) => event.key === 'Enter' && keep()}
        />
      )}
    </div>
  )
}
