import type { KeyboardEvent } from 'react'

/** Closes a form on Escape; one that shuts the list of an open field leaves the form. */
export function closesOnEscape(onClose: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    const isListOpen = (event.target as HTMLElement).getAttribute('aria-expanded') === 'true'
    if (event.key === 'Escape' && !isListOpen) onClose()
  }
}
