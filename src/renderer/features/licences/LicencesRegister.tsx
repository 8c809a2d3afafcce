import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { edtfDate } from '../../../shared/domain/edtf.ts'
import { today } from '../../app/dates.ts'
import { engine } from '../../app/engine.ts'
import { TypedDate } from '../../components/TypedDate.tsx'
import { useIsArchived } from '../cases/useIsArchived.ts'
import { useParties } from '../cases/useParties.ts'
import { RegisterPanes } from '../registers/RegisterPanes.tsx'
import { useRows } from '../registers/useRegister.ts'
import { LicenceInspector } from './LicenceInspector.tsx'
import { LICENCE_COLUMNS, LicenceHead, LicenceRow } from './LicenceRow.tsx'
import { NewLicence } from './NewLicence.tsx'
import './licences.css'

/** The licences of a case, as each stood on the day that is asked about. */
export function LicencesRegister({ caseId, tools }: { caseId: string; tools: ReactNode }) {
  const { t } = useTranslation('licences')
  const navigate = useNavigate({ from: '/case/$caseId/acts' })
  const { licence: asked, on: day } = useSearch({ from: '/case/$caseId/acts' })
  const on = day ?? edtfDate(today())
  const rows = useRows('licence', caseId)
  const { namesOf } = useParties(caseId)
  const states = useQuery(
    engine.licences.onDay.queryOptions({ input: { caseId, on }, placeholderData: keepPreviousData }),
  ).data
  const onDay = useMemo(() => new Map((states ?? []).map((state) => [state.licenceId, state])), [states])
  const select = (id: string) => void navigate({ search: (known) => ({ ...known, licence: id }), replace: true })
  return (
    <RegisterPanes
      kind="licence"
      title={t('view')}
      rows={rows}
      wordsOf={(row) => [row.title, namesOf(row.licenseeIds), namesOf(row.licensorIds), row.notes].join('\n')}
      renderRow={(row) => <LicenceRow licence={row} licensees={namesOf(row.licenseeIds)} onDay={onDay.get(row.id)} />}
      rowHeight={53}
      head={<LicenceHead />}
      columns={LICENCE_COLUMNS.length}
      selected={asked}
      onSelect={select}
      inspector={(row) => <LicenceInspector caseId={caseId} licence={row} on={on} onDay={onDay.get(row.id)} />}
      form={(close) => <NewLicence caseId={caseId} onMade={select} onClose={close} />}
      newLabel={t('enter')}
      empty={t('empty')}
      tools={tools}
      readOnly={useIsArchived(caseId)}
      filters={
        <TypedDate
          label={t(day === undefined ? 'onDayToday' : 'onDay')}
          value={day ?? null}
          onChange={(next) =>
            next !== undefined &&
            void navigate({ search: (known) => ({ ...known, on: next ?? undefined }), replace: true })
          }
        />
      }
    />
  )
}
