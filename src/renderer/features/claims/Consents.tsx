import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../../shared/contract/registers.ts'
import { RegisterPanes } from '../registers/RegisterPanes.tsx'
import { RowForm } from '../registers/RowForm.tsx'
import { useAddRow, useRows } from '../registers/useRegister.ts'
import { ConsentInspector } from './ConsentInspector.tsx'
import { useIsArchived } from '../cases/useIsArchived.ts'
import { useParties } from '../cases/useParties.ts'

interface ConsentsProps {
  caseId: string
  selected: string | undefined
  onSelect: (id: string) => void
}

/** The arbitration clauses of a case, and what each covers. */
export function Consents({ caseId, selected, onSelect }: ConsentsProps) {
  const { t } = useTranslation('claims')
  const rows = useRows('consent', caseId)
  const { namesOf } = useParties(caseId)
  return (
    <RegisterPanes
      kind="consent"
      title={t('consent.title')}
      rows={rows}
      wordsOf={(row) => [row.title, row.clause, row.forum, namesOf(row.partyIds)].join(' ')}
      rowHeight={36}
      columns={4}
      head={
        <div className="consent-row fact-head" role="row" aria-rowindex={1}>
          {(['clause', 'parties', 'scope', 'survives'] as const).map((column) => (
            <span key={column} role="columnheader">
              {t(`consent.column.${column}`)}
            </span>
          ))}
        </div>
      }
      renderRow={(row) => <ConsentRow row={row} parties={namesOf(row.partyIds)} />}
      selected={selected}
      onSelect={onSelect}
      inspector={(row) => <ConsentInspector caseId={caseId} consent={row} />}
      form={(close) => <NewConsent caseId={caseId} onMade={({ id }) => onSelect(id)} onClose={close} />}
      newLabel={t('consent.new')}
      empty={t('consent.empty')}
      readOnly={useIsArchived(caseId)}
    />
  )
}

function ConsentRow({ row, parties }: { row: Row<'consent'>; parties: string }) {
  const { t } = useTranslation('claims')
  return (
    <div className={row.withdrawnOn === null ? 'consent-row' : 'consent-row fact-withdrawn'}>
      <span role="gridcell" className="wrap-anywhere">
        {row.title}
      </span>
      <span role="gridcell" className="wrap-anywhere second">
        {parties || t('consent.scopes.not-in-evidence')}
      </span>
      <span role="gridcell">{t(`consent.scopes.${row.scope}`)}</span>
      <span role="gridcell">{t(`consent.survive.${row.survivesEnd}`)}</span>
    </div>
  )
}

interface NewConsentProps {
  caseId: string
  onMade: (row: Row<'consent'>) => void
  onClose: () => void
}

function NewConsent({ caseId, onMade, onClose }: NewConsentProps) {
  const { t } = useTranslation('claims')
  const [title, setTitle] = useState('')
  const add = useAddRow('consent', caseId, (row) => {
    onMade(row)
    onClose()
  })
  return (
    <RowForm
      label={t('consent.new')}
      submit={t('consent.add')}
      isReady={title.trim() !== ''}
      adding={add}
      onSubmit={() => add.mutate({ title: title.trim() })}
      onClose={onClose}
      className="new-claim stack"
    >
      <TextInput
        autoFocus
        label={t('consent.name')}
        maxLength={300}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
    </RowForm>
  )
}
