import { ActionIcon, Button } from '@mantine/core'
import { IconCopy, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { EvidenceDocument } from '../../../shared/contract/evidence.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { CitationPopover } from '../facts/CitationPopover.tsx'
import { NewNote } from '../passages/MarginNote.tsx'
import { usePlaceInWords } from '../passages/pinpoint.ts'
import type { PageMarking } from './usePageMarking.ts'
import type { PageSelection } from './usePageSelection.ts'

interface SelectedWordsProps {
  document: EvidenceDocument
  selection: PageSelection
  marking: PageMarking
}

/** What can be done with the words that are selected on pages, as with a passage of the text. */
export function SelectedWords({ document, selection, marking }: SelectedWordsProps) {
  const { t } = useTranslation('evidence')
  const placeInWords = usePlaceInWords()
  const { open, close, refused } = marking
  if (open?.act === 'cite') {
    return <CitationPopover caseId={document.caseId} passage={open.passage} anchor={open.anchor} onClose={close} />
  }
  if (open?.act === 'note') {
    return (
      <div className="selected-words">
        <NewNote onKeep={marking.keepNote} onClose={close} error={marking.noteRefused} />
      </div>
    )
  }
  if (selection.words.length === 0 || selection.dragging) return null
  return (
    <div className="selected-words" role="toolbar" aria-label={t('selected.label')}>
      <span className="second numbers">
        {marking.stretch ? placeInWords(marking.stretch) : t('selected.notCitable')}
        {marking.tooLong && ` ${t('selected.tooLong')}`}
      </span>
      <span className="spring" />
      {refused !== null && <ErrorLine error={refused} />}
      <Button
        variant="subtle"
        leftSection={<IconCopy size={15} stroke={1.5} />}
        onClick={() => window.document.execCommand('copy')}
      >
        {t('selected.copy')}
      </Button>
      <ActionIcon aria-label={t('selected.clear')} onClick={selection.clear}>
        <IconX size={17} stroke={1.5} />
      </ActionIcon>
    </div>
  )
}
