import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../../shared/contract/registers.ts'
import { isOrganisation } from '../../../shared/domain/act-rights.ts'
import { ACT_KINDS } from '../../../shared/domain/act.ts'
import { SavedDecimal, SavedMany } from '../../components/SavedChoices.tsx'
import { SavedDate } from '../../components/SavedDates.tsx'
import { Kept, SavedChoice, SavedText } from '../../components/SavedFields.tsx'
import { useParties } from '../cases/useParties.ts'
import { useCurrencies } from '../../components/useCurrencies.ts'
import { partOf } from '../../components/partOf.ts'
import { Grounded } from '../registers/Grounded.tsx'
import { RowStanding } from '../registers/RowStanding.tsx'
import { useReadOnly } from '../registers/useReadOnly.ts'
import { useRowField, useRows } from '../registers/useRegister.ts'
import { useRowChoices } from '../registers/useRowChoices.ts'
import { useTerritories } from '../rights/rightWords.ts'
import { ActStandingSections } from './ActStandingSections.tsx'
import { LimitationFields } from './LimitationFields.tsx'

/** One act: what follows for it first, then each field with the facts that speak for it. */
export function ActInspector({ caseId, act }: { caseId: string; act: Row<'act'> }) {
  const { t } = useTranslation('acts')
  const readOnly = useReadOnly(act)
  const { choices: parties } = useParties(caseId)
  const products = useRowChoices('product', caseId, act.productIds)
  const licences = useRowChoices('licence', caseId, [act.licenceId])
  const rights = useRows('right', caseId).data ?? []
  const lasting = useRowField('act', act, 'lasting')
  const territories = useTerritories().filter(({ value }) => !isOrganisation(value))
  const of = { kind: 'act', row: act, caseId, readOnly } as const
  return (
    <>
      <section className="section saved-fields">
        <SavedText saved={useRowField('act', act, 'title')} label={t('title')} maxLength={300} readOnly={readOnly} />
        <Grounded {...of} about="">
          <h3 className="field-label">{t('wholeRests')}</h3>
        </Grounded>
      </section>
      <ActStandingSections caseId={caseId} actId={act.id} />
      <section className="section saved-fields">
        <h2>{t('section.act')}</h2>
        <SavedChoice
          saved={useRowField('act', act, 'kind')}
          label={t('registers:field.kind')}
          choices={ACT_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          readOnly={readOnly}
        />
        <Grounded {...of} about="actorId">
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
        </Grounded>
        <Grounded {...of} about="when">
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
        </Grounded>
        <Grounded {...of} about="country">
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
          </div>
        </Grounded>
        <Grounded {...of} about="productIds">
          <SavedMany
            saved={useRowField('act', act, 'productIds')}
            label={t('registers:field.productIds')}
            choices={products}
            readOnly={readOnly}
          />
          <SavedText
            saved={useRowField('act', act, 'product')}
            label={t('productSaid')}
            maxLength={300}
            readOnly={readOnly}
          />
        </Grounded>
        <Grounded {...of} about="quantity">
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
          </div>
        </Grounded>
        <Grounded {...of} about="unitPrice">
          <UnitPrice act={act} readOnly={readOnly} />
        </Grounded>
      </section>
      <section className="section saved-fields">
        <h2>{t('section.rests')}</h2>
        <SavedChoice
          saved={useRowField('act', act, 'licenceId')}
          label={t('registers:field.licenceId')}
          choices={licences}
          none={t('everyLicence')}
          readOnly={readOnly}
        />
        <SavedMany
          saved={useRowField('act', act, 'rightIds')}
          label={t('registers:field.rightIds')}
          choices={rights
            .filter(({ id, withdrawnOn }) => withdrawnOn === null || act.rightIds.includes(id))
            .map(({ id, title, territory }) => ({ value: id, label: `${title} (${territory})` }))}
          readOnly={readOnly}
        />
        <Grounded {...of} about="notice">
          <SavedDate
            saved={useRowField('act', act, 'notice')}
            label={t('registers:field.notice')}
            readOnly={readOnly}
          />
        </Grounded>
      </section>
      <section className="section saved-fields">
        <h2>{t('registers:field.limitation')}</h2>
        <Grounded {...of} about="limitation">
          <LimitationFields act={act} readOnly={readOnly} />
        </Grounded>
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
