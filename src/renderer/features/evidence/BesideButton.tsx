import { ActionIcon } from '@mantine/core'
import { IconColumns2, IconLanguage } from '@tabler/icons-react'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { EvidenceDocument } from '../../../shared/contract/evidence.ts'
import { type Command, useCommands } from '../../app/commands.ts'
import { counterpartOf } from './useTogether.ts'

interface BesideButtonProps {
  document: EvidenceDocument
  shown: boolean
  onBeside: (documentId: string | undefined) => void
}

/** Opens the translation or the original beside a document; where it has none, keeps it beside what is read next. */
export function BesideButton({ document, shown, onBeside }: BesideButtonProps) {
  const { t } = useTranslation('evidence')
  const counterpart = counterpartOf(document)
  const toggle = () => onBeside(shown ? undefined : (counterpart?.id ?? document.id))
  const latest = useRef(toggle)
  useEffect(() => {
    latest.current = toggle
  })
  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'evidence.beside',
        title: 'evidence:command.beside',
        keys: ['mod+\\'],
        icon: IconColumns2,
        run: () => latest.current(),
      },
    ],
    [],
  )
  useCommands(commands)
  const label = shown ? t('beside.close') : counterpart ? t(`beside.${counterpart.is}`) : t('beside.open')
  const Glyph = counterpart ? IconLanguage : IconColumns2
  return (
    <ActionIcon aria-label={label} title={label} aria-pressed={shown} onClick={toggle}>
      <Glyph size={17} stroke={1.5} />
    </ActionIcon>
  )
}
