import { useTranslation } from 'react-i18next'
import { COMPUTATIONS, LOSS_HEADS } from '../../../shared/domain/loss.ts'
import { SavedMany } from '../../components/SavedChoices.tsx'
import { SavedDate } from '../../components/SavedDates.tsx'
import { SavedChoice, SavedText } from '../../components/SavedFields.tsx'
import { useCurrencies } from '../../components/useCurrencies.ts'
import { useParties } from '../cases/useParties.ts'
import { useRowField } from '../registers/useRegister.ts'
import { useRowChoices } from '../registers/useRowChoices.ts'
import type { LossRow } from './useLoss.ts'

interface AboutLineProps {
  row: LossRow
  caseId: string
  readOnly: boolean
}

/** Under which head a line is asked for and how it is computed. */
export function LineTerms({ row, readOnly }: Omit<AboutLineProps, 'caseId'>) {
  const { t } = useTranslation('loss')
  return (
    <>
      <SavedChoice
        saved={useRowField('loss-line', row, 'head')}
        label={t('registers:field.head')}
        choices={LOSS_HEADS.map((value) => ({ value, label: t(`head.${value}`) }))}
        readOnly={readOnly}
      />
      <SavedChoice
        saved={useRowField('loss-line', row, 'computation')}
        label={t('registers:field.computation')}
        choices={COMPUTATIONS.map((value) => ({ value, label: t(`computation.${value}`) }))}
        readOnly={readOnly}
      />
      <SavedChoice
        saved={useRowField('loss-line', row, 'currency')}
        label={t('registers:field.currency')}
        choices={useCurrencies()}
        readOnly={readOnly}
      />
    </>
  )
}

/** Whose loss it is, by whom and by which acts it came, of what and when. */
export function AboutLine({ row, caseId, readOnly }: AboutLineProps) {
  const { t } = useTranslation('loss')
  const { choices: named } = useParties(caseId)
  const field = { readOnly }
  return (
    <>
      <SavedChoice
        {...field}
        saved={useRowField('loss-line', row, 'claimantId')}
        label={t('registers:field.claimantId')}
        choices={named}
        none={t('nobody')}
      />
      <SavedMany
        {...field}
        saved={useRowField('loss-line', row, 'defendantIds')}
        label={t('registers:field.defendantIds')}
        choices={named}
      />
      <SavedMany
        {...field}
        saved={useRowField('loss-line', row, 'actIds')}
        label={t('registers:field.actIds')}
        choices={useRowChoices('act', caseId, row.actIds)}
      />
      <SavedChoice
        {...field}
        saved={useRowField('loss-line', row, 'claimId')}
        label={t('registers:field.claimId')}
        choices={useRowChoices('claim', caseId, [row.claimId])}
        none={t('common:notEntered')}
      />
      <SavedMany
        {...field}
        saved={useRowField('loss-line', row, 'productIds')}
        label={t('registers:field.productIds')}
        choices={useRowChoices('product', caseId, row.productIds)}
      />
      <SavedText
        {...field}
        saved={useRowField('loss-line', row, 'product')}
        label={t('registers:field.product')}
        maxLength={300}
      />
      <SavedDate {...field} saved={useRowField('loss-line', row, 'period')} label={t('registers:field.period')} />
    </>
  )
}
