import { Button, Checkbox, TagsInput } from '@mantine/core'
import { IconCertificate, IconCheck, IconRubberStamp } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentSummary } from '../../../shared/contract/evidence.ts'
import type { Marks } from '../../../shared/domain/mark.ts'
import { engine } from '../../app/engine.ts'
import { queryClient } from '../../app/queries.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { BulkCollection } from '../custody/BulkCollection.tsx'
import { CustodyReport } from '../custody/CustodyReport.tsx'
import { OriginsSection } from '../stories/OriginsSection.tsx'
import { BulkFields } from './BulkFields.tsx'
import { groundWords } from './groundWords.ts'
import { MarkRefusal } from './MarkRefusal.tsx'
import { MarkWithGround } from './MarkWithGround.tsx'
import { revisionsOf, useMark } from './useDocumentChanges.ts'

/** Marks, tags, details and numbers of several documents at once; where they differ it says so. */
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
  const tag = useMutation(
    engine.evidence.tag.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: engine.evidence.key() }),
    }),
  )
  const all = documents.length
  const reviewed = documents.filter(({ marks }) => marks.reviewed).length
  const withoutPrejudice = documents.filter(({ marks }) => marks.withoutPrejudice).length
  const unnumbered = documents.filter(({ exhibit, readable }) => exhibit === null && readable !== 'refused')
  const ids = documents.map(({ id }) => id)
  const some = [...new Set(documents.flatMap(({ tags }) => tags))]
  const common = documents.map(({ tags }) => tags).reduce((shared, tags) => shared.filter((one) => tags.includes(one)))
  const apart = some.filter((one) => !common.includes(one))
  const retag = (add: string[], remove: string[]) => tag.mutate({ documentIds: ids, add, remove })
  const set = (marks: Partial<Marks>) => mark.mutate({ documentIds: ids, marks, revisions: revisionsOf(documents) })

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
            retag(
              tags.filter((one) => !common.includes(one)),
              common.filter((one) => !tags.includes(one)),
            )
          }
        />
        <p className="field-hint">{t('bulk.tagsHint')}</p>
        {apart.length > 0 && (
          <>
            <p className="field-hint" id="bulk-tags-apart">
              {t('marks.differs')}
            </p>
            <ul className="bulk-tags" aria-labelledby="bulk-tags-apart">
              {apart.map((one) => (
                <li key={one}>
                  <span className="tag">{one}</span>
                  <span className="tiny faint numbers">{t('bulk.some', { count: countOf(documents, one), all })}</span>
                  <span className="bulk-tag-acts">
                    <button type="button" className="link-button small" onClick={() => retag([one], [])}>
                      {t('bulk.tagAll')}
                    </button>
                    <button type="button" className="link-button small" onClick={() => retag([], [one])}>
                      {t('bulk.tagNone')}
                    </button>
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
        {tag.isError && <ErrorLine error={tag.error} />}
      </section>
      <BulkFields documents={documents} />
      <BulkCollection documentIds={ids} />
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
        <CustodyReport caseId={documents[0].caseId} documentIds={ids} onClose={() => setReporting(false)} />
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

function countOf(documents: readonly DocumentSummary[], tag: string): number {
  return documents.filter(({ tags }) => tags.includes(tag)).length
}
