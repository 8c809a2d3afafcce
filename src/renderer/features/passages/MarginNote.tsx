import { Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Note } from '../../../shared/contract/passages.ts'
import { shortMoment } from '../../app/dates.ts'
import { client, engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { queryClient } from '../../app/queries.ts'
import { noteSaved } from '../../app/saved.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { SavedText } from '../../components/SavedFields.tsx'
import { useAutosave } from '../../components/useAutosave.ts'

const readAnew = () => queryClient.invalidateQueries({ queryKey: engine.passages.key() })

/** A note in the margin; it is changed where it stands. */
export function MarginNote({ note }: { note: Note }) {
  const { t } = useTranslation('facts')
  const language = useLanguage()
  const [editing, setEditing] = useState(false)
  const remove = useMutation(engine.passages.removeNote.mutationOptions({ onSuccess: readAnew }))
  const saved = useAutosave<string, Note>({
    row: note,
    valueOf: ({ text }) => text,
    isComplete: (text) => text.trim() !== '',
    write: async (text, revision) => {
      await client.passages.changeNote({ noteId: note.id, revision, text })
      noteSaved()
      await readAnew()
    },
  })
  if (!editing) {
    return (
      <button type="button" className="margin-note in-place" title={t('note.edit')} onClick={() => setEditing(true)}>
        {note.text}
      </button>
    )
  }
  return (
    <div
      className="margin-note-edited"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget) && !saved.conflict && !saved.incomplete)
          setEditing(false)
      }}
    >
      <SavedText saved={saved} label={t('note.label')} hideLabel long maxLength={10_000} />
      <div className="row tiny faint">
        <span className="spring">
          {note.madeBy}, {shortMoment(note.madeAt, language)}
        </span>
        <button
          type="button"
          className="link-button"
          onClick={() => remove.mutate({ noteId: note.id, revision: note.revision })}
        >
          {t('note.remove')}
        </button>
      </div>
      {remove.isError && <ErrorLine error={remove.error} />}
    </div>
  )
}

interface NewNoteProps {
  onKeep: (text: string) => void
  onClose: () => void
  error: unknown
}

/** A note that is being written on a passage. */
export function NewNote({ onKeep, onClose, error }: NewNoteProps) {
  const { t } = useTranslation('facts')
  const [text, setText] = useState('')
  const keep = () => (text.trim() === '' ? onClose() : onKeep(text))
  return (
    <div className="new-note" role="group" aria-label={t('note.new')}>
      <Textarea
        autoFocus
        autosize
        minRows={2}
        maxRows={10}
        maxLength={10_000}
        aria-label={t('note.label')}
        description={t('note.hint')}
        inputWrapperOrder={['input', 'description']}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep()
          if (event.key === 'Escape') {
            event.stopPropagation()
            onClose()
          }
        }}
      />
      {error !== undefined && error !== null && <ErrorLine error={error} />}
    </div>
  )
}
