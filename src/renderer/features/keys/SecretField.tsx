import { PasswordInput } from '@mantine/core'
import type { ReactNode, Ref } from 'react'
import { useTranslation } from 'react-i18next'

interface SecretFieldProps {
  label: string
  value: string
  onValue: (value: string) => void
  hint?: ReactNode
  error?: ReactNode
  /** A secret that is being made, which no password store is to fill in. */
  isNew?: boolean
  autoFocus?: boolean
  describedBy?: string
  ref?: Ref<HTMLInputElement>
}

/** A passphrase as it is typed, hidden until the person asks to see it. */
export function SecretField({
  label,
  value,
  onValue,
  hint,
  error,
  isNew = false,
  autoFocus = false,
  describedBy,
  ref,
}: SecretFieldProps) {
  const { t } = useTranslation('keys')
  return (
    <PasswordInput
      ref={ref}
      label={label}
      description={hint}
      error={error}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      autoFocus={autoFocus}
      visibilityToggleButtonProps={{ 'aria-label': t('passphrase.show') }}
      {...(describedBy && { 'aria-describedby': describedBy })}
      value={value}
      onChange={(event) => onValue(event.currentTarget.value)}
    />
  )
}
