import { Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../../shared/contract/registers.ts'
import { AGREEMENT_STATES } from '../../../shared/domain/agreement.ts'
import { territoryInWords } from '../../../shared/messages/territory-words.ts'
import { useLanguage } from '../../app/i18n.ts'
import { choiceFilter } from '../../components/choiceFilter.ts'
import { SavedDate } from '../../components/SavedDates.tsx'
import { SavedChoice, SavedText } from '../../components/SavedFields.tsx'
import { Grounds } from '../registers/Grounds.tsx'
import { RowStanding } from '../registers/RowStanding.tsx'
import { useRowField } from '../registers/useRegister.ts'
import { useCaseChoices } from '../rights/useCases.ts'

interface AgreementInspectorProps {
  agreement: Row<'agreement'>
  caseId: string | undefined
}

/** What is known of an agreement; each field is written as it is left. */
export function AgreementInspector({ agreement, caseId }: AgreementInspectorProps) {
  const { t } = useTranslation(['agreements', 'registers'])
  const language = useLanguage()
  const readOnly = agreement.withdrawnOn !== null
  const [one, other] = agreement.countries.map((code) => territoryInWords(code, language))
  const state = useRowField('agreement', agreement, 'state')
  const dates = {
    asOf: useRowField('agreement', agreement, 'asOf'),
    signed: useRowField('agreement', agreement, 'signed'),
    inForce: useRowField('agreement', agreement, 'inForce'),
    suspended: useRowField('agreement', agreement, 'suspended'),
    ended: useRowField('agreement', agreement, 'ended'),
    survivesUntil: useRowField('agreement', agreement, 'survivesUntil'),
  }
  return (
    <>
      <section className="section saved-fields">
        <h2 className="inspector-title">{t('pairOf', { one, other })}</h2>
        <SavedText
          saved={useRowField('agreement', agreement, 'title')}
          label={t('column.title')}
          maxLength={500}
          readOnly={readOnly}
        />
        <SavedChoice
          saved={{ ...state, change: (next) => next !== null && state.change(next as typeof state.value) }}
          label={t('column.state')}
          choices={AGREEMENT_STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
          readOnly={readOnly}
        />
        <div className="field-pair">
          {Object.entries(dates).map(([field, saved]) => (
            <SavedDate key={field} saved={saved} label={t(`registers:field.${field}`)} readOnly={readOnly} />
          ))}
        </div>
        <SavedText
          saved={useRowField('agreement', agreement, 'source')}
          label={t('column.source')}
          maxLength={1000}
          long
          readOnly={readOnly}
        />
        <SavedText
          saved={useRowField('agreement', agreement, 'notes')}
          label={t('registers:field.notes')}
          maxLength={10_000}
          long
          readOnly={readOnly}
        />
      </section>
      <AgreementGrounds agreement={agreement} caseId={caseId} readOnly={readOnly} />
      <RowStanding kind="agreement" row={agreement} />
    </>
  )
}

/** The facts on which it rests: those of one case at a time, since agreements are the vault's. */
function AgreementGrounds({ agreement, caseId, readOnly }: AgreementInspectorProps & { readOnly: boolean }) {
  const { t } = useTranslation(['agreements', 'registers'])
  const cases = useCaseChoices()
  const [chosen, setChosen] = useState<string | null>(caseId ?? null)
  const of = chosen ?? (cases.length === 1 ? cases[0]?.value : undefined)
  return (
    <section className="section saved-fields">
      <h2>
        {t('registers:field.grounds')} <span className="section-count numbers">{agreement.grounds.length}</span>
      </h2>
      {caseId === undefined && (
        <Select
          label={t('ofCase')}
          data={cases}
          value={of ?? null}
          searchable
          limit={60}
          filter={choiceFilter}
          nothingFoundMessage={t('common:nothingFound')}
          onChange={setChosen}
        />
      )}
      {of !== undefined && (
        <Grounds key={of} kind="agreement" row={agreement} caseId={of} about="state" readOnly={readOnly} />
      )}
    </section>
  )
}
