import { IconMessageReport } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Fact } from '../../../shared/contract/facts.ts'
import type { LossFigure } from '../../../shared/contract/loss.ts'
import { decimalInWords } from '../../../shared/domain/money-words.ts'
import { useLanguage } from '../../app/i18n.ts'
import { factsOf, type LossRow, useSpeakers } from './useLoss.ts'

export function LossHead() {
  const { t } = useTranslation('loss')
  return (
    <div className="loss-row loss-row-head" role="row" aria-rowindex={1}>
      <span role="columnheader">{t('column.line')}</span>
      {(['low', 'likely', 'high'] as const).map((column) => (
        <span key={column} role="columnheader" className="loss-amount">
          {t(`column.${column}`)}
        </span>
      ))}
    </div>
  )
}

interface LossRowProps {
  row: LossRow
  /** Undefined where the line was withdrawn, or is not computed yet. */
  figure: LossFigure | undefined
  facts: ReadonlyMap<string, Fact>
}

/** A line of loss: its head and on whose word, and from how much to how much it comes. */
export function LossRowView({ row, figure, facts }: LossRowProps) {
  const { t } = useTranslation('loss')
  const language = useLanguage()
  const speakers = useSpeakers(factsOf(row, facts))
  const amount = figure?.amount
  const flags = figure?.flags.length ?? 0
  return (
    <div className={row.withdrawnOn === null ? 'loss-row' : 'loss-row loss-row-withdrawn'}>
      <span role="gridcell" className="loss-line">
        <span className="wrap-anywhere">
          {row.number}. {row.title}
        </span>
        <span className="loss-line-under">
          {[row.currency, t(`head.${row.head}`), ...speakers].join(', ')}
          {flags > 0 && (
            <span className="state tone-unsure tiny">
              <IconMessageReport size={13} stroke={1.6} aria-hidden />
              {t('flagCount', { count: flags })}
            </span>
          )}
        </span>
      </span>
      {amount ? (
        (['low', 'likely', 'high'] as const).map((side) => (
          <span key={side} role="gridcell" className="loss-amount numbers">
            {amount[side] === null ? (
              <span className="faint">{t('amount.notSaid')}</span>
            ) : (
              decimalInWords(amount[side], language)
            )}
          </span>
        ))
      ) : (
        <>
          <span role="gridcell" className="loss-amount faint">
            {figure && t('amount.cannot')}
          </span>
          <span role="gridcell" />
          <span role="gridcell" />
        </>
      )}
    </div>
  )
}
