import { ActionIcon, Select, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type Computation, faultOfInput, LossInput } from '../../../shared/domain/loss.ts'
import { ASKED_INPUTS, FREE_UNITS } from '../../../shared/domain/loss-inputs.ts'
import { nameOfInput, rangeOfInput } from '../../../shared/domain/loss-words.ts'
import { DecimalText } from '../../../shared/domain/money.ts'
import { useLanguage } from '../../app/i18n.ts'
import { FigureFact } from './FigureFact.tsx'

interface FigureFieldsProps {
  caseId: string
  computation: Computation
  currency: string
  value: LossInput
  /** Its place in the line. */
  place: number
  onChange: (value: LossInput) => void
  /** Called where what was changed can be kept: on leaving a field, on a choice made. */
  onKeep: () => void
  onRemove?: () => void
  readOnly: boolean
}

/** One stated figure: what it is, from how much to how much, in what, and the fact on which it rests. */
export function FigureFields(props: FigureFieldsProps) {
  const { caseId, computation, currency, value: figure, place, onChange, onKeep, onRemove, readOnly } = props
  const { t } = useTranslation('loss')
  const language = useLanguage()
  const { value, unit } = figure
  const role = ASKED_INPUTS[computation]?.find(({ name }) => name === figure.name)
  const units = role?.units ?? FREE_UNITS[computation as keyof typeof FREE_UNITS] ?? [unit]
  const isOne = value.low === value.high
  const numbers = [value.low, value.high, ...(value.likely === null ? [] : [value.likely])]
  const areNumbers = numbers.every((text) => DecimalText.safeParse(text).success)
  const isInOrder = LossInput.shape.value.safeParse(value).success
  const fault = faultOfInput(figure)
  const name = nameOfInput(figure, place, language)

  /** One number is low and high alike, until a higher one is entered. */
  const setLow = (low: string) => onChange({ ...figure, value: { ...value, low, ...(isOne && { high: low }) } })
  const setHigh = (high: string) => onChange({ ...figure, value: { ...value, high: high === '' ? value.low : high } })

  return (
    <div
      className="figure"
      role="group"
      aria-label={name}
      onBlur={(event) => {
        if (event.target instanceof HTMLInputElement) onKeep()
      }}
    >
      <div className="figure-head">
        <TextInput
          aria-label={t('figure.title')}
          placeholder={nameOfInput({ ...figure, title: '' }, place, language)}
          maxLength={300}
          readOnly={readOnly}
          value={figure.title}
          onChange={(event) => onChange({ ...figure, title: event.currentTarget.value })}
        />
        {onRemove && !readOnly && (
          <ActionIcon size={22} aria-label={t('figure.remove', { name })} onClick={onRemove}>
            <IconX size={14} stroke={1.6} />
          </ActionIcon>
        )}
      </div>
      <div className="figure-numbers">
        <NumberField label={t('figure.low')} value={value.low} onChange={setLow} readOnly={readOnly} />
        <NumberField
          label={t('figure.likely')}
          title={t('figure.likelyHint')}
          value={value.likely ?? ''}
          onChange={(likely) => onChange({ ...figure, value: { ...value, likely: likely === '' ? null : likely } })}
          readOnly={readOnly}
        />
        <NumberField
          label={t('figure.high')}
          title={t('figure.highHint')}
          value={isOne ? '' : value.high}
          onChange={setHigh}
          readOnly={readOnly}
        />
        {units.length > 1 && (
          <Select
            searchable
            label={t('figure.unit')}
            data={units.map((one) => ({ value: one, label: t(`unit.${one}`) }))}
            value={unit}
            allowDeselect={false}
            readOnly={readOnly}
            onChange={(next) => {
              const known = LossInput.shape.unit.catch(unit).parse(next)
              onChange({ ...figure, unit: known, shareOf: known === 'percent' ? figure.shareOf : null })
              onKeep()
            }}
          />
        )}
        {unit === 'percent' && figure.name !== 'rate' && (
          <Select
            searchable
            label={t('figure.shareOf')}
            data={(['volume', 'value', 'not-said'] as const).map((one) => ({ value: one, label: t(`shareOf.${one}`) }))}
            value={figure.shareOf}
            placeholder={t('shareOf.not-said')}
            allowDeselect={false}
            readOnly={readOnly}
            onChange={(next) => {
              onChange({ ...figure, shareOf: LossInput.shape.shareOf.catch(null).parse(next) })
              onKeep()
            }}
          />
        )}
      </div>
      {areNumbers && isInOrder && !fault ? (
        <p className="field-hint numbers">{rangeOfInput(figure, currency, language)}</p>
      ) : (
        <p className={value.low === '' ? 'field-hint' : 'error-line'}>
          {t(!areNumbers ? 'figure.wait' : isInOrder && fault ? `figure.${fault}` : 'figure.notARange')}
        </p>
      )}
      <FigureFact
        caseId={caseId}
        factId={figure.factId}
        readOnly={readOnly}
        onChange={(factId) => {
          onChange({ ...figure, factId })
          onKeep()
        }}
      />
    </div>
  )
}

interface NumberFieldProps {
  label: string
  title?: string
  value: string
  onChange: (value: string) => void
  readOnly: boolean
}

/** Spaces between thousands and a comma for the point are taken. */
function NumberField({ label, title, value, onChange, readOnly }: NumberFieldProps) {
  return (
    <TextInput
      label={label}
      title={title}
      inputMode="decimal"
      readOnly={readOnly}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value.replaceAll(/[\s\u00a0\u202f]/g, '').replace(',', '.'))}
    />
  )
}
