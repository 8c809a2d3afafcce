import { IconArrowsJoin } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { LossTotal } from '../../../shared/contract/loss.ts'
import { decimalInWords, moneyInWords } from '../../../shared/domain/money-words.ts'
import { useLanguage } from '../../app/i18n.ts'

/** The sums by head and currency, lines that overlap counted once and reported sales left out. */
export function LossTotals({ totals }: { totals: readonly LossTotal[] }) {
  const { t } = useTranslation('loss')
  return (
    <section className="loss-totals" aria-label={t('totals.title')}>
      {totals.map((total) => (
        <TotalRow key={`${total.side} ${total.head} ${total.currency}`} total={total} />
      ))}
      <p className="tiny faint loss-rounding">{t('rounding')}</p>
    </section>
  )
}

function TotalRow({ total }: { total: LossTotal }) {
  const { t } = useTranslation('loss')
  const language = useLanguage()
  const { side, head, currency, amount, interest, overlapping, elsewhere } = total
  return (
    <div className={head === null ? 'loss-row loss-total-all' : 'loss-row'}>
      <span className="loss-line">
        <span>
          {t(head === null ? 'totals.all' : `head.${head}`)}, {currency}{' '}
          {side === 'theirs' && <span className="tag">{t('totals.theirs')}</span>}
        </span>
        <span className="loss-line-under">
          {interest && t('totals.withInterest', { amount: moneyInWords(interest, currency, language) })}
          {overlapping.length > 0 && (
            <span className="state tone-warn tiny">
              <IconArrowsJoin size={13} stroke={1.6} aria-hidden />
              {t('totals.overlap', { count: overlapping.length })}
            </span>
          )}
          {elsewhere.length > 0 && (
            <span className="state tone-warn tiny">
              <IconArrowsJoin size={13} stroke={1.6} aria-hidden />
              {t('totals.elsewhere', { count: elsewhere.length })}
            </span>
          )}
        </span>
      </span>
      {(['low', 'likely', 'high'] as const).map((end) => (
        <span key={end} className="loss-amount numbers">
          {amount[end] === null ? (
            <span className="faint">{t('amount.notSaid')}</span>
          ) : (
            decimalInWords(amount[end], language)
          )}
        </span>
      ))}
    </div>
  )
}
