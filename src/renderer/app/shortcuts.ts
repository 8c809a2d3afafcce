import { useEffect } from 'react'
import { commandOf } from './commands.ts'
import { isField } from './fields.ts'
import { undoesTyping } from './typedInField.ts'

const MAC = /Mac|iPhone|iPad/.test(navigator.platform)

/** A pressed key as commands name it: `mod+shift+f`, `alt+arrowleft`, `?`. */
export function pressedKey(event: KeyboardEvent): string {
  // Letters go by their place, so that a Cyrillic layout runs the same commands; signs by what they print, plus by its key.
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase()
  return [
    (MAC ? event.metaKey : event.ctrlKey) && 'mod',
    event.altKey && 'alt',
    event.shiftKey && (letter !== undefined || event.key.length > 1) && 'shift',
    letter ?? (event.key === '+' ? '=' : event.key.toLowerCase()),
  ]
    .filter(Boolean)
    .join('+')
}

/** The keys of a command as a keyboard prints them: `Ctrl K`, `Alt ←`. */
export function printedKeys(keys: string): string {
  const names: Record<string, string> = {
    mod: MAC ? '⌘' : 'Ctrl',
    alt: MAC ? '⌥' : 'Alt',
    shift: MAC ? '⇧' : 'Shift',
    arrowleft: '←',
    arrowright: '→',
    arrowup: '↑',
    arrowdown: '↓',
    enter: 'Enter',
    escape: 'Esc',
    home: 'Home',
    end: 'End',
    '=': '+',
    '-': '−',
  }
  return keys
    .split('+')
    .map((key) => names[key] ?? key.toUpperCase())
    .join(' ')
}

/** Runs the command of a pressed key. Letters without Ctrl or Alt only outside fields, and only where `singleKeys` is on. */
export function useShortcuts(singleKeys: boolean): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.isComposing) return
      const key = pressedKey(event)
      const single = [...key].length === 1
      if (single && (!singleKeys || isField(event.target) || document.querySelector('[aria-modal="true"]'))) return
      if (undoesTyping(key, event.target)) return
      const command = commandOf(key)
      if (!command) return
      event.preventDefault()
      command.run()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [singleKeys])
}
