import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../../shared/contract/registers.ts'
import { closesOnEscape } from '../../components/closesOnEscape.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { RegisterPanes } from '../registers/RegisterPanes.tsx'
import { useAddRow, useRows } from '../registers/useRegister.ts'
import { ConsentInspector } from './ConsentInspector.tsx'
import { useParties } from './useParties.ts'

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
        {parties}
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
  const ready = title.trim() !== '' && !add.isPending
  return (
    <form
      className="new-claim stack"
      aria-label={t('consent.new')}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) add.mutate({ title: title.trim() })
      }}
      onKeyDown={closesOnEscape(onClose)}
    >
      <TextInput
        autoFocus
        label={t('consent.name')}
        maxLength={300}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      {add.isError && <ErrorLine error={add.error} />}
      <div className="row">
        <Button type="submit" variant="filled" disabled={!ready}>
          {t('consent.add')}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t('common:cancel')}
        </Button>
      </div>
    </form>
  )
}
