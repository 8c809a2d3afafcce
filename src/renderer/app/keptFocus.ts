import { useEffect } from 'react'

const DIALOG = '[aria-modal="true"]'

/**
 * Keeps the keyboard in the window: where the element that has the focus goes away or is disabled, the open dialog takes
 * the focus, else its pane, else the view. A browser would let it fall to the page, from where every key is lost. What
 * was disabled only for a while gets the focus back, and so does what had it before a dialog was opened over it.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let last: Element | undefined
    let pane: Element | null = null
    const lastIn = new WeakMap<Element, HTMLElement>()
    let disabled: Element | undefined
    let stand: HTMLElement | undefined
    let frame: number | undefined

    function onFocusIn({ target }: FocusEvent): void {
      if (target === stand) return
      last = target as Element
      pane = last.closest('[data-pane]')
      if (last instanceof HTMLElement) lastIn.set(last.closest(DIALOG) ?? document.body, last)
      disabled = undefined
      stand = undefined
    }

    /** Who acts where the focus stands now wants it there. */
    function onAct(): void {
      disabled = undefined
    }

    function mend(): void {
      frame = undefined
      const active = document.activeElement
      if (disabled instanceof HTMLElement && isUsable(disabled) && (active === document.body || active === stand)) {
        return disabled.focus({ preventScroll: true })
      }
      if (!last || isUsable(last) || (active !== document.body && active !== last)) return
      const dialog = [...document.querySelectorAll<HTMLElement>(DIALOG)].at(-1)
      const before = lastIn.get(dialog ?? document.body)
      if (before && isUsable(before)) return before.focus({ preventScroll: true })
      disabled = last.isConnected ? last : undefined
      stand = dialog ? inDialog(dialog) : inPlace(pane?.isConnected ? pane : document.querySelector('main'))
      stand?.focus({ preventScroll: true })
    }

    const observer = new MutationObserver(() => (frame ??= requestAnimationFrame(mend)))
    observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ['disabled'] })
    document.addEventListener('focusin', onFocusIn)
    document.addEventListener('keydown', onAct, true)
    document.addEventListener('pointerdown', onAct, true)
    return () => {
      observer.disconnect()
      document.removeEventListener('focusin', onFocusIn)
      document.removeEventListener('keydown', onAct, true)
      document.removeEventListener('pointerdown', onAct, true)
      if (frame !== undefined) cancelAnimationFrame(frame)
    }
  }, [])
}

function isUsable(element: Element): boolean {
  return element.isConnected && !element.matches(':disabled')
}

/** What a dialog would have the focus on, else the dialog itself. */
function inDialog(dialog: HTMLElement): HTMLElement {
  return dialog.querySelector<HTMLElement>('[data-autofocus]:not(:disabled)') ?? focusable(dialog)
}

/** What the arrow keys work in, else the place itself. */
function inPlace(place: Element | null): HTMLElement | undefined {
  const list = place?.querySelector<HTMLElement>('[role="listbox"], [role="grid"]')
  return list ?? (place instanceof HTMLElement ? focusable(place) : undefined)
}

function focusable(place: HTMLElement): HTMLElement {
  if (!place.hasAttribute('tabindex')) place.tabIndex = -1
  return place
}
