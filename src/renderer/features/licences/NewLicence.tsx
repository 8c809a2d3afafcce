import { MultiSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EdtfDate } from '../../../shared/domain/edtf.ts'
import { choiceFilter } from '../../components/choiceFilter.ts'
import { TypedDate } from '../../components/TypedDate.tsx'
import { useParties } from '../cases/useParties.ts'
import { RowForm } from '../registers/RowForm.tsx'
import { useAddRow } from '../registers/useRegister.ts'

interface NewLicenceProps {
  caseId: string
  onMade: (id: string) => void
  onClose: () => void
}

/** A licence by its name, whom it was given to and its term; all else is entered beside it. */
export function NewLicence({ caseId, onMade, onClose }: NewLicenceProps) {
  const { t } = useTranslation('licences')
  const { choices } = useParties(caseId)
  const [title, setTitle] = useState('')
  const [licenseeIds, setLicenseeIds] = useState<string[]>([])
  const [start, setStart] = useState<EdtfDate | null | undefined>(null)
  const [end, setEnd] = useState<EdtfDate | null | undefined>(null)
  const add = useAddRow('licence', caseId, ({ id }) => {
    onMade(id)
    onClose()
  })
  const ready = title.trim() !== '' && start !== undefined && end !== undefined
  return (
    <RowForm
      label={t('enter')}
      submit={t('add')}
      isReady={ready}
      adding={add}
      onSubmit={() => add.mutate({ title, licenseeIds, start: start ?? null, end: end ?? null })}
      onClose={onClose}
    >
      <TextInput
        label={t('title')}
        description={t('titleHint')}
        inputWrapperOrder={['label', 'input', 'description']}
        autoFocus
        maxLength={300}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <MultiSelect
        label={t('registers:field.licenseeIds')}
        data={choices}
        value={licenseeIds}
        searchable
        limit={60}
        filter={choiceFilter}
        nothingFoundMessage={t('common:nothingFound')}
        onChange={setLicenseeIds}
      />
      <TypedDate label={t('registers:field.start')} value={start ?? null} onChange={setStart} />
      <TypedDate label={t('registers:field.end')} value={end ?? null} onChange={setEnd} />
    </RowForm>
  )
}
