import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'

interface MarkWithGroundProps {
  label: string
  groundLabel: string
  hint: string
  /** Said while the mark is not yet set, for want of its ground. */
  needed: string
  value: string | null
  indeterminate?: boolean
  onChange: (value: string | null) => void
}

/** A mark that only stands with its ground: privilege, or to whom a confidence is owed. */
export function MarkWithGround({
  label,
  groundLabel,
  hint,
  needed,
  value,
  indeterminate,
  onChange,
}: MarkWithGroundProps) {
  const [typed, setTyped] = useState<string>()
  const open = typed !== undefined || value !== null

  function keep(): void {
    const ground = typed?.trim()
    if (ground && ground !== value) onChange(ground)
    if (ground || value !== null) setTyped(undefined)
  }

  function toggle(checked: boolean): void {
    if (checked) setTyped('')
    else {
      setTyped(undefined)
      if (value !== null || indeterminate) onChange(null)
    }
  }

  return (
    <div>
      <Checkbox
        label={label}
        checked={open}
        indeterminate={(indeterminate ?? false) && typed === undefined}
        onChange={(event) => toggle(event.currentTarget.checked)}
      />
      {open && (
        <TextInput
          className="mark-ground"
          autoFocus={typed === ''}
          aria-label={groundLabel}
          placeholder={hint}
          description={value === null ? needed : undefined}
          maxLength={500}
          value={typed ?? value ?? ''}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={keep}
          onKeyDown={(event) => event.key === 'Enter' && keep()}
        />
      )}
    </div>
  )
}
