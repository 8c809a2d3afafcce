import { IconLayoutList, IconRotateClockwise, IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import { useEffect, useMemo, useRef } from 'react'
import { type Command, useCommands } from '../../app/commands.ts'
import { zoomStep } from '../../components/pageZoom.ts'
import type { useKeptPages } from './pagesKept.ts'

/** What can be done with the pages that are shown, for the palette and the keys. */
export function usePagesCommands(kept: ReturnType<typeof useKeptPages>): void {
  const latest = useRef(kept)
  useEffect(() => {
    latest.current = kept
  })
  const commands = useMemo<Command[]>(() => {
    const zoom = (by: 1 | -1) => {
      const next = zoomStep(latest.current.zoom, by)
      if (next !== undefined) latest.current.setZoom(next)
    }
    return [
      {
        id: 'pages.larger',
        title: 'evidence:command.larger',
        keys: ['mod+='],
        icon: IconZoomIn,
        run: () => zoom(1),
      },
      {
        id: 'pages.smaller',
        title: 'evidence:command.smaller',
        keys: ['mod+-'],
        icon: IconZoomOut,
        run: () => zoom(-1),
      },
      {
        id: 'pages.fit',
        title: 'evidence:command.fit',
        keys: ['mod+0'],
        run: () => latest.current.setZoom('fit'),
      },
      { id: 'pages.whole', title: 'evidence:command.fitPage', run: () => latest.current.setZoom('page') },
      {
        id: 'pages.turn',
        title: 'evidence:command.turn',
        icon: IconRotateClockwise,
        run: () => latest.current.turn(1),
      },
      { id: 'pages.turn-back', title: 'evidence:command.turnBack', run: () => latest.current.turn(-1) },
      {
        id: 'pages.thumbnails',
        title: 'evidence:command.thumbnails',
        icon: IconLayoutList,
        run: () => latest.current.toggleThumbnails(),
      },
      { id: 'pages.go', title: 'evidence:command.goToPage', keys: ['mod+g'], run: toPageField },
    ]
  }, [])
  useCommands(commands)
}

function toPageField(): void {
  document.querySelector<HTMLInputElement>('.reader input[data-page-field]')?.focus()
}
