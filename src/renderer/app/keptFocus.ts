import { useEffect } from 'react'

/**
 * Keeps the keyboard in the window: where the element that has the focus goes away or is disabled, its pane takes the
 * focus, else the view. A browser would let it fall to the page, from where every key is lost.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let last: Element | undefined
    let pane: Element | null = null
    let frame: number | undefined

    function onFocusIn({ target }: FocusEvent): void {
      last = target as Element
      pane = last.closest('[data-pane]')
    }

    function mend(): void {
      frame = undefined
      if (document.activeElement !== document.body || !last) return
      if (last.isConnected && !last.matches(':disabled')) return
      take(pane?.isConnected ? pane : document.querySelector('main'))
    }

    // The browser drops the focus when it draws, which is after the change that caused it.
    const observer = new MutationObserver(() => (frame ??= requestAnimationFrame(mend)))
    observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ['disabled'] })
    document.addEventListener('focusin', onFocusIn)
    return () => {
      observer.disconnect()
      document.removeEventListener('focusin', onFocusIn)
      if (frame !== undefined) cancelAnimationFrame(frame)
    }
  }, [])
}

/** Gives the focus to what the arrow keys work in, else to the place itself. */
function take(place: Element | null): void {
  const list = place?.querySelector<HTMLElement>('[role="listbox"], [role="grid"]')
  if (list) return list.focus({ preventScroll: true })
  if (!(place instanceof HTMLElement)) return
  if (!place.hasAttribute('tabindex')) place.tabIndex = -1
  place.focus({ preventScroll: true })
}
