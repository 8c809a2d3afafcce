import { Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { LossLineDraft } from '../../../shared/domain/loss.ts'
import { choiceFilter } from '../../components/choiceFilter.ts'
import { DayField } from '../../components/DayField.tsx'
import { useRowField } from '../registers/useRegister.ts'
import { OptionalTerms } from './OptionalTerms.tsx'
import { useCurrencies } from '../../components/useCurrencies.ts'
import type { LossRow } from './useLoss.ts'

type Conversion = NonNullable<LossRow['conversion']>

/** Into which currency a line is converted, at whose rate of which day; nothing where it stays in its own. */
export function ConversionTerms({ row, readOnly }: { row: LossRow; readOnly: boolean }) {
  return (
    <OptionalTerms
      saved={useRowField('loss-line', row, 'conversion')}
      words="conversion"
      blank={{ to: row.currency === 'EUR' ? 'USD' : 'EUR', rate: '', on: '', source: '' }}
      isSound={(terms) => LossLineDraft.shape.conversion.safeParse(terms).success}
      show={({ to, rate }) => `${to} ${rate}`}
      readOnly={readOnly}
      fields={(props) => <ConversionFields from={row.currency} {...props} />}
    />
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
