import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../../shared/contract/registers.ts'
import { nameOfRow, type RegisterKind, REGISTERS } from '../../../shared/domain/register-kinds.ts'
import { civilDay, fullMoment } from '../../app/dates.ts'
import { useLanguage } from '../../app/i18n.ts'
import { WriteError } from '../../components/WriteError.tsx'
import { useIsArchived } from '../cases/useIsArchived.ts'
import { readAnew, useStanding } from './useRegister.ts'

/** Withdraws a row or lets it stand again, and says who entered it. The last part of every inspector. */
export function RowStanding<K extends RegisterKind>({ kind, row }: { kind: K; row: Row<K> }) {
  const { t } = useTranslation('registers')
  const language = useLanguage()
  const standing = useStanding(kind, row)
  const isArchived = useIsArchived(row.caseId)
  const { withdrawnOn, madeBy, madeAt, revision } = row
  const act = t(withdrawnOn === null ? 'withdraw' : 'restore')
  return (
    <section className="section">
      {withdrawnOn !== null && <p className="small">{t('withdrawnOn', { on: civilDay(withdrawnOn, language) })}</p>}
      <Button variant="subtle" disabled={standing.isPending || isArchived} onClick={() => standing.mutate(revision)}>
        {act}
      </Button>
      {withdrawnOn === null && (
        <p className="field-hint">{t(REGISTERS[kind].of === 'case' ? 'withdrawHint' : 'withdrawHintVault')}</p>
      )}
      {standing.isError && (
        <WriteError<Row<K>>
          error={standing.error}
          mine={act}
          theirs={(current) => nameOfRow(kind, { ...current }) ?? ''}
          onMine={(current) => standing.mutate(current.revision)}
          onTheirs={() => {
            standing.reset()
            void readAnew(kind)
          }}
        />
      )}
      <p className="tiny faint">{t('made', { by: madeBy, at: fullMoment(madeAt, language) })}</p>
    </section>
  )
}
