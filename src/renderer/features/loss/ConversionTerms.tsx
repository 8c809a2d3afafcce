import { Button, Select, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LossLineDraft } from '../../../shared/domain/loss.ts'
import { choiceFilter } from '../../components/choiceFilter.ts'
import { DayField } from '../../components/DayField.tsx'
import { Kept } from '../../components/SavedFields.tsx'
import { useRowField } from '../registers/useRegister.ts'
import { FormInPlace, PlaceOfForm } from './FormInPlace.tsx'
import { useCurrencies } from '../../components/useCurrencies.ts'
import type { LossRow } from './useLoss.ts'

type Conversion = NonNullable<LossRow['conversion']>

/** Into which currency a line is converted, at whose rate of which day; nothing where it stays in its own. */
export function ConversionTerms({ row, readOnly }: { row: LossRow; readOnly: boolean }) {
  const { t } = useTranslation('loss')
  const saved = useRowField('loss-line', row, 'conversion')
  const [adding, setAdding] = useState<Conversion>()
  const isSound = adding !== undefined && LossLineDraft.shape.conversion.safeParse(adding).success

  function write(next: Conversion | null): void {
    saved.change(next)
    saved.keep()
  }

  return (
    <Kept saved={saved} show={(one) => one && `${one.to} ${one.rate}`}>
      <PlaceOfForm isOpen={adding !== undefined}>
        {saved.value !== null && (
          <>
            <ConversionFields
              from={row.currency}
              value={saved.value}
              onChange={saved.change}
              onKeep={saved.keep}
              readOnly={readOnly}
            />
            {!readOnly && (
              <Button className="loss-drop" variant="subtle" size="compact-xs" onClick={() => write(null)}>
                {t('conversion.remove')}
              </Button>
            )}
          </>
        )}
        {saved.value === null && adding && (
          <FormInPlace
            label={t('conversion.add')}
            isSound={isSound}
            onAdd={() => {
              write(adding)
              setAdding(undefined)
            }}
            onClose={() => setAdding(undefined)}
          >
            <ConversionFields
              from={row.currency}
              value={adding}
              onChange={setAdding}
              onKeep={() => undefined}
              readOnly={false}
            />
          </FormInPlace>
        )}
        {saved.value === null && !adding && !readOnly && (
          <Button
            variant="subtle"
            size="compact-xs"
            leftSection={<IconPlus size={13} stroke={1.6} />}
            onClick={() => setAdding({ to: row.currency === 'EUR' ? 'USD' : 'EUR', rate: '', on: '', source: '' })}
          >
            {t('conversion.add')}
          </Button>
        )}
      </PlaceOfForm>
    </Kept>
  )
}

interface ConversionFieldsProps {
  from: string
  value: Conversion
  onChange: (value: Conversion) => void
  onKeep: () => void
  readOnly: boolean
}

function ConversionFields({ from, value, onChange, onKeep, readOnly }: ConversionFieldsProps) {
  const { t } = useTranslation('loss')
  const currencies = useCurrencies().filter((currency) => currency.value !== from)
  return (
    <fieldset
      className="loss-terms"
      disabled={readOnly}
      onBlur={(event) => {
        if (event.target instanceof HTMLInputElement) onKeep()
      }}
    >
      <Select
        label={t('conversion.to')}
        data={currencies}
        value={value.to}
        searchable
        limit={60}
        filter={choiceFilter}
        allowDeselect={false}
        onChange={(to) => {
          if (to === null) return
          onChange({ ...value, to })
          onKeep()
        }}
      />
      <div className="loss-pair">
        <TextInput
          label={t('conversion.rate', { to: value.to, from })}
          inputMode="decimal"
          value={value.rate}
          onChange={(event) =>
            onChange({ ...value, rate: event.currentTarget.value.replaceAll(/\s/g, '').replace(',', '.') })
          }
        />
        <DayField
          label={t('conversion.on')}
          value={value.on || undefined}
          onChange={(day) => onChange({ ...value, on: day ?? '' })}
        />
      </div>
      <TextInput
        label={t('conversion.source')}
        maxLength={1000}
        value={value.source}
        onChange={(event) => onChange({ ...value, source: event.currentTarget.value })}
      />
      <p className="field-hint">{t('conversion.hint')}</p>
    </fieldset>
  )
}
