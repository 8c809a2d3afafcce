import { Checkbox } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../../shared/contract/registers.ts'
import { isOrganisation } from '../../../shared/domain/act-rights.ts'
import { ACT_KINDS } from '../../../shared/domain/act.ts'
import { nameOfRow } from '../../../shared/domain/register-kinds.ts'
import { SavedDecimal, SavedMany } from '../../components/SavedChoices.tsx'
import { SavedDate } from '../../components/SavedDates.tsx'
import { Kept, SavedChoice, SavedText } from '../../components/SavedFields.tsx'
import { useParties } from '../claims/useParties.ts'
import { useCurrencies } from '../loss/useCurrencies.ts'
import { partOf } from '../licences/partOf.ts'
import { Grounds } from '../registers/Grounds.tsx'
import { RowStanding } from '../registers/RowStanding.tsx'
import { useRowField, useRows } from '../registers/useRegister.ts'
import { useTerritories } from '../rights/rightWords.ts'
import { ActStandingSections } from './ActStandingSections.tsx'
import { LimitationFields } from './LimitationFields.tsx'

/** One act: what follows for it first, then each field with the facts that speak for it. */
export function ActInspector({ caseId, act }: { caseId: string; act: Row<'act'> }) {
  const { t } = useTranslation('acts')
  const readOnly = act.withdrawnOn !== null
  const { choices: parties } = useParties(caseId)
  const rights = useRows('right', caseId).data ?? []
  const products = useRows('product', caseId).data ?? []
  const licences = useRows('licence', caseId).data ?? []
  const lasting = useRowField('act', act, 'lasting')
  const territories = useTerritories().filter(({ value }) => !isOrganisation(value))
  const grounded = (about: string, field: ReactNode) => (
    <div className="grounded">
      {field}
      <Grounds kind="act" row={act} caseId={caseId} about={about} readOnly={readOnly} />
    </div>
  )
  return (
    <>
      <section className="section saved-fields">
        <SavedText saved={useRowField('act', act, 'title')} label={t('title')} maxLength={300} readOnly={readOnly} />
        {grounded('', <h3 className="field-label">{t('wholeRests')}</h3>)}
      </section>
      <ActStandingSections caseId={caseId} actId={act.id} />
      <section className="section saved-fields">
        <h2>{t('section.act')}</h2>
        <SavedChoice
          saved={useRowField('act', act, 'kind')}
          label={t('registers:field.what')}
          choices={ACT_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          readOnly={readOnly}
        />
        {grounded(
          'actorId',
          <>
            <SavedChoice
              saved={useRowField('act', act, 'actorId')}
              label={t('registers:field.actorId')}
              choices={parties}
              none={t('noParty')}
              readOnly={readOnly}
            />
            <SavedText
              saved={useRowField('act', act, 'actor')}
              label={t('registers:field.actor')}
              maxLength={300}
              readOnly={readOnly}
            />
          </>,
        )}
        {grounded(
          'when',
          <>
            <SavedDate saved={useRowField('act', act, 'when')} label={t('registers:field.when')} readOnly={readOnly} />
            <Kept saved={lasting} show={(value) => String(value)}>
              <Checkbox
                label={t('lasting')}
                checked={lasting.value}
                disabled={readOnly}
                onChange={(event) => {
                  lasting.change(event.currentTarget.checked)
                  lasting.keep()
                }}
              />
            </Kept>
          </>,
        )}
        {grounded(
          'country',
          <div className="field-pair">
            <SavedChoice
              saved={useRowField('act', act, 'country')}
              label={t('country')}
              choices={territories}
              none={t('notInEvidence')}
              readOnly={readOnly}
            />
            <SavedText
              saved={useRowField('act', act, 'where')}
              label={t('registers:field.where')}
              maxLength={300}
              readOnly={readOnly}
            />
          </div>,
        )}
        {grounded(
          'productIds',
          <>
            <SavedMany
              saved={useRowField('act', act, 'productIds')}
              label={t('registers:field.productIds')}
              choices={products.map(({ id, name }) => ({ value: id, label: name }))}
              readOnly={readOnly}
            />
            <SavedText
              saved={useRowField('act', act, 'product')}
              label={t('productSaid')}
              maxLength={300}
              readOnly={readOnly}
            />
          </>,
        )}
        {grounded(
          'quantity',
          <div className="field-pair">
            <SavedDecimal
              saved={useRowField('act', act, 'quantity')}
              label={t('registers:field.quantity')}
              readOnly={readOnly}
            />
            <SavedText
              saved={useRowField('act', act, 'quantityHedge')}
              label={t('registers:field.quantityHedge')}
              maxLength={300}
              readOnly={readOnly}
            />
          </div>,
        )}
        {grounded('unitPrice', <UnitPrice act={act} readOnly={readOnly} />)}
      </section>
      <section className="section saved-fields">
        <h2>{t('section.rests')}</h2>
        <SavedChoice
          saved={useRowField('act', act, 'licenceId')}
          label={t('registers:field.licenceId')}
          choices={licences
            .filter(({ withdrawnOn }) => withdrawnOn === null)
            .map((row) => ({ value: row.id, label: nameOfRow('licence', { ...row }) ?? '' }))}
          none={t('everyLicence')}
          readOnly={readOnly}
        />
        <SavedMany
          saved={useRowField('act', act, 'rightIds')}
          label={t('registers:field.rightIds')}
          choices={rights.map((row) => ({
            value: row.id,
            label: `${nameOfRow('right', { ...row }) ?? ''} (${row.territory})`,
          }))}
          readOnly={readOnly}
        />
        {grounded(
          'notice',
          <SavedDate
            saved={useRowField('act', act, 'notice')}
            label={t('registers:field.notice')}
            readOnly={readOnly}
          />,
        )}
      </section>
      <section className="section saved-fields">
        <h2>{t('registers:field.limitation')}</h2>
        {grounded('limitation', <LimitationFields act={act} readOnly={readOnly} />)}
      </section>
      <section className="section">
        <SavedText
          saved={useRowField('act', act, 'notes')}
          label={t('notes')}
          long
          maxLength={10_000}
          readOnly={readOnly}
        />
      </section>
      <RowStanding kind="act" row={act} />
    </>
  )
}

/** The price of one, in its currency; USD until another is chosen. */
function UnitPrice({ act, readOnly }: { act: Row<'act'>; readOnly: boolean }) {
  const { t } = useTranslation('acts')
  const saved = useRowField('act', act, 'unitPrice')
  const currencies = useCurrencies()
  return (
    <Kept saved={saved} show={(price) => price && `${price.currency} ${price.amount}`}>
      <div className="field-pair">
        <SavedDecimal
          saved={partOf(
            saved,
            (price) => price?.amount ?? null,
            (price, amount) => (amount === null ? null : { amount, currency: price?.currency ?? 'USD' }),
          )}
          label={t('registers:field.unitPrice')}
          readOnly={readOnly}
        />
        {saved.value && (
          <SavedChoice
            saved={partOf(
              saved,
              (price): string | null => price?.currency ?? null,
              (price, currency) => (price && currency ? { ...price, currency } : price),
            )}
            label={t('registers:field.currency')}
            choices={currencies}
            readOnly={readOnly}
          />
        )}
      </div>
    </Kept>
  )
}
