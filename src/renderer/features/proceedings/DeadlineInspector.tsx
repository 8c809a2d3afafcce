import { Button } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../../shared/contract/registers.ts'
import { today } from '../../app/dates.ts'
import { partOf } from '../../components/partOf.ts'
import { SavedDay } from '../../components/SavedDates.tsx'
import { Kept, SavedText } from '../../components/SavedFields.tsx'
import { Grounds } from '../registers/Grounds.tsx'
import { RowStanding } from '../registers/RowStanding.tsx'
import { useReadOnly } from '../registers/useReadOnly.ts'
import { useRowField } from '../registers/useRegister.ts'

/** A day by which something is to be done: what, by when, and whether it was done. */
export function DeadlineInspector({ caseId, row }: { caseId: string; row: Row<'deadline'> }) {
  const { t } = useTranslation('proceedings')
  const readOnly = useReadOnly(row)
  const title = useRowField('deadline', row, 'title')
  const due = useRowField('deadline', row, 'due')
  const doneOn = useRowField('deadline', row, 'doneOn')
  const note = useRowField('deadline', row, 'note')
  return (
    <>
      <section className="section stack">
        <SavedText saved={title} label={t('registers:field.title')} maxLength={300} readOnly={readOnly} />
        <Kept saved={due} show={(day) => day}>
          <SavedDay
            saved={partOf(
              due,
              (day): string | null => day,
              // No day is not written: the schema refuses it, and the field says so.
              (_, day) => day ?? '',
            )}
            label={t('registers:field.due')}
            readOnly={readOnly}
          />
        </Kept>
        <SavedDay saved={doneOn} label={t('registers:field.doneOn')} readOnly={readOnly} />
        {!readOnly && row.doneOn === null && (
          <Button
            variant="default"
            leftSection={<IconCheck size={15} stroke={1.5} />}
            onClick={() => {
              doneOn.change(today())
              doneOn.keep()
            }}
          >
            {t('markDone')}
          </Button>
        )}
        <SavedText saved={note} label={t('registers:field.note')} maxLength={2000} long readOnly={readOnly} />
      </section>
      <section className="section">
        <h2>{t('registers:field.grounds')}</h2>
        <Grounds kind="deadline" row={row} caseId={caseId} about="" readOnly={readOnly} />
      </section>
      <RowStanding kind="deadline" row={row} />
    </>
  )
}
