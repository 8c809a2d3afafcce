import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useIsArchived } from '../cases/useIsArchived.ts'
import { RegisterPanes } from '../registers/RegisterPanes.tsx'
import { useRows } from '../registers/useRegister.ts'
import { LossInspector } from './LossInspector.tsx'
import { LossHead, LossRowView } from './LossRow.tsx'
import { LossTotals } from './LossTotals.tsx'
import { NewLine } from './NewLine.tsx'
import { useFactsById, useFigures } from './useLoss.ts'
import './loss.css'

/** How much, and on whose word: the lines of loss of a case with what each comes to, and their sums. */
export function Loss({ caseId }: { caseId: string }) {
  const { t } = useTranslation('loss')
  const navigate = useNavigate({ from: '/case/$caseId/loss' })
  const { line } = useSearch({ from: '/case/$caseId/loss' })
  const rows = useRows('loss-line', caseId)
  const { byLine, totals } = useFigures(caseId)
  const facts = useFactsById(caseId)
  const all = rows.data ?? []
  const select = (id: string) => void navigate({ search: (known) => ({ ...known, line: id }), replace: true })
  return (
    <RegisterPanes
      kind="loss-line"
      title={t('title')}
      rows={rows}
      wordsOf={(row) => [row.title, t(`head.${row.head}`), row.product, row.currency, row.notes].join('\n')}
      renderRow={(row) => <LossRowView row={row} figure={byLine.get(row.id)} facts={facts} />}
      rowHeight={53}
      head={<LossHead />}
      columns={4}
      selected={line}
      onSelect={select}
      inspector={(row) => <LossInspector row={row} caseId={caseId} figure={byLine.get(row.id)} rows={all} />}
      form={(close) => (
        <NewLine caseId={caseId} currency={all.at(-1)?.currency ?? 'USD'} onMade={select} onClose={close} />
      )}
      newLabel={t('new.button')}
      empty={t('empty')}
      readOnly={useIsArchived(caseId)}
      foot={totals.length > 0 && <LossTotals totals={totals} />}
    />
  )
}
