import { Button, Checkbox, TagsInput } from '@mantine/core'
import { IconCertificate, IconCheck, IconRubberStamp } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentSummary } from '../../../shared/contract/evidence.ts'
import type { Marks } from '../../../shared/domain/mark.ts'
import { client, engine } from '../../app/engine.ts'
import { staleIn } from '../../app/errors.ts'
import { queryClient } from '../../app/queries.ts'
import { noteSaved } from '../../app/saved.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { CustodyReport } from '../custody/CustodyReport.tsx'
import { OriginsSection } from '../stories/OriginsSection.tsx'
import { groundWords } from './groundWords.ts'
import { MarkRefusal } from './MarkRefusal.tsx'
import { MarkWithGround } from './MarkWithGround.tsx'
import { revisionsOf, useMark } from './useDocumentChanges.ts'

/** Marks, tags and numbers of several documents at once; where they differ it says so. */
export function BulkInspector({
  documents,
  onNumber,
}: {
  documents: readonly DocumentSummary[]
  onNumber: () => void
}) {
  const { t } = useTranslation('evidence')
  const [reporting, setReporting] = useState(false)
  const mark = useMark()
  const tag = useTagAll(documents)
  const all = documents.length
  const reviewed = documents.filter(({ marks }) => marks.reviewed).length
  const withoutPrejudice = documents.filter(({ marks }) => marks.withoutPrejudice).length
  const unnumbered = documents.filter(({ exhibit, readable }) => exhibit === null && readable !== 'refused')
  const common = documents.map(({ tags }) => tags).reduce((shared, tags) => shared.filter((one) => tags.includes(one)))
  const set = (marks: Partial<Marks>) =>
    mark.mutate({ documentIds: documents.map(({ id }) => id), marks, revisions: revisionsOf(documents) })

  return (
    <div className="pane-scroll">
      <section className="section">
        <h2>{t('bulk.title', { count: all })}</h2>
        <p className="field-hint">{t('bulk.hint')}</p>
      </section>
      <OriginsSection documents={documents} />
      <section className="section marks">
        <h2>{t('marks.title')}</h2>
        <div className="row">
          <span className="small">
            {t('marks.reviewed')} <span className="faint numbers">{t('bulk.some', { count: reviewed, all })}</span>
          </span>
        </div>
        <div className="row">
          {reviewed < all && (
            <Button leftSection={<IconCheck size={15} stroke={1.5} />} onClick={() => set({ reviewed: true })}>
              {t('bulk.review')}
            </Button>
          )}
          {reviewed > 0 && (
            <Button variant="subtle" onClick={() => set({ reviewed: false })}>
              {t('bulk.unreview')}
            </Button>
          )}
        </div>
        <BulkGround mark="privileged" documents={documents} onSet={set} />
        <Checkbox
          // The browser's own box keeps a click on one that was neither; it is drawn anew when they no longer differ.
          key={withoutPrejudice % all === 0 ? 'alike' : 'differs'}
          label={
            <>
              {t('marks.withoutPrejudice')}
              {withoutPrejudice > 0 && withoutPrejudice < all && <span className="faint"> {t('marks.differs')}</span>}
            </>
          }
          checked={withoutPrejudice === all}
          indeterminate={withoutPrejudice > 0 && withoutPrejudice < all}
          onChange={() => set({ withoutPrejudice: withoutPrejudice < all })}
        />
        <BulkGround mark="confidential" documents={documents} onSet={set} />
        <MarkRefusal mark={mark} />
      </section>
      <section className="section">
        <h2 id="bulk-tags">{t('tags.title')}</h2>
        <TagsInput
          aria-labelledby="bulk-tags"
          data-tags-field
          placeholder={t('bulk.addTag')}
          value={common}
          maxLength={60}
          onChange={(tags) =>
            tag.mutate({
              added: tags.filter((one) => !common.includes(one)),
              removed: common.filter((one) => !tags.includes(one)),
            })
          }
        />
        <p className="field-hint">{t('bulk.tagsHint')}</p>
        {tag.isError && <ErrorLine error={tag.error} />}
      </section>
      {unnumbered.length > 0 && (
        <section className="section">
          <Button leftSection={<IconRubberStamp size={15} stroke={1.5} />} onClick={onNumber}>
            {t('bulk.number')}
          </Button>
        </section>
      )}
      <section className="section">
        <Button leftSection={<IconCertificate size={15} stroke={1.5} />} onClick={() => setReporting(true)}>
          {t('custody:report.button')}
        </Button>
      </section>
      {reporting && documents[0] && (
        <CustodyReport
          caseId={documents[0].caseId}
          documentIds={documents.map(({ id }) => id)}
          onClose={() => setReporting(false)}
        />
      )}
    </div>
  )
}

interface BulkGroundProps {
  mark: 'privileged' | 'confidential'
  documents: readonly DocumentSummary[]
  onSet: (marks: Partial<Marks>) => void
}

function BulkGround({ mark, documents, onSet }: BulkGroundProps) {
  const { t } = useTranslation('evidence')
  const grounds = new Set(documents.map(({ marks }) => marks[mark]))
  const [only] = grounds
  const differs = grounds.size > 1
  const stored = differs ? null : (only ?? null)
  const [typed, setTyped] = useState<string | null>()

  function keep(value: string | null): void {
    setTyped(undefined)
    if (value !== stored) onSet({ [mark]: value })
  }

  return (
    <MarkWithGround
      label={
        <>
          {t(`marks.${mark}`)}
          {differs && <span className="faint"> {t('marks.differs')}</span>}
        </>
      }
      {...groundWords(mark, t)}
      stored={stored}
      value={typed === undefined ? stored : typed}
      indeterminate={differs}
      onType={setTyped}
      onKeep={keep}
      onDrop={() => setTyped(undefined)}
    />
  )
}

/** Adds and takes away tags of each document; tags that somebody else changed meanwhile stay as they are now. */
function useTagAll(documents: readonly DocumentSummary[]) {
  return useMutation({
    mutationFn: async ({ added, removed }: { added: string[]; removed: string[] }) => {
      const retag = ({ id: documentId, revision, tags }: DocumentSummary): Promise<unknown> => {
        const next = [...new Set([...tags.filter((tag) => !removed.includes(tag)), ...added])]
        return client.evidence.annotate({ documentId, revision, fields: { tags: next } }).catch((error: unknown) => {
          const stale = staleIn<DocumentSummary>(error)
          if (!stale) throw error
          return retag(stale.current)
        })
      }
      for (const document of documents) await retag(document)
    },
    onSettled: () => {
      noteSaved()
      return queryClient.invalidateQueries({ queryKey: engine.evidence.key() })
    },
  })
}
