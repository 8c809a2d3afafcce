import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LOSS_HEADS, LossHead } from '../../../shared/domain/loss.ts'
import { USUAL_COMPUTATION } from '../../../shared/domain/loss-inputs.ts'
import { choiceFilter } from '../../components/choiceFilter.ts'
import { RowForm } from '../registers/RowForm.tsx'
import { useAddRow } from '../registers/useRegister.ts'
import { useCurrencies } from '../../components/useCurrencies.ts'

interface NewLineProps {
  caseId: string
  /** The currency of the line before. */
  currency: string
  onMade: (id: string) => void
  onClose: () => void
}

/** A line of loss; its figures are entered beside the list. */
export function NewLine({ caseId, currency: before, onMade, onClose }: NewLineProps) {
  const { t } = useTranslation('loss')
  const currencies = useCurrencies()
  const [title, setTitle] = useState('')
  const [head, setHead] = useState<LossHead>('lost-profit')
  const [currency, setCurrency] = useState(before)
  const add = useAddRow('loss-line', caseId, ({ id }) => {
    onMade(id)
    onClose()
  })
  return (
    <RowForm
      label={t('new.button')}
      submit={t('new.add')}
      isReady={title.trim() !== ''}
      adding={add}
      onSubmit={() => add.mutate({ title, head, currency, computation: USUAL_COMPUTATION[head] })}
      onClose={onClose}
      className="new-loss"
    >
      <TextInput
        autoFocus
        label={t('new.title')}
        maxLength={300}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <div className="loss-pair">
        <Select
          label={t('new.head')}
          data={LOSS_HEADS.map((value) => ({ value, label: t(`head.${value}`) }))}
          value={head}
          searchable
          filter={choiceFilter}
          allowDeselect={false}
          onChange={(value) => setHead(LossHead.catch(head).parse(value))}
        />
        <Select
          label={t('new.currency')}
          data={currencies}
          value={currency}
          searchable
          limit={60}
          filter={choiceFilter}
          allowDeselect={false}
          onChange={(value) => value && setCurrency(value)}
        />
      </div>
    </RowForm>
  )
}
