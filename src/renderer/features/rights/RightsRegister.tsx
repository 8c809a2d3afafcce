import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../../shared/contract/registers.ts'
import { edtfDate } from '../../../shared/domain/edtf.ts'
import { territoryInWords } from '../../../shared/messages/territory-words.ts'
import { today } from '../../app/dates.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { RegisterPanes } from '../registers/RegisterPanes.tsx'
import { useRows } from '../registers/useRegister.ts'
import { NewRight } from './NewRight.tsx'
import { passesFilter, type RightsSearch } from './rightFilter.ts'
import { RightInspector } from './RightInspector.tsx'
import { RIGHT_COLUMNS, RightHead, RightRow } from './RightRow.tsx'
import { RightsFilters } from './RightsFilters.tsx'
import './rights.css'

/** The register of rights, a row a territory, as each stood on the day asked about. */
export function RightsRegister({ tools }: { tools: ReactNode }) {
  const { t } = useTranslation('rights')
  const language = useLanguage()
  const navigate = useNavigate({ from: '/rights' })
  const asked = useSearch({ from: '/rights' })
  const day = today()
  const on = asked.on ?? edtfDate(day)
  const rows = useRows('right', '')
  const products = useRows('product', '').data ?? []
  const standings = useQuery(
    engine.rights.standings.queryOptions({ input: { on }, placeholderData: keepPreviousData }),
  ).data
  const standingOf = useMemo(
    () => new Map((standings ?? []).map((standing) => [standing.rightId, standing])),
    [standings],
  )

  const ask = (fields: Partial<RightsSearch>) =>
    void navigate({ search: (known) => ({ ...known, ...fields }), replace: true })
  const select = (id: string) => ask({ right: id })
  const stateOf = (right: Row<'right'>) => standingOf.get(right.id)?.state

  return (
    <RegisterPanes
      kind="right"
      title={t('title')}
      rows={rows}
      wordsOf={(right) =>
        [
          right.title,
          right.owner,
          right.registrationNumber,
          right.applicationNumber,
          right.territory,
          territoryInWords(right.territory, language),
          t(`type.${right.type}`),
          right.notes,
        ].join('\n')
      }
      renderRow={(right) => <RightRow right={right} state={stateOf(right)} today={day} />}
      rowHeight={51}
      head={<RightHead />}
      columns={RIGHT_COLUMNS.length}
      selected={asked.right}
      onSelect={select}
      inspector={(right) => (
        <RightInspector right={right} standing={standingOf.get(right.id)} onMade={({ id }) => select(id)} />
      )}
      form={(close) => <NewRight onMade={({ id }) => select(id)} onClose={close} />}
      newLabel={t('enter')}
      empty={t('empty')}
      tools={tools}
      filters={<RightsFilters rights={rows.data ?? []} products={products} asked={asked} onAsk={ask} />}
      passes={(right) => right.id === asked.right || passesFilter(right, asked, stateOf(right), day)}
    />
  )
}
