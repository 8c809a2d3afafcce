import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { closesOnEscape } from '../../components/closesOnEscape.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'

interface RowFormProps {
  label: string
  /** What its button says. */
  submit: string
  /** Whether all that is needed was told. */
  isReady: boolean
  adding: { isPending: boolean; error: Error | null }
  onSubmit: () => void
  onClose: () => void
  className?: string
  children: ReactNode
}

/** The form that makes a row. Enter adds it, Escape closes the form. */
export function RowForm({ label, submit, isReady, adding, onSubmit, onClose, className, children }: RowFormProps) {
  const { t } = useTranslation()
  const canAdd = isReady && !adding.isPending
  return (
    <form
      className={className ?? 'register-form'}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault()
        if (canAdd) onSubmit()
      }}
      onKeyDown={closesOnEscape(onClose)}
    >
      {children}
      {adding.error && <ErrorLine error={adding.error} />}
      <div className="row">
        <Button type="submit" variant="filled" disabled={!canAdd}>
          {submit}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
