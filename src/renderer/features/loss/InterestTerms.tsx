import { ActionIcon, Button, SegmentedControl, Select, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { DAY_COUNTS, DayCount, InterestDraft } from '../../../shared/domain/loss.ts'
import { DecimalText } from '../../../shared/domain/money.ts'
import { DayField } from '../../components/DayField.tsx'
import { useRowField } from '../registers/useRegister.ts'
import { OptionalTerms } from './OptionalTerms.tsx'
import type { LossRow } from './useLoss.ts'

const COMPOUNDING = ['yearly', 'half-yearly', 'quarterly', 'monthly'] as const

const BLANK: InterestDraft = {
  kind: 'simple',
  compounding: 'yearly',
  dayCount: 'actual/365',
  from: '',
  to: '',
  rates: [{ from: '', percent: '' }],
  source: '',
}

/** Interest on a line: how it runs, from when until when, at which rates; nothing where none is asked for. */
export function InterestTerms({ row, readOnly }: { row: LossRow; readOnly: boolean }) {
  return (
    <OptionalTerms
      saved={useRowField('loss-line', row, 'interest')}
      words="interest"
      blank={BLANK}
      isSound={(terms) => InterestDraft.safeParse(terms).success}
      show={({ from, to }) => `${from} – ${to}`}
      readOnly={readOnly}
      fields={(props) => <TermFields {...props} />}
    />
  )
}

interface TermFieldsProps {
  value: InterestDraft
  onChange: (value: InterestDraft) => void
  onKeep: () => void
  readOnly: boolean
}

function TermFields({ value: terms, onChange, onKeep, readOnly }: TermFieldsProps) {
  const { t } = useTranslation(['loss', 'common'])
  const { kind, compounding, dayCount, from, to, rates, source } = terms
  const choose = (fields: Partial<InterestDraft>) => {
    onChange({ ...terms, ...fields })
    onKeep()
  }
  const setRate = (place: number, fields: Partial<InterestDraft['rates'][number]>) =>
    onChange({ ...terms, rates: rates.map((rate, at) => (at === place ? { ...rate, ...fields } : rate)) })
  return (
    <fieldset
      className="loss-terms"
      disabled={readOnly}
      onBlur={(event) => {
        if (event.target instanceof HTMLInputElement) onKeep()
      }}
    >
      <SegmentedControl
        aria-label={t('interest.kind.label')}
        data={(['simple', 'compound'] as const).map((value) => ({ value, label: t(`interest.kind.${value}`) }))}
        value={kind}
        onChange={(value) => choose({ kind: InterestDraft.shape.kind.catch(kind).parse(value) })}
      />
      <div className="loss-pair">
        <DayField
          label={t('interest.from')}
          value={from || undefined}
          onChange={(day) => onChange({ ...terms, from: day ?? '' })}
        />
        <DayField
          label={t('interest.to')}
          value={to || undefined}
          onChange={(day) => onChange({ ...terms, to: day ?? '' })}
        />
      </div>
      {from !== '' && to !== '' && to <= from && <p className="error-line">{t('interest.fault.order')}</p>}
      <div className="loss-pair">
        <Select
          searchable
          label={t('interest.dayCount')}
          data={DAY_COUNTS.map((value) => ({ value, label: t(`dayCount.${value}`) }))}
          value={dayCount}
          allowDeselect={false}
          onChange={(value) => choose({ dayCount: DayCount.catch(dayCount).parse(value) })}
        />
        {kind === 'compound' && (
          <Select
            searchable
            label={t('interest.compounding')}
            data={COMPOUNDING.map((value) => ({ value, label: t(`compounding.${value}`) }))}
            value={compounding}
            allowDeselect={false}
            onChange={(value) =>
              choose({ compounding: InterestDraft.shape.compounding.catch(compounding).parse(value) })
            }
          />
        )}
      </div>
      {rates.map((rate, place) => (
        <div key={place} className="loss-rate">
          <TextInput
            label={t('interest.percent')}
            inputMode="decimal"
            value={rate.percent}
            error={rate.percent !== '' && !DecimalText.safeParse(rate.percent).success && t('common:notANumber')}
            onChange={(event) =>
              setRate(place, { percent: event.currentTarget.value.replaceAll(/\s/g, '').replace(',', '.') })
            }
          />
          <DayField
            label={t('interest.rateFrom')}
            value={rate.from || undefined}
            onChange={(day) => setRate(place, { from: day ?? '' })}
          />
          {rates.length > 1 && (
            <ActionIcon
              size={22}
              aria-label={t('interest.removeRate')}
              onClick={() => choose({ rates: rates.toSpliced(place, 1) })}
            >
              <IconX size={14} stroke={1.6} />
            </ActionIcon>
          )}
        </div>
      ))}
      {!readOnly && (
        <Button
          className="loss-drop"
          variant="subtle"
          size="compact-xs"
          leftSection={<IconPlus size={13} stroke={1.6} />}
          onClick={() => onChange({ ...terms, rates: [...rates, { from: '', percent: '' }] })}
        >
          {t('interest.addRate')}
        </Button>
      )}
      <TextInput
        label={t('interest.source')}
        maxLength={1000}
        value={source}
        onChange={(event) => onChange({ ...terms, source: event.currentTarget.value })}
      />
    </fieldset>
  )
}
