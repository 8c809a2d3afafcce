import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useMemo, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { UndoStep } from '../../shared/contract/undo.ts'
import { type Command, useCommands } from './commands.ts'
import { client, engine } from './engine.ts'
import { queryClient } from './queries.ts'
import { saveTyped } from './unsaved.ts'

type Direction = 'undo' | 'redo'

/** What this window last took back or did again, or why it could not. */
export type Taken = { readonly direction: Direction; readonly step: UndoStep } | { readonly error: unknown }

/** Milliseconds that the words of what was taken back stay. */
const SHOWN = 10_000

let taken: Taken | undefined
let running: Promise<void> = Promise.resolve()
const listeners = new Set<() => void>()

function note(next: Taken | undefined): void {
  taken = next
  for (const listener of listeners) listener()
  if (next && 'step' in next) setTimeout(() => taken === next && note(undefined), SHOWN)
}

export function dismissTaken(): void {
  note(undefined)
}

export function useTaken(): Taken | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => taken,
  )
}

/** A step in the words of the catalogue: "tags of 12 documents". */
export function stepInWords({ act, field, count }: UndoStep, t: TFunction): string {
  const general = t(`undo:what.${act}`, { count, defaultValue: act })
  return field === null ? general : t(`undo:field.${field}`, { count, defaultValue: general })
}

/** Takes the last step back or does it again, one press after the other; what is typed is written before. */
function take(direction: Direction): void {
  running = running.then(async () => {
    try {
      await saveTyped()
      note({ direction, step: await client.undo[direction]() })
    } catch (error) {
      note({ error })
    }
    await queryClient.invalidateQueries({ queryKey: engine.undo.key() })
  })
}

/** Undo and redo wherever the person is, each under the name of what it would take. */
export function useUndoCommands(): void {
  const { t } = useTranslation()
  const { undo, redo } = useQuery(engine.undo.state.queryOptions()).data ?? { undo: null, redo: null }
  const commands = useMemo<Command[]>(() => {
    const command = (direction: Direction, step: UndoStep | null): Command => ({
      id: `undo.${direction}`,
      title: step ? `undo:command.${direction}` : `undo:nothing.${direction}`,
      words: 'undo:words',
      ...(step && { values: { what: stepInWords(step, t) } }),
      keys: direction === 'undo' ? ['mod+z'] : ['mod+shift+z', 'mod+y'],
      icon: direction === 'undo' ? IconArrowBackUp : IconArrowForwardUp,
      run: () => take(direction),
    })
    return [command('undo', undo), command('redo', redo)]
  }, [undo, redo, t])
  useCommands(commands, true)
}
