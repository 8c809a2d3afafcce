import { Select, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../../shared/contract/registers.ts'
import { PROCEEDING_STATES, ProceedingState } from '../../../shared/domain/proceeding.ts'
import { DateText } from '../../components/DateText.tsx'
import { RegisterPanes } from '../registers/RegisterPanes.tsx'
import { RowForm } from '../registers/RowForm.tsx'
import { useAddRow, useRows } from '../registers/useRegister.ts'
import { ProceedingInspector } from './ProceedingInspector.tsx'

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
      inspector={(row) => <ProceedingInspector caseId={caseId} row={row} />}
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
      <span role="gridcell" className="wrap-anywhere">
        <span>{title}</span>
        <span className="faint">{forum}</span>
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

  return (
    <RowForm
      label={t('newProceeding')}
      submit={t('enter')}
      isReady={title.trim() !== ''}
      adding={add}
      onSubmit={() => add.mutate({ title, state })}
      onClose={onCancel}
    >
      <TextInput
        label={t('registers:field.title')}
        value={title}
        maxLength={300}
        autoFocus
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Select
        searchable
        label={t('column.state')}
        data={PROCEEDING_STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
        value={state}
        allowDeselect={false}
        onChange={(value) => setState(ProceedingState.catch('announced').parse(value))}
      />
    </RowForm>
  )
}
