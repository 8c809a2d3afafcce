import { Button, MultiSelect, Popover, Select } from '@mantine/core'
import { IconCalendarDue, IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EdtfDate } from '../../../shared/domain/edtf.ts'
import { choiceFilter } from '../../components/choiceFilter.ts'
import { DateText } from '../../components/DateText.tsx'
import { TypedDate } from '../../components/TypedDate.tsx'
import { askAgreements, type Asked, todayEdtf } from './asked.ts'
import { useCountries } from './useCountries.ts'

interface AskedFieldsProps {
  caseId: string | undefined
  asked: Asked
  /** The days of the acts, which are offered. */
  days: readonly EdtfDate[]
}

/** Between which countries, and on which day. */
export function AskedFields({ caseId, asked, days }: AskedFieldsProps) {
  const { t } = useTranslation('agreements')
  const countries = useCountries()
  const [otherDays, setOtherDays] = useState(asked.recognitionOn !== null || asked.investmentOn !== null)
  const ask = (part: Partial<Asked>) => askAgreements(caseId, part)
  const offered = [...new Set([...days.slice(0, 4), todayEdtf()])]

  return (
    <div className="agreements-asked">
      <Select
        label={t('home')}
        data={countries}
        value={asked.one}
        searchable
        selectFirstOptionOnChange
        limit={60}
        filter={choiceFilter}
        nothingFoundMessage={t('common:nothingFound')}
        onChange={(one) => one !== null && ask({ one, others: asked.others.filter((other) => other !== one) })}
      />
      <div>
        <div className="field-label">{t('others')}</div>
        <Popover position="bottom-start" width={360} trapFocus>
          <Popover.Target>
            <Button variant="default" rightSection={<IconChevronDown size={14} stroke={1.6} />}>
              {t('othersCount', { count: asked.others.length })}
            </Button>
          </Popover.Target>
          <Popover.Dropdown>
            <MultiSelect
              label={t('others')}
              data={countries.filter(({ value }) => value !== asked.one)}
              value={[...asked.others]}
              searchable
              selectFirstOptionOnChange
              hidePickedOptions
              limit={60}
              filter={choiceFilter}
              nothingFoundMessage={t('common:nothingFound')}
              comboboxProps={{ withinPortal: false }}
              onChange={(others) => ask({ others })}
            />
          </Popover.Dropdown>
        </Popover>
      </div>
      <TypedDate key={asked.on} label={t('dayField')} value={asked.on} onChange={(on) => on && ask({ on })} />
      <div className="agreements-days" role="group" aria-label={t('dayField')}>
        {offered.map((day) => (
          <Button
            key={day}
            size="compact-sm"
            variant={day === asked.on ? 'default' : 'subtle'}
            aria-pressed={day === asked.on}
            onClick={() => ask({ on: day })}
          >
            {day === todayEdtf() ? t('today') : <DateText date={day} />}
          </Button>
        ))}
        <Button
          size="compact-sm"
          variant="subtle"
          aria-expanded={otherDays}
          leftSection={<IconCalendarDue size={14} stroke={1.6} />}
          onClick={() => setOtherDays(!otherDays)}
        >
          {t('otherDays')}
        </Button>
      </div>
      {otherDays && (
        <div className="agreements-other-days">
          <TypedDate
            label={t('recognitionDay')}
            value={asked.recognitionOn}
            onChange={(recognitionOn) => recognitionOn !== undefined && ask({ recognitionOn })}
          />
          <TypedDate
            label={t('investmentDay')}
            value={asked.investmentOn}
            onChange={(investmentOn) => investmentOn !== undefined && ask({ investmentOn })}
          />
          <p className="field-hint">{t('otherDaysHint')}</p>
        </div>
      )}
    </div>
  )
}
