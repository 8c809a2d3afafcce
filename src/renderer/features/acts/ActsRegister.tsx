import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { LICENCE_STATES } from '../../../shared/domain/licence.ts'
import { engine } from '../../app/engine.ts'
import { useIsArchived } from '../cases/useIsArchived.ts'
import { useParties } from '../cases/useParties.ts'
import { RegisterPanes } from '../registers/RegisterPanes.tsx'
import { useRows } from '../registers/useRegister.ts'
import { ActInspector } from './ActInspector.tsx'
import { ACT_COLUMNS, ActHead, ActRow } from './ActRow.tsx'
import { NewAct } from './NewAct.tsx'

/** The acts of a case, each with the state of its licence that day and what it stands on. */
export function ActsRegister({ caseId, tools }: { caseId: string; tools: ReactNode }) {
  const { t } = useTranslation('acts')
  const navigate = useNavigate({ from: '/case/$caseId/acts' })
  const { act: asked, state, fact } = useSearch({ from: '/case/$caseId/acts' })
  const rows = useRows('act', caseId)
  const { namesOf } = useParties(caseId)
  const told = useQuery(engine.acts.list.queryOptions({ input: { caseId } })).data
  const standingOf = useMemo(() => new Map((told ?? []).map((one) => [one.actId, one])), [told])
  const select = (id: string) =>
    void navigate({ search: (known) => ({ ...known, act: id, fact: undefined }), replace: true })
  const actorOf = (row: { actorId: string | null; actor: string }) =>
    row.actorId === null ? row.actor : namesOf([row.actorId])
  return (
    <RegisterPanes
      key={fact}
      kind="act"
      title={t('view')}
      rows={rows}
      wordsOf={(row) => [row.title, t(`kind.${row.kind}`), actorOf(row), row.where, row.product, row.notes].join('\n')}
      renderRow={(row) => <ActRow act={row} actor={actorOf(row)} standing={standingOf.get(row.id)} />}
      rowHeight={53}
      head={<ActHead />}
      columns={ACT_COLUMNS.length}
      selected={asked}
      onSelect={select}
      inspector={(row) => <ActInspector caseId={caseId} act={row} />}
      making={fact !== undefined}
      form={(close) => <NewAct caseId={caseId} factId={fact} onMade={select} onClose={close} />}
      newLabel={t('enter')}
      empty={t('empty')}
      tools={tools}
      filters={
        <Select
          aria-label={t('filter')}
          placeholder={t('filter')}
          clearable
          data={[...LICENCE_STATES, 'no-licence' as const].map((one) => ({
            value: one,
            label: t(`chronology:state.${one}`),
          }))}
          value={state ?? null}
          onChange={(next) =>
            void navigate({
              search: (known) => ({ ...known, state: (next ?? undefined) as typeof state }),
              replace: true,
            })
          }
        />
      }
      readOnly={useIsArchived(caseId)}
      passes={(row) => row.id === asked || state === undefined || standingOf.get(row.id)?.licence === state}
    />
  )
}
