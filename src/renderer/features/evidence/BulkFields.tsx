import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentSummary } from '../../../shared/contract/evidence.ts'
import { engine } from '../../app/engine.ts'
import { queryClient } from '../../app/queries.ts'
import { DateText } from '../../components/DateText.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { PropertyRow } from '../../components/PropertyRow.tsx'
import { DateField } from './DateField.tsx'
import { InPlaceText } from './InPlaceText.tsx'
import { revisionsOf } from './useDocumentChanges.ts'

const TEXTS = ['title', 'publisher', 'author'] as const

/** What is known of several documents, declared for all of them at once. */
export function BulkFields({ documents }: { documents: readonly DocumentSummary[] }) {
  const { t } = useTranslation('evidence')
  const [dating, setDating] = useState(false)
  const declare = useMutation(
    engine.evidence.declareAll.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: engine.evidence.key() }),
    }),
  )
  const set = (field: (typeof TEXTS)[number] | 'published', value: string) =>
    declare.mutate({ documentIds: documents.map(({ id }) => id), revisions: revisionsOf(documents), field, value })
  const date = alike(documents.map(({ published }) => published))
  const dateLabel = t('about.field.published')

  return (
    <section className="section">
      <h2>{t('bulk.about')}</h2>
      <dl>
        {TEXTS.map((field) => {
          const value = alike(documents.map((one) => one[field]))
          const label = t(`about.field.${field}`)
          return (
            <PropertyRow key={field} label={label}>
              <InPlaceText
                name={t('bulk.changeField', { field: label })}
                value={value ?? null}
                {...(value === undefined && { shown: <span className="faint">{t('marks.differs')}</span> })}
                onChange={(next) => set(field, next)}
              />
            </PropertyRow>
          )
        })}
        <PropertyRow label={dateLabel}>
          {dating ? (
            <DateField
              value={date ?? ''}
              onCancel={() => setDating(false)}
              onKeep={(value) => {
                setDating(false)
                set('published', value)
              }}
            />
          ) : (
            <button
              type="button"
              className="in-place"
              title={t('bulk.changeField', { field: dateLabel })}
              onClick={() => setDating(true)}
            >
              {date ? (
                <DateText date={date} length="long" />
              ) : (
                <span className="faint">{t(date === undefined ? 'marks.differs' : 'about.notFound')}</span>
              )}
            </button>
          )}
        </PropertyRow>
      </dl>
      {declare.isError && <ErrorLine error={declare.error} />}
    </section>
  )
}

/** The value that all have; undefined where they differ. */
function alike<T>(values: readonly T[]): T | undefined {
  const [first] = values
  return values.every((value) => value === first) ? first : undefined
}
