import { Button, Checkbox, Modal, Select } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Exception } from '../../../shared/contract/leaving.ts'
import { compareEdtf } from '../../../shared/domain/edtf.ts'
import { engine } from '../../app/engine.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { listedAs } from '../evidence/documentList.ts'
import { BarredDocuments } from './Exceptions.tsx'
import { DocumentChoice } from './DocumentChoice.tsx'
import { nextLabels } from './exhibitOrder.ts'

interface NumberDocumentsProps {
  caseId: string
  /** Those to number, in their order; without it the person chooses among all that have no number. */
  documentIds?: readonly string[]
  onClose: () => void
}

/** Gives documents their exhibit numbers; what its marks keep in the house only with an exception of its own. */
export function NumberDocuments({ caseId, documentIds, onClose }: NumberDocumentsProps) {
  const { t } = useTranslation('exhibits')
  const documents = useQuery(engine.evidence.list.queryOptions({ input: { caseId } }))
  const exhibits = useQuery(engine.exhibits.list.queryOptions({ input: { caseId } }))
  const number = useMutation(engine.exhibits.number.mutationOptions({ onSuccess: onClose }))
  const [series, setSeries] = useState<string | null>(null)
  const [left, setLeft] = useState<ReadonlySet<string>>()
  const [exceptions, setExceptions] = useState<Exception[]>([])

  const candidates = useMemo(() => {
    const unnumbered = (documents.data ?? []).filter(
      ({ exhibit, readable }) => exhibit === null && readable !== 'refused',
    )
    if (documentIds) return documentIds.flatMap((id) => unnumbered.find((document) => document.id === id) ?? [])
    return unnumbered.toSorted((a, b) => compareEdtf(a.published ?? undefined, b.published ?? undefined))
  }, [documents.data, documentIds])

  const excepted = new Set(exceptions.map(({ documentId }) => documentId))
  const open = candidates.filter(({ id, bars }) => bars.length === 0 || excepted.has(id))
  const barred = candidates.filter(({ bars }) => bars.length > 0)
  const chosenSeries = series ?? exhibits.data?.series[0]?.prefix
  const leftOut = left ?? new Set()
  const chosen = open.filter(({ id }) => !leftOut.has(id))
  const labels = chosenSeries
    ? nextLabels(
        (exhibits.data?.exhibits ?? []).filter((exhibit) => exhibit.number.series === chosenSeries),
        chosenSeries,
        chosen.length,
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
        {labels.length > 0 && <p className="small second">{becoming(labels)}</p>}
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
