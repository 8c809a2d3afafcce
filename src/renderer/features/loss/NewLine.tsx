import { Button, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LOSS_HEADS, LossHead } from '../../../shared/domain/loss.ts'
import { USUAL_COMPUTATION } from '../../../shared/domain/loss-inputs.ts'
import { choiceFilter } from '../../components/choiceFilter.ts'
import { closesOnEscape } from '../../components/closesOnEscape.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { useAddRow } from '../registers/useRegister.ts'
import { useCurrencies } from './useCurrencies.ts'

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
    <form
      className="new-loss"
      aria-label={t('new.button')}
      onSubmit={(event) => {
        event.preventDefault()
        if (title.trim() !== '') add.mutate({ title, head, currency, computation: USUAL_COMPUTATION[head] })
      }}
      onKeyDown={closesOnEscape(onClose)}
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
      {add.isError && <ErrorLine error={add.error} />}
      <div className="row">
        <Button type="submit" variant="filled" disabled={title.trim() === '' || add.isPending}>
          {t('new.add')}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t('common:cancel')}
        </Button>
      </div>
    </form>
  )
}
