import { TagsInput, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { EvidenceDocument } from '../../../shared/contract/evidence.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { ConflictChoice } from '../../components/ConflictChoice.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { tagsOf } from './documentList.ts'
import { useAnnotation } from './useDocumentChanges.ts'

/** Tags of a document; those of the case are offered. */
export function Tags({ document }: { document: EvidenceDocument }) {
  const { t } = useTranslation('evidence')
  const tags = useAnnotation(document, 'tags')
  const documents = useQuery(engine.evidence.list.queryOptions({ input: { caseId: document.caseId } })).data ?? []
  const known = tagsOf(documents, useLanguage())
  return (
    <section className="section">
      <h2 id="tags-heading">{t('tags.title')}</h2>
      <TagsInput
        aria-labelledby="tags-heading"
        data-tags-field
        data={known}
        value={tags.value}
        placeholder={t('tags.add')}
        maxLength={60}
        onChange={(next) => {
          tags.change(next)
          tags.keep()
        }}
      />
      <p className="field-hint">{t('tags.hint')}</p>
      {tags.conflict && (
        <ConflictChoice
          conflict={tags.conflict}
          show={(value) => value.join(', ')}
          onMine={tags.keepMine}
          onTheirs={tags.keepTheirs}
        />
      )}
      {tags.error !== undefined && <ErrorLine error={tags.error} />}
    </section>
  )
}

/** Notes on a document; they never leave the house. */
export function Notes({ document }: { document: EvidenceDocument }) {
  const { t } = useTranslation('evidence')
  const notes = useAnnotation(document, 'notes')
  return (
    <section className="section">
      <h2 id="notes-heading">{t('notes.title')}</h2>
      <Textarea
        aria-labelledby="notes-heading"
        autosize
        minRows={2}
        maxRows={14}
        maxLength={100_000}
        value={notes.value}
        onChange={(event) => notes.change(event.currentTarget.value)}
        onBlur={notes.keep}
      />
      <p className="field-hint">{t('notes.hint')}</p>
      {notes.conflict && (
        <ConflictChoice
          conflict={notes.conflict}
          show={(value) => <span className="conflict-notes">{value}</span>}
          onMine={notes.keepMine}
          onTheirs={notes.keepTheirs}
        />
      )}
      {notes.error !== undefined && <ErrorLine error={notes.error} />}
    </section>
  )
}
