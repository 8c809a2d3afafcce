import { Button, Checkbox, Modal, Select } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Exception } from '../../../shared/contract/leaving.ts'
import { DEFAULT_SERIES } from '../../../shared/domain/exhibit-number.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { arrange, listedAs } from '../evidence/documentList.ts'
import { useListOptions } from '../evidence/listOptions.ts'
import { BarredDocuments } from './Exceptions.tsx'
import { DocumentChoice } from './DocumentChoice.tsx'
import { nextLabels, takesOriginalsNumber } from './exhibitOrder.ts'

interface NumberDocumentsProps {
  caseId: string
  /** Those to number, in their order; without it the person chooses among all that have no number, as they are listed. */
  documentIds?: readonly string[]
  onClose: () => void
}

/** Gives documents their exhibit numbers; what its marks keep in the house only with an exception of its own. */
export function NumberDocuments({ caseId, documentIds, onClose }: NumberDocumentsProps) {
  const { t } = useTranslation(['exhibits', 'evidence'])
  const language = useLanguage()
  const [{ order, descending }] = useListOptions(caseId)
  const documents = useQuery(engine.evidence.list.queryOptions({ input: { caseId } }))
  const exhibits = useQuery(engine.exhibits.list.queryOptions({ input: { caseId } }))
  const number = useMutation(engine.exhibits.number.mutationOptions({ onSuccess: onClose }))
  const [series, setSeries] = useState<string | null>(null)
  const [left, setLeft] = useState<ReadonlySet<string>>()
  const [exceptions, setExceptions] = useState<Exception[]>([])

  const unnumbered = useMemo(() => {
    const listed = documents.data ?? []
    if (documentIds)
      return documentIds.flatMap((id) => listed.find((one) => one.id === id && one.exhibit === null) ?? [])
    return arrange(
      listed,
      { text: '', tag: null, state: 'all' },
      { by: order, descending },
      exhibits.data?.series.map(({ prefix }) => prefix) ?? DEFAULT_SERIES,
      new Intl.Collator(language, { numeric: true }),
    ).flatMap((row) => (row.document.exhibit === null ? row.document : []))
  }, [documents.data, documentIds, order, descending, exhibits.data, language])

  const candidates = unnumbered.filter(({ readable }) => readable !== 'refused')
  const unreadable = unnumbered.filter(({ readable }) => readable === 'refused')
  const excepted = new Set(exceptions.map(({ documentId }) => documentId))
  const open = candidates.filter(({ id, bars }) => bars.length === 0 || excepted.has(id))
  const barred = candidates.filter(({ bars }) => bars.length > 0)
  const chosenSeries = series ?? exhibits.data?.series[0]?.prefix
  const leftOut = left ?? new Set()
  const chosen = open.filter(({ id }) => !leftOut.has(id))
  const translations = chosen.filter((one) => takesOriginalsNumber(one, chosen, exhibits.data?.exhibits ?? []))
  const labels = chosenSeries
    ? nextLabels(
        (exhibits.data?.exhibits ?? []).filter((exhibit) => exhibit.number.series === chosenSeries),
        chosenSeries,
        chosen.length - translations.length,
      )
    : []

  return (
    <Modal
      opened
      onClose={onClose}
      size={600}
      title={t('number.title')}
      closeButtonProps={{ 'aria-label': t('number.cancel') }}
    >
      <div className="stack">
        {documents.isError && <ErrorLine error={documents.error} />}
        {exhibits.isError && <ErrorLine error={exhibits.error} />}
        {documents.data && candidates.length === 0 && <p>{t('number.none')}</p>}
        {exhibits.data && candidates.length > 0 && (
          <Select
            data-autofocus
            label={t('number.series')}
            data={exhibits.data.series.map(({ prefix, title }) => ({ value: prefix, label: `${prefix}  ${title}` }))}
            value={chosenSeries ?? null}
            allowDeselect={false}
            onChange={setSeries}
          />
        )}
        {open.length > 0 && (
          <div>
            <div className="row small">
              <strong>{t('number.which')}</strong>
              <span className="faint numbers">{t('number.chosen', { count: chosen.length })}</span>
              <span className="spring" />
              {open.length > 1 && (
                <Checkbox
                  label={t('number.all')}
                  checked={chosen.length === open.length}
                  indeterminate={chosen.length > 0 && chosen.length < open.length}
                  onChange={(event) => setLeft(new Set(event.currentTarget.checked ? [] : open.map(({ id }) => id)))}
                />
              )}
            </div>
            <DocumentChoice
              documents={open}
              isChosen={(id) => !leftOut.has(id)}
              onChoose={(id, isChosen) => {
                const next = new Set(leftOut)
                if (isChosen) next.delete(id)
                else next.add(id)
                setLeft(next)
              }}
            />
          </div>
        )}
        {barred.length > 0 && (
          <div>
            <strong className="small">{t('number.barred')}</strong>
            <BarredDocuments
              barred={barred.map((document) => ({
                documentId: document.id,
                listedAs: listedAs(document),
                bars: document.bars,
              }))}
              act="number"
              exceptions={exceptions}
              onChange={setExceptions}
            />
          </div>
        )}
        {unreadable.length > 0 && (
          <div>
            <strong className="small">{t('number.unreadable')}</strong>
            <ul className="barred unreadable">
              {unreadable.map((document) => (
                <li key={document.id}>
                  <div>
                    <div className="wrap-anywhere">{listedAs(document)}</div>
                    {document.refusal !== null && (
                      <div className="tiny tone-bad">{t(`evidence:refusal.${document.refusal}`)}</div>
                    )}
                  </div>
                </li>
              ))}
            </ul>
          </div>
        )}
        {labels.length > 0 && <p className="small second">{becoming(labels)}</p>}
        {translations.length > 0 && (
          <p className="small second">{t('number.translations', { count: translations.length })}</p>
        )}
        {number.isError && <ErrorLine error={number.error} />}
        <div className="row dialog-acts">
          <Button onClick={onClose}>{t('number.cancel')}</Button>
          <Button
            variant="filled"
            disabled={chosen.length === 0 || chosenSeries === undefined || number.isPending}
            onClick={() => {
              if (chosenSeries === undefined) return
              number.mutate({
                caseId,
                documentIds: chosen.map(({ id }) => id),
                series: chosenSeries,
                exceptions: exceptions.filter(({ documentId }) => chosen.some(({ id }) => id === documentId)),
              })
            }}
          >
            {chosen.length === 0 ? t('empty.act') : t('number.do', { count: chosen.length })}
          </Button>
        </div>
      </div>
    </Modal>
  )

  function becoming(labelsGiven: readonly string[]): string {
    const first = labelsGiven[0]
    const last = labelsGiven.at(-1)
    if (labelsGiven.length === 1) return t('number.becomeOne', { first })
    const inARow = Number(last?.split('-').at(-1)) - Number(first?.split('-').at(-1)) === labelsGiven.length - 1
    return inARow ? t('number.become', { first, last }) : t('number.scattered', { labels: labelsGiven.join(', ') })
  }
}
