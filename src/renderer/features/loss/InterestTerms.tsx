import { ActionIcon, Button, SegmentedControl, Select, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DAY_COUNTS, DayCount, InterestDraft } from '../../../shared/domain/loss.ts'
import { DayField } from '../../components/DayField.tsx'
import { Kept } from '../../components/SavedFields.tsx'
import { useRowField } from '../registers/useRegister.ts'
import { FormInPlace, PlaceOfForm } from './FormInPlace.tsx'
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
  const { t } = useTranslation('loss')
  const saved = useRowField('loss-line', row, 'interest')
  const [adding, setAdding] = useState<InterestDraft>()
  const isSound = adding !== undefined && InterestDraft.safeParse(adding).success

  function write(next: InterestDraft | null): void {
    saved.change(next)
    saved.keep()
  }

  return (
    <Kept saved={saved} show={(terms) => terms && `${terms.from} – ${terms.to}`}>
      <PlaceOfForm isOpen={adding !== undefined}>
        {saved.value !== null && (
          <>
            <TermFields terms={saved.value} onChange={saved.change} onKeep={saved.keep} readOnly={readOnly} />
            {!readOnly && (
              <Button className="loss-drop" variant="subtle" size="compact-xs" onClick={() => write(null)}>
                {t('interest.remove')}
              </Button>
            )}
          </>
        )}
        {saved.value === null && adding && (
          <FormInPlace
            label={t('interest.add')}
            isSound={isSound}
            onAdd={() => {
              write(adding)
              setAdding(undefined)
            }}
            onClose={() => setAdding(undefined)}
          >
            <TermFields terms={adding} onChange={setAdding} onKeep={() => undefined} readOnly={false} />
          </FormInPlace>
        )}
        {saved.value === null && !adding && !readOnly && (
          <Button
            variant="subtle"
            size="compact-xs"
            leftSection={<IconPlus size={13} stroke={1.6} />}
            onClick={() => setAdding(BLANK)}
          >
            {t('interest.add')}
          </Button>
        )}
      </PlaceOfForm>
    </Kept>
  )
}

interface TermFieldsProps {
  terms: InterestDraft
  onChange: (terms: InterestDraft) => void
  onKeep: () => void
  readOnly: boolean
}

function TermFields({ terms, onChange, onKeep, readOnly }: TermFieldsProps) {
  const { t } = useTranslation('loss')
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
      <div className="loss-pair">
        <Select
          label={t('interest.dayCount')}
          data={DAY_COUNTS.map((value) => ({ value, label: t(`dayCount.${value}`) }))}
          value={dayCount}
          allowDeselect={false}
          onChange={(value) => choose({ dayCount: DayCount.catch(dayCount).parse(value) })}
        />
        {kind === 'compound' && (
          <Select
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
