import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../../shared/contract/registers.ts'
import type { RightStanding } from '../../../shared/contract/rights.ts'
import { RIGHT_STATUSES, RIGHT_TYPES } from '../../../shared/domain/right.ts'
import { BecauseSteps } from '../../components/BecauseSteps.tsx'
import { choiceFilter } from '../../components/choiceFilter.ts'
import { DateText } from '../../components/DateText.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { SavedMany } from '../../components/SavedChoices.tsx'
import { SavedDate, SavedDay } from '../../components/SavedDates.tsx'
import { SavedChoice, SavedText } from '../../components/SavedFields.tsx'
import { RowStanding } from '../registers/RowStanding.tsx'
import { useAddRow, useRowField, useRows } from '../registers/useRegister.ts'
import { Certificate } from './Certificate.tsx'
import { ChainOfTitle } from './ChainOfTitle.tsx'
import { RightGrounds } from './RightGrounds.tsx'
import { RightStateMark } from './RightStateMark.tsx'
import { useTerritories } from './rightWords.ts'

interface RightInspectorProps {
  right: Row<'right'>
  standing: RightStanding | undefined
  onMade: (right: Row<'right'>) => void
}

/** One right in one territory: each field is written as it is left. */
export function RightInspector({ right, standing, onMade }: RightInspectorProps) {
  const { t } = useTranslation('rights')
  const territories = useTerritories()
  const products = useRows('product', '').data ?? []
  const readOnly = right.withdrawnOn !== null
  return (
    <>
      <section className="section saved-fields">
        <SavedText
          saved={useRowField('right', right, 'title')}
          label={t('column.title')}
          maxLength={300}
          readOnly={readOnly}
        />
        <SavedChoice
          saved={useRowField('right', right, 'type')}
          label={t('column.type')}
          choices={RIGHT_TYPES.map((type) => ({ value: type, label: t(`type.${type}`) }))}
          readOnly={readOnly}
        />
        <div className="field-pair right-territories">
          <SavedChoice
            saved={useRowField('right', right, 'territory')}
            label={t('column.territory')}
            choices={territories}
            readOnly={readOnly}
          />
          {!readOnly && <AnotherTerritory right={right} onMade={onMade} />}
        </div>
      </section>
      {standing && (
        <section className="section">
          <h2>
            {t('section.standing')} <DateText date={standing.on} length="long" />
          </h2>
          <RightStateMark state={standing.state} />
          <BecauseSteps steps={standing.because} />
        </section>
      )}
      <section className="section saved-fields">
        <h2>{t('section.numbers')}</h2>
        <div className="field-pair">
          <SavedChoice
            saved={useRowField('right', right, 'status')}
            label={t('column.status')}
            choices={RIGHT_STATUSES.map((status) => ({ value: status, label: t(`status.${status}`) }))}
            readOnly={readOnly}
          />
          <SavedDate
            saved={useRowField('right', right, 'statusSince')}
            label={t('column.statusSince')}
            readOnly={readOnly}
          />
          <SavedDate
            saved={useRowField('right', right, 'registered')}
            label={t('column.registered')}
            readOnly={readOnly}
          />
          <SavedDate saved={useRowField('right', right, 'expires')} label={t('column.expires')} readOnly={readOnly} />
          <SavedText
            saved={useRowField('right', right, 'registrationNumber')}
            label={t('column.registrationNumber')}
            maxLength={100}
            readOnly={readOnly}
          />
          <SavedText
            saved={useRowField('right', right, 'applicationNumber')}
            label={t('column.applicationNumber')}
            maxLength={100}
            readOnly={readOnly}
          />
          <SavedDate saved={useRowField('right', right, 'filed')} label={t('column.filed')} readOnly={readOnly} />
          <SavedDate saved={useRowField('right', right, 'priority')} label={t('column.priority')} readOnly={readOnly} />
        </div>
        <SavedDay
          saved={useRowField('right', right, 'renewalDue')}
          label={t('column.renewalDue')}
          hint={t('hint.renewalDue')}
          readOnly={readOnly}
        />
        <SavedText
          saved={useRowField('right', right, 'classes')}
          label={t('column.classes')}
          hint={t('hint.classes')}
          maxLength={1000}
          readOnly={readOnly}
        />
      </section>
      <section className="section saved-fields">
        <h2>{t('section.products')}</h2>
        <SavedMany
          saved={useRowField('right', right, 'productIds')}
          label={t('column.productIds')}
          choices={products.map(({ id, name }) => ({ value: id, label: name }))}
          readOnly={readOnly}
        />
      </section>
      <section className="section saved-fields">
        <h2>{t('section.title')}</h2>
        <SavedText
          saved={useRowField('right', right, 'owner')}
          label={t('column.owner')}
          maxLength={300}
          readOnly={readOnly}
        />
        <ChainOfTitle right={right} readOnly={readOnly} />
      </section>
      <Certificate right={right} readOnly={readOnly} />
      <RightGrounds right={right} readOnly={readOnly} />
      <section className="section">
        <SavedText
          saved={useRowField('right', right, 'notes')}
          label={t('column.notes')}
          long
          maxLength={10_000}
          readOnly={readOnly}
        />
      </section>
      <RowStanding kind="right" row={right} />
    </>
  )
}

/** The same right where it is granted in another territory: a row of its own, with numbers and dates of its own. */
function AnotherTerritory({ right, onMade }: Pick<RightInspectorProps, 'right' | 'onMade'>) {
  const { t } = useTranslation('rights')
  const territories = useTerritories()
  const add = useAddRow('right', '', onMade)
  const { type, title, owner, classes, productIds, chainOfTitle } = right
  return (
    <>
      <Select
        aria-label={t('another')}
        placeholder={t('another')}
        data={territories.filter(({ value }) => value !== right.territory)}
        value={null}
        searchable
        limit={60}
        filter={choiceFilter}
        disabled={add.isPending}
        nothingFoundMessage={t('common:nothingFound')}
        onChange={(territory) => {
          if (territory !== null) add.mutate({ type, title, owner, classes, productIds, chainOfTitle, territory })
        }}
      />
      {add.isError && <ErrorLine error={add.error} />}
    </>
  )
}
