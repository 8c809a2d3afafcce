import { TextInput } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'

interface InPlaceTextProps {
  /** The name of what is corrected, for the button and the field. */
  name: string
  /** Null where nothing is found. */
  value: string | null
  shown?: ReactNode
  onChange: (value: string) => void
}

/** A value that becomes a field where it stands. Leaving it or Enter keeps what was typed, Escape what was there. */
export function InPlaceText({ name, value, shown, onChange }: InPlaceTextProps) {
  const { t } = useTranslation('evidence')
  const [typed, setTyped] = useState<string>()

  function keep(): void {
    const next = typed?.trim()
    setTyped(undefined)
    if (next && next !== value) onChange(next)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter') keep()
    if (event.key === 'Escape') setTyped(undefined)
    if (event.key === 'Escape') event.stopPropagation()
  }

  if (typed === undefined) {
    return (
      <button
        type="button"
        className="in-place"
        title={t('about.edit', { field: name })}
        onClick={() => setTyped(value ?? '')}
      >
        {shown ?? value ?? <span className="faint">{t('about.notFound')}</span>}
      </button>
    )
  }
  return (
    <TextInput
      autoFocus
      aria-label={name}
      value={typed}
      maxLength={2000}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={onKeyDown}
    />
  )
}
