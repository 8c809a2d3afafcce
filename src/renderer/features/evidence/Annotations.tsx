import { TagsInput, Textarea } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EvidenceDocument } from '../../../shared/contract/evidence.ts'
import { engine } from '../../app/engine.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { StaleChoice } from './StaleChoice.tsx'
import { staleOf, useAnnotate } from './useDocumentChanges.ts'

/** Milliseconds after typing until notes are kept, at the latest. */
const KEEP_AFTER = 2_000

/** Tags of a document; those of the case are offered. */
export function Tags({ document }: { document: EvidenceDocument }) {
  const { t } = useTranslation('evidence')
  const annotate = useAnnotate()
  const stale = staleOf(annotate.error)
  const documents = useQuery(engine.evidence.list.queryOptions({ input: { caseId: document.caseId } })).data ?? []
  const known = [...new Set(documents.flatMap(({ tags }) => tags))].toSorted()

  function keep(tags: string[], revision = document.revision): void {
    annotate.mutate({ documentId: document.id, revision, fields: { tags } })
  }

  return (
    <section className="section">
      <h2 id="tags-heading">{t('tags.title')}</h2>
      <TagsInput
        aria-labelledby="tags-heading"
        data-tags-field
        data={known}
        value={document.tags}
        placeholder={t('tags.add')}
        maxLength={60}
        comboboxProps={{ withinPortal: true }}
        onChange={(tags) => keep(tags)}
      />
      <p className="field-hint">{t('tags.hint')}</p>
      {stale && (
        <StaleChoice
          stale={stale}
          mine={annotate.variables?.fields.tags?.join(', ')}
          theirs={stale.current.tags.join(', ')}
          onMine={() => keep(annotate.variables?.fields.tags ?? [], stale.current.revision)}
          onTheirs={annotate.reset}
        />
      )}
      {annotate.isError && !stale && <ErrorLine error={annotate.error} />}
    </section>
  )
}

/** Notes on a document; kept on leaving the field, at the latest two seconds after typing. */
export function Notes({ document }: { document: EvidenceDocument }) {
  const { t } = useTranslation('evidence')
  const annotate = useAnnotate()
  const stale = staleOf(annotate.error)
  const [typed, setTyped] = useState<string>()
  const latest = useRef(document)
  useEffect(() => {
    latest.current = document
  }, [document])

  function keep(notes: string, revision = latest.current.revision): void {
    annotate.mutate(
      { documentId: document.id, revision, fields: { notes } },
      { onSuccess: () => setTyped((now) => (now === notes ? undefined : now)) },
    )
  }
  const keepSoon = useDebouncedCallback(keep, { delay: KEEP_AFTER, flushOnUnmount: true })

  return (
    <section className="section">
      <h2 id="notes-heading">{t('notes.title')}</h2>
      <Textarea
        aria-labelledby="notes-heading"
        autosize
        minRows={2}
        maxRows={14}
        maxLength={100_000}
        value={typed ?? document.notes}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          if (!stale) keepSoon(event.currentTarget.value)
        }}
        onBlur={() => keepSoon.flush()}
      />
      <p className="field-hint">{t('notes.hint')}</p>
      {stale && (
        <StaleChoice
          stale={stale}
          mine={<span className="stale-notes">{typed ?? annotate.variables?.fields.notes}</span>}
          theirs={<span className="stale-notes">{stale.current.notes}</span>}
          onMine={() => keep(typed ?? annotate.variables?.fields.notes ?? '', stale.current.revision)}
          onTheirs={() => {
            setTyped(undefined)
            annotate.reset()
          }}
        />
      )}
      {annotate.isError && !stale && <ErrorLine error={annotate.error} />}
    </section>
  )
}
