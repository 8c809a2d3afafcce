import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

interface ConfirmButtonProps {
  /** The verb; the confirming button repeats it. */
  label: string
  /** What happens, and what stays. */
  text: string
  disabled?: boolean
  onConfirm: () => void
}

/** An act that cannot be undone: asks once more, in place. */
export function ConfirmButton({ label, text, disabled = false, onConfirm }: ConfirmButtonProps) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  if (!asking) {
    return (
      <Button variant="subtle" disabled={disabled} onClick={() => setAsking(true)}>
        {label}
      </Button>
    )
  }
  return (
    <span className="confirm" role="group" aria-label={label}>
      <span className="small">{text}</span>
      <Button disabled={disabled} onClick={onConfirm} autoFocus>
        {label}
      </Button>
      <Button variant="subtle" onClick={() => setAsking(false)}>
        {t('cancel')}
      </Button>
    </span>
  )
}
