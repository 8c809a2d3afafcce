import { IconHighlight, IconLink, IconNote, IconQuote } from '@tabler/icons-react'
import { useEffect, useMemo, useRef } from 'react'
import { type Command, useCommands } from '../../app/commands.ts'

export interface MarkingActs {
  highlight(): void
  cite(): void
  note(): void
  copyLink(): void
  copyQuotation(): void
}

/** What can be done with a selected stretch, for the palette, the keys and the buttons; nothing where none is selected. */
export function useMarkingCommands(acts: MarkingActs, hasStretch: boolean): void {
  const latest = useRef(acts)
  useEffect(() => {
    latest.current = acts
  })
  const commands = useMemo<Command[]>(
    () =>
      hasStretch
        ? [
            { id: CITE, title: 'facts:command.cite', keys: ['c'], icon: IconQuote, run: () => latest.current.cite() },
            {
              id: HIGHLIGHT,
              title: 'facts:command.highlight',
              keys: ['h'],
              icon: IconHighlight,
              run: () => latest.current.highlight(),
            },
            { id: NOTE, title: 'facts:command.note', keys: ['m'], icon: IconNote, run: () => latest.current.note() },
            {
              id: 'passages.copy-quotation',
              title: 'facts:command.copyQuotation',
              icon: IconQuote,
              run: () => latest.current.copyQuotation(),
            },
            {
              id: 'passages.copy-link',
              title: 'facts:command.copyLink',
              icon: IconLink,
              run: () => latest.current.copyLink(),
            },
          ]
        : [],
    [hasStretch],
  )
  useCommands(commands)
}

export const CITE = 'passages.cite'
export const HIGHLIGHT = 'passages.highlight'
export const NOTE = 'passages.note'
