import { Button, Menu } from '@mantine/core'
import { IconTable } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../../shared/contract/registers.ts'
import { territoryInWords } from '../../../shared/messages/territory-words.ts'
import { type Command, useCommands } from '../../app/commands.ts'
import { savePaper } from '../../app/download.ts'
import { client } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { DateText } from '../../components/DateText.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { RegisterPanes } from '../registers/RegisterPanes.tsx'
import { useRows } from '../registers/useRegister.ts'
import { AgreementInspector } from './AgreementInspector.tsx'
import { NewAgreement } from './NewAgreement.tsx'
import { TakeInAgreements } from './TakeInAgreements.tsx'

const COLUMNS = ['countries', 'state', 'asOf', 'title'] as const

interface AgreementRegisterProps {
  caseId: string | undefined
  /** The switch between the views of agreements. */
  views: ReactNode
  selected: string | undefined
  onSelect: (id: string) => void
}

/** The bilateral agreements that were entered, and what sources say of others: that there is none, that there are talks. */
export function AgreementRegister({ caseId, views, selected, onSelect }: AgreementRegisterProps) {
  const { t } = useTranslation('agreements')
  const language = useLanguage()
  const rows = useRows('agreement', '')
  const [taking, setTaking] = useState(false)
  const exporting = useMutation({ mutationFn: async () => savePaper(await client.agreements.exportCsv()) })
  const pairOf = ({ countries: [one, other] }: Row<'agreement'>) =>
    [one, other].map((code) => territoryInWords(code, language)).join(' – ')

  const { mutate: save } = exporting
  const commands = useMemo<Command[]>(
    () => [
      { id: 'agreements.import', title: 'agreements:importRegister', icon: IconTable, run: () => setTaking(true) },
      { id: 'agreements.export', title: 'agreements:exportRegister', icon: IconTable, run: () => save() },
    ],
    [save],
  )
  useCommands(commands)

  const menu = (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button leftSection={<IconTable size={15} stroke={1.5} />}>{t('table')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => setTaking(true)}>{t('importRegister')}</Menu.Item>
        <Menu.Item disabled={exporting.isPending} onClick={() => save()}>
          {t('exportRegister')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
  return (
    <>
      <RegisterPanes
        kind="agreement"
        title={t('title')}
        rows={rows}
        wordsOf={(row) =>
          [pairOf(row), ...row.countries, row.title, row.source, row.notes, t(`state.${row.state}`)].join('\n')
        }
        renderRow={(row) => (
          <div className={`agreement-row${row.withdrawnOn === null ? '' : ' register-withdrawn'}`}>
            <span role="gridcell">{pairOf(row)}</span>
            <span role="gridcell">{t(`state.${row.state}`)}</span>
            <span role="gridcell">{row.asOf && <DateText date={row.asOf} />}</span>
            <span role="gridcell" className="wrap-anywhere">
              {row.title}
              <span className="licence-more faint">{row.source}</span>
            </span>
          </div>
        )}
        rowHeight={50}
        head={
          <div className="agreement-row register-head" role="row" aria-rowindex={1}>
            {COLUMNS.map((column) => (
              <span key={column} role="columnheader">
                {t(`column.${column}`)}
              </span>
            ))}
          </div>
        }
        columns={COLUMNS.length}
        selected={selected}
        onSelect={onSelect}
        inspector={(row) => <AgreementInspector agreement={row} caseId={caseId} />}
        form={(close) => <NewAgreement onMade={({ id }) => onSelect(id)} onClose={close} />}
        newLabel={t('enter')}
        empty={t('emptyRegister')}
        tools={
          <>
            {views}
            {rows.data?.length === 0 && menu}
          </>
        }
        filters={menu}
      />
      {exporting.isError && <ErrorLine error={exporting.error} />}
      {taking && <TakeInAgreements onClose={() => setTaking(false)} />}
    </>
  )
}
