import { isField } from './fields.ts'

const UNDOING = new Set(['mod+z', 'mod+shift+z', 'mod+y'])
let entered: { field: EventTarget; value: string } | undefined

/** Follows the fields that a person enters, for as long as the window lives; the returned function ends it. */
export function followFields(): () => void {
  const onFocus = ({ target }: FocusEvent) => {
    entered = target ? { field: target, value: valueOf(target) } : undefined
  }
  window.addEventListener('focusin', onFocus)
  return () => window.removeEventListener('focusin', onFocus)
}

/** Whether a key undoes typing in the field that has the focus, which the field does by itself. */
export function undoesTyping(key: string, target: EventTarget | null): boolean {
  if (!UNDOING.has(key) || !isField(target)) return false
  return entered?.field !== target || entered?.value !== valueOf(target)
}

function valueOf(target: EventTarget): string {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target.value : ''
}
