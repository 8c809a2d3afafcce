import { Button } from '@mantine/core'
import { closesOnEscape } from '../../components/closesOnEscape.ts'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'

interface FormInPlaceProps {
  /** What its button says. */
  label: string
  isSound: boolean
  onAdd: () => void
  onClose: () => void
  children: ReactNode
}

/** A form that opens where what it makes will stand. Enter adds, Escape closes it. */
export function FormInPlace({ label, isSound, onAdd, onClose, children }: FormInPlaceProps) {
  const { t } = useTranslation()
  return (
    <form
      ref={focusFirst}
      className="figure-new"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault()
        if (isSound) onAdd()
      }}
      onKeyDown={closesOnEscape(onClose)}
    >
      {children}
      <div className="row">
        <Button type="submit" variant="filled" disabled={!isSound}>
          {label}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t('common:cancel')}
        </Button>
      </div>
    </form>
  )
}

function focusFirst(form: HTMLFormElement | null): void {
  form?.querySelector('input')?.focus()
}

/** What holds a form opened in place, and the button that opens it: where the form closes, the keyboard stays here. */
export function PlaceOfForm({ isOpen, children }: { isOpen: boolean; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  const wasOpen = useRef(isOpen)
  useEffect(() => {
    if (wasOpen.current && !isOpen)
      (place.current?.querySelector<HTMLElement>('input, button') ?? place.current)?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  return (
    <div ref={place} tabIndex={-1} className="place-of-form">
      {children}
    </div>
  )
}
