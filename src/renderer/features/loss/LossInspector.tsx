import { useTranslation } from 'react-i18next'
import type { LossFigure } from '../../../shared/contract/loss.ts'
import { moneyInWords } from '../../../shared/domain/money-words.ts'
import { useLanguage } from '../../app/i18n.ts'
import { SavedText } from '../../components/SavedFields.tsx'
import { Grounds } from '../registers/Grounds.tsx'
import { RowStanding } from '../registers/RowStanding.tsx'
import { useReadOnly } from '../registers/useReadOnly.ts'
import { useRowField } from '../registers/useRegister.ts'
import { AboutLine, LineTerms } from './AboutLine.tsx'
import { Computation } from './Computation.tsx'
import { ConversionTerms } from './ConversionTerms.tsx'
import { Figures } from './Figures.tsx'
import { InterestTerms } from './InterestTerms.tsx'
import { LossFlags } from './LossFlags.tsx'
import type { LossRow } from './useLoss.ts'

interface LossInspectorProps {
  row: LossRow
  caseId: string
  figure: LossFigure | undefined
  rows: readonly LossRow[]
}

/** A line of loss: what it comes to and how, what has to be said of it, and all that was entered. */
export function LossInspector({ row, caseId, figure, rows }: LossInspectorProps) {
  const { t } = useTranslation('loss')
  const readOnly = useReadOnly(row)
  return (
    <>
      <section className="section">
        <SavedText
          saved={useRowField('loss-line', row, 'title')}
          label={t('new.title')}
          className="loss-title"
          hideLabel
          maxLength={300}
          readOnly={readOnly}
        />
        {figure && <WhatItComesTo figure={figure} />}
      </section>
      {figure && figure.flags.length > 0 && (
        <section className="section">
          <h2>{t('flags')}</h2>
          <LossFlags row={row} flags={figure.flags} rows={rows} />
        </section>
      )}
      {figure?.amount && (
        <section className="section">
          <h2>{t('section.computation')}</h2>
          <Computation row={row} caseId={caseId} />
        </section>
      )}
      <section className="section stack">
        <h2>{t('section.figures')}</h2>
        <LineTerms row={row} readOnly={readOnly} />
        <Figures row={row} caseId={caseId} readOnly={readOnly} />
        <SavedText
          saved={useRowField('loss-line', row, 'assumption')}
          label={t('registers:field.assumption')}
          long
          maxLength={2000}
          readOnly={readOnly}
        />
      </section>
      <section className="section">
        <h2>{t('interest.title')}</h2>
        <InterestTerms row={row} readOnly={readOnly} />
      </section>
      <section className="section">
        <h2>{t('conversion.title')}</h2>
        <ConversionTerms row={row} readOnly={readOnly} />
      </section>
      <section className="section stack">
        <h2>{t('section.about')}</h2>
        <AboutLine row={row} caseId={caseId} readOnly={readOnly} />
        <Grounds kind="loss-line" row={row} caseId={caseId} about="" readOnly={readOnly} />
      </section>
      <section className="section">
        <SavedText
          saved={useRowField('loss-line', row, 'notes')}
          label={t('section.notes')}
          long
          maxLength={10_000}
          readOnly={readOnly}
        />
      </section>
      <RowStanding kind="loss-line" row={row} />
    </>
  )
}

function WhatItComesTo({ figure: { amount, interest, currency, converted, within } }: { figure: LossFigure }) {
  const { t } = useTranslation('loss')
  const language = useLanguage()
  if (amount === null) return <p className="small second loss-wanting">{t('amount.none')}</p>
  const { actIds, outside, notTold, part } = within
  const all = actIds.length + outside.length + notTold.length
  return (
    <dl className="loss-sums">
      <dt>{t('amount.own')}</dt>
      <dd className="strong numbers">{moneyInWords(amount, currency, language)}</dd>
      {interest && (
        <>
          <dt>{t('amount.interest')}</dt>
          <dd className="numbers">{moneyInWords(interest, currency, language)}</dd>
        </>
      )}
      {converted && (
        <>
          <dt>{t('amount.claimed', { currency: converted.currency })}</dt>
          <dd className="strong numbers">{moneyInWords(converted.amount, converted.currency, language)}</dd>
          {converted.interest && (
            <>
              <dt>{t('amount.interest')}</dt>
              <dd className="numbers">{moneyInWords(converted.interest, converted.currency, language)}</dd>
            </>
          )}
        </>
      )}
      <dt>{t('within.title')}</dt>
      <dd>{all === 0 ? t('within.no-acts') : t(`within.${part}`, { within: actIds.length, all })}</dd>
    </dl>
  )
}
