import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../../shared/contract/registers.ts'
import { RIGHT_TYPES, RightType } from '../../../shared/domain/right.ts'
import { choiceFilter } from '../../components/choiceFilter.ts'
import { RowForm } from '../registers/RowForm.tsx'
import { useAddRow } from '../registers/useRegister.ts'
import { useTerritories } from './rightWords.ts'

/** A right in a territory by what it is called; all else is entered beside it. */
export function NewRight({ onMade, onClose }: { onMade: (right: Row<'right'>) => void; onClose: () => void }) {
  const { t } = useTranslation('rights')
  const territories = useTerritories()
  const [type, setType] = useState<RightType>('patent')
  const [title, setTitle] = useState('')
  const [territory, setTerritory] = useState<string | null>(null)
  const [owner, setOwner] = useState('')
  const add = useAddRow('right', '', (right) => {
    onMade(right)
    onClose()
  })
  const ready = title.trim() !== '' && territory !== null
  return (
    <RowForm
      label={t('enter')}
      submit={t('add')}
      isReady={ready}
      adding={add}
      onSubmit={() => ready && add.mutate({ type, title, territory, owner })}
      onClose={onClose}
    >
      <TextInput
        label={t('column.title')}
        description={t('hint.title')}
        inputWrapperOrder={['label', 'input', 'description']}
        autoFocus
        maxLength={300}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Select
        searchable
        label={t('column.type')}
        data={RIGHT_TYPES.map((one) => ({ value: one, label: t(`type.${one}`) }))}
        value={type}
        allowDeselect={false}
        onChange={(next) => setType(RightType.catch(type).parse(next))}
      />
      <Select
        label={t('column.territory')}
        data={territories}
        value={territory}
        searchable
        limit={60}
        filter={choiceFilter}
        nothingFoundMessage={t('common:nothingFound')}
        onChange={setTerritory}
      />
      <TextInput
        label={t('column.owner')}
        maxLength={300}
        value={owner}
        onChange={(event) => setOwner(event.currentTarget.value)}
      />
    </RowForm>
  )
}
