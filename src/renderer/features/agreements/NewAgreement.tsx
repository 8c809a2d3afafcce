import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../../shared/contract/registers.ts'
import { AGREEMENT_STATES, AgreementState } from '../../../shared/domain/agreement.ts'
import type { EdtfDate } from '../../../shared/domain/edtf.ts'
import { choiceFilter } from '../../components/choiceFilter.ts'
import { TypedDate } from '../../components/TypedDate.tsx'
import { RowForm } from '../registers/RowForm.tsx'
import { useAddRow } from '../registers/useRegister.ts'
import { useCountries } from './useCountries.ts'

/** What a source says of an agreement between two countries; all else is entered beside it. */
export function NewAgreement({ onMade, onClose }: { onMade: (row: Row<'agreement'>) => void; onClose: () => void }) {
  const { t } = useTranslation('agreements')
  const countries = useCountries()
  const [one, setOne] = useState<string | null>(null)
  const [other, setOther] = useState<string | null>(null)
  const [state, setState] = useState<AgreementState>('unknown')
  const [asOf, setAsOf] = useState<EdtfDate | null | undefined>(null)
  const [source, setSource] = useState('')
  const add = useAddRow('agreement', '', (row) => {
    onMade(row)
    onClose()
  })
  const same = one !== null && one === other
  const ready = one !== null && other !== null && !same && asOf !== undefined

  return (
    <RowForm
      label={t('newAgreement')}
      submit={t('addAgreement')}
      isReady={ready}
      adding={add}
      onSubmit={() => ready && add.mutate({ countries: [one, other], state, asOf, source })}
      onClose={onClose}
    >
      <Select
        label={t('countryOne')}
        data={countries}
        value={one}
        searchable
        selectFirstOptionOnChange
        autoFocus
        limit={60}
        filter={choiceFilter}
        nothingFoundMessage={t('common:nothingFound')}
        onChange={setOne}
      />
      <Select
        label={t('countryTwo')}
        data={countries}
        value={other}
        searchable
        selectFirstOptionOnChange
        limit={60}
        filter={choiceFilter}
        error={same && t('sameCountry')}
        nothingFoundMessage={t('common:nothingFound')}
        onChange={setOther}
      />
      <Select
        searchable
        label={t('column.state')}
        data={AGREEMENT_STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
        value={state}
        allowDeselect={false}
        onChange={(next) => setState(AgreementState.catch(state).parse(next))}
      />
      <TypedDate label={t('column.asOf')} value={asOf ?? null} onChange={setAsOf} />
      <TextInput
        label={t('column.source')}
        maxLength={1000}
        value={source}
        onChange={(event) => setSource(event.currentTarget.value)}
      />
    </RowForm>
  )
}
