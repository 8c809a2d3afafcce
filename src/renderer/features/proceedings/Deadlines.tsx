import { TextInput } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../../shared/contract/registers.ts'
import { civilDay, dueDay } from '../../app/dates.ts'
import { useLanguage } from '../../app/i18n.ts'
import { DayField } from '../../components/DayField.tsx'
import { DueMark } from '../../components/DueMark.tsx'
import { RegisterPanes } from '../registers/RegisterPanes.tsx'
import { RowForm } from '../registers/RowForm.tsx'
import { useAddRow, useRows } from '../registers/useRegister.ts'
import { DeadlineInspector } from './DeadlineInspector.tsx'

type Deadline = Row<'deadline'>

interface DeadlinesProps {
  caseId: string
  readOnly: boolean
  selected: string | undefined
  onSelect: (id: string) => void
  tools: ReactNode
}

/** The days by which something is to be done: what is open by its day, then what is done. */
export function Deadlines({ caseId, readOnly, selected, onSelect, tools }: DeadlinesProps) {
  const { t } = useTranslation('proceedings')
  const rows = useRows('deadline', caseId)
  const data = useMemo(() => rows.data?.toSorted(byDay), [rows.data])
  return (
    <RegisterPanes
      kind="deadline"
      title={t('deadlines')}
      rows={{ ...rows, data }}
      wordsOf={({ title, note }) => `${title} ${note}`}
      renderRow={(row) => <DeadlineRow row={row} />}
      rowHeight={52}
      head={<DeadlineHead />}
      columns={2}
      selected={selected}
      onSelect={onSelect}
      inspector={(row) => <DeadlineInspector caseId={caseId} row={row} />}
      form={(close) => <NewDeadline caseId={caseId} onAdded={(id) => (onSelect(id), close())} onCancel={close} />}
      newLabel={t('newDeadline')}
      empty={t('noDeadlines')}
      tools={tools}
      readOnly={readOnly}
    />
  )
}

/** Open ones by their day, then those that are done, the latest first. */
function byDay(a: Deadline, b: Deadline): number {
  if ((a.doneOn === null) !== (b.doneOn === null)) return a.doneOn === null ? -1 : 1
  return a.doneOn === null ? a.due.localeCompare(b.due) : b.due.localeCompare(a.due)
}

function DeadlineHead() {
  const { t } = useTranslation('proceedings')
  return (
    <div className="deadline-row due-table-head" role="row" aria-rowindex={1}>
      <span role="columnheader">{t('column.what')}</span>
      <span role="columnheader">{t('column.day')}</span>
    </div>
  )
}

function DeadlineRow({ row: { title, due, doneOn, withdrawnOn } }: { row: Deadline }) {
  const { t } = useTranslation('proceedings')
  const language = useLanguage()
  return (
    <div className={`deadline-row${withdrawnOn === null ? '' : ' due-row-withdrawn'}`}>
      <span role="gridcell" className="deadline-title" title={title}>
        {title}
      </span>
      <span role="gridcell" className="deadline-day">
        <span className="numbers">{dueDay(due, language)}</span>
        {doneOn === null ? (
          <DueMark on={due} />
        ) : (
          <span className="state small tone-ok">
            <IconCheck size={14} stroke={1.6} aria-hidden /> {t('done', { on: civilDay(doneOn, language) })}
          </span>
        )}
      </span>
    </div>
  )
}

function NewDeadline({
  caseId,
  onAdded,
  onCancel,
}: {
  caseId: string
  onAdded: (id: string) => void
  onCancel: () => void
}) {
  const { t } = useTranslation('proceedings')
  const [title, setTitle] = useState('')
  const [due, setDue] = useState<string>()
  const add = useAddRow('deadline', caseId, ({ id }) => onAdded(id))

  return (
    <RowForm
      label={t('newDeadline')}
      submit={t('enter')}
      isReady={title.trim() !== '' && due !== undefined}
      adding={add}
      onSubmit={() => due !== undefined && add.mutate({ title, due })}
      onClose={onCancel}
    >
      <TextInput
        label={t('registers:field.title')}
        value={title}
        maxLength={300}
        autoFocus
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <DayField label={t('registers:field.due')} value={due} onChange={setDue} />
    </RowForm>
  )
}
