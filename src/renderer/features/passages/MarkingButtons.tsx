import { ActionIcon } from '@mantine/core'
import { IconHighlight, IconNote, IconQuote } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { runCommand, useRegisteredCommands } from '../../app/commands.ts'
import { CITE, HIGHLIGHT, NOTE } from './useMarkingCommands.ts'

const BUTTONS = [
  { id: CITE, label: 'command.cite', Glyph: IconQuote },
  { id: HIGHLIGHT, label: 'command.highlight', Glyph: IconHighlight },
  { id: NOTE, label: 'command.note', Glyph: IconNote },
] as const

/** Cite, highlight and note on what is selected in the text. */
export function MarkingButtons() {
  const { t } = useTranslation('facts')
  const known = new Set(useRegisteredCommands().map(({ id }) => id))
  return BUTTONS.map(({ id, label, Glyph }) => (
    <ActionIcon
      key={id}
      aria-label={t(label)}
      title={t(label)}
      disabled={!known.has(id)}
      // A pressed button must not take the selection away.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => runCommand(id)}
    >
      <Glyph size={17} stroke={1.5} />
    </ActionIcon>
  ))
}
