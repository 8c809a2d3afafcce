import { useTranslation } from 'react-i18next'
import type { Row } from '../../../shared/contract/registers.ts'
import { PROCEEDING_STATES } from '../../../shared/domain/proceeding.ts'
import { SavedMany } from '../../components/SavedChoices.tsx'
import { SavedDate } from '../../components/SavedDates.tsx'
import { SavedChoice, SavedText } from '../../components/SavedFields.tsx'
import { useParties } from '../cases/useParties.ts'
import { Grounds } from '../registers/Grounds.tsx'
import { RowStanding } from '../registers/RowStanding.tsx'
import { useReadOnly } from '../registers/useReadOnly.ts'
import { useRowField } from '../registers/useRegister.ts'

/** A proceeding elsewhere: before whom, between whom, and how far it has come. */
export function ProceedingInspector({ caseId, row }: { caseId: string; row: Row<'proceeding'> }) {
  const { t } = useTranslation('proceedings')
  const readOnly = useReadOnly(row)
  const { choices: parties } = useParties(caseId)
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
          saved={state}
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
