import { Button, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../../shared/contract/registers.ts'
import { PROCEEDING_STATES, ProceedingState } from '../../../shared/domain/proceeding.ts'
import { engine } from '../../app/engine.ts'
import { DateText } from '../../components/DateText.tsx'
import { closesOnEscape } from '../../components/closesOnEscape.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { type Saved, SavedChoice, SavedText } from '../../components/SavedFields.tsx'
import { SavedDate } from '../../components/SavedDates.tsx'
import { SavedMany } from '../../components/SavedChoices.tsx'
import { Grounds } from '../registers/Grounds.tsx'
import { RegisterPanes } from '../registers/RegisterPanes.tsx'
import { RowStanding } from '../registers/RowStanding.tsx'
import { useAddRow, useRowField, useRows } from '../registers/useRegister.ts'

type Proceeding = Row<'proceeding'>

interface OtherProceedingsProps {
  caseId: string
  readOnly: boolean
  selected: string | undefined
  onSelect: (id: string) => void
  tools: ReactNode
}

/** Proceedings that were announced, filed or are under way anywhere, as far as the evidence says. */
export function OtherProceedings({ caseId, readOnly, selected, onSelect, tools }: OtherProceedingsProps) {
  const { t } = useTranslation('proceedings')
  const rows = useRows('proceeding', caseId)
  return (
    <RegisterPanes
      kind="proceeding"
      title={t('elsewhere')}
      rows={rows}
      wordsOf={({ title, forum, note }) => `${title} ${forum} ${note}`}
      renderRow={(row) => <ProceedingRow row={row} />}
      rowHeight={52}
      head={<ProceedingHead />}
      columns={2}
      selected={selected}
      onSelect={onSelect}
      inspector={(row) => <Inspector caseId={caseId} row={row} readOnly={readOnly || row.withdrawnOn !== null} />}
      form={(close) => <NewProceeding caseId={caseId} onAdded={(id) => (onSelect(id), close())} onCancel={close} />}
      newLabel={t('newProceeding')}
      empty={t('noneElsewhere')}
      tools={tools}
      readOnly={readOnly}
    />
  )
}

function ProceedingHead() {
  const { t } = useTranslation('proceedings')
  return (
    <div className="proceeding-row due-table-head" role="row" aria-rowindex={1}>
      <span role="columnheader">{t('column.proceeding')}</span>
      <span role="columnheader">{t('column.state')}</span>
    </div>
  )
}

function ProceedingRow({ row: { title, forum, state, on, withdrawnOn } }: { row: Proceeding }) {
  const { t } = useTranslation('proceedings')
  return (
    <div className={`proceeding-row${withdrawnOn === null ? '' : ' due-row-withdrawn'}`}>
      <span role="gridcell" className="two-lines">
        <span className="one-line">{title}</span>
        <span className="one-line faint small">{forum}</span>
      </span>
      <span role="gridcell" className="deadline-day">
        <span>{t(`state.${state}`)}</span>
        {on && (
          <span className="faint small">
            <DateText date={on} />
          </span>
        )}
      </span>
    </div>
  )
}

interface NewProceedingProps {
  caseId: string
  onAdded: (id: string) => void
  onCancel: () => void
}

function NewProceeding({ caseId, onAdded, onCancel }: NewProceedingProps) {
  const { t } = useTranslation('proceedings')
  const [title, setTitle] = useState('')
  const [state, setState] = useState<ProceedingState>('announced')
  const add = useAddRow('proceeding', caseId, ({ id }) => onAdded(id))

  function submit(event: FormEvent) {
    event.preventDefault()
    if (title.trim() !== '') add.mutate({ title, state })
  }

  return (
    <form className="register-form" onSubmit={submit} onKeyDown={closesOnEscape(onCancel)}>
      <TextInput
        label={t('registers:field.title')}
        value={title}
        maxLength={300}
        autoFocus
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Select
        label={t('column.state')}
        data={PROCEEDING_STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
        value={state}
        allowDeselect={false}
        onChange={(value) => setState(ProceedingState.catch('announced').parse(value))}
      />
      {add.isError && <ErrorLine error={add.error} />}
      <div className="row">
        <Button type="submit" variant="filled" disabled={title.trim() === '' || add.isPending}>
          {t('enter')}
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          {t('common:cancel')}
        </Button>
      </div>
    </form>
  )
}

function Inspector({ caseId, row, readOnly }: { caseId: string; row: Proceeding; readOnly: boolean }) {
  const { t } = useTranslation('proceedings')
  const found = useQuery(engine.cases.get.queryOptions({ input: { case: caseId } })).data
  const parties = (found?.parties ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const field = (name: string) => t(`registers:field.${name}`)
  const title = useRowField('proceeding', row, 'title')
  const forum = useRowField('proceeding', row, 'forum')
  const state = useRowField('proceeding', row, 'state')
  const on = useRowField('proceeding', row, 'on')
  const claimants = useRowField('proceeding', row, 'claimantIds')
  const defendants = useRowField('proceeding', row, 'defendantIds')
  const note = useRowField('proceeding', row, 'note')
  return (
    <>
      <section className="section stack">
        <SavedText saved={title} label={field('title')} maxLength={300} readOnly={readOnly} />
        <SavedText saved={forum} label={field('forum')} maxLength={300} readOnly={readOnly} />
        <SavedChoice
          saved={state as unknown as Saved<string | null>}
          label={t('column.state')}
          choices={PROCEEDING_STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
          readOnly={readOnly}
        />
        <SavedDate saved={on} label={field('on')} readOnly={readOnly} />
        <SavedMany saved={claimants} label={field('claimantIds')} choices={parties} readOnly={readOnly} />
        <SavedMany saved={defendants} label={field('defendantIds')} choices={parties} readOnly={readOnly} />
        <SavedText saved={note} label={field('note')} maxLength={2000} long readOnly={readOnly} />
      </section>
      <section className="section">
        <h2>{field('grounds')}</h2>
        <Grounds kind="proceeding" row={row} caseId={caseId} about="" readOnly={readOnly} />
      </section>
      <RowStanding kind="proceeding" row={row} />
    </>
  )
}
