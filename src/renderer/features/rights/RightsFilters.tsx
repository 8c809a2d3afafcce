import { Select, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../../shared/contract/registers.ts'
import { RIGHT_TYPES, RightType } from '../../../shared/domain/right.ts'
import { RIGHT_STATES, RightState } from '../../../shared/domain/right-state.ts'
import { territoryInWords } from '../../../shared/messages/territory-words.ts'
import { useLanguage } from '../../app/i18n.ts'
import { choiceFilter } from '../../components/choiceFilter.ts'
import { TypedDate } from '../../components/TypedDate.tsx'
import type { RightsSearch } from './rightFilter.ts'

interface RightsFiltersProps {
  rights: readonly Row<'right'>[]
  products: readonly Row<'product'>[]
  asked: RightsSearch
  onAsk: (fields: Partial<RightsSearch>) => void
}

/** The day that is asked about, and by what the register is narrowed. */
export function RightsFilters({ rights, products, asked, onAsk }: RightsFiltersProps) {
  const { t } = useTranslation('rights')
  const language = useLanguage()
  const territories = [...new Set(rights.map(({ territory }) => territory))].map((value) => ({
    value,
    label: territoryInWords(value, language),
  }))
  const narrow = {
    className: 'rights-filter',
    clearable: true,
    searchable: true,
    limit: 60,
    filter: choiceFilter,
    nothingFoundMessage: t('common:nothingFound'),
  }
  return (
    <>
      <div className="rights-filter">
        <TypedDate
          label={t(asked.on === undefined ? 'onDayToday' : 'onDay')}
          value={asked.on ?? null}
          onChange={(on) => on !== undefined && onAsk({ on: on ?? undefined })}
        />
      </div>
      <Select
        {...narrow}
        aria-label={t('column.type')}
        placeholder={t('filter.type')}
        data={RIGHT_TYPES.map((one) => ({ value: one, label: t(`type.${one}`) }))}
        value={asked.type ?? null}
        onChange={(type) => onAsk({ type: RightType.safeParse(type).data })}
      />
      <Select
        {...narrow}
        aria-label={t('column.territory')}
        placeholder={t('filter.territory')}
        data={territories.toSorted((a, b) => a.label.localeCompare(b.label, language))}
        value={asked.territory ?? null}
        onChange={(territory) => onAsk({ territory: territory ?? undefined })}
      />
      <Select
        {...narrow}
        aria-label={t('column.productIds')}
        placeholder={t('filter.product')}
        data={products.map(({ id, name }) => ({ value: id, label: name }))}
        value={asked.of ?? null}
        onChange={(of) => onAsk({ of: of ?? undefined })}
      />
      <Select
        {...narrow}
        aria-label={t('head.state')}
        placeholder={t('filter.state')}
        data={RIGHT_STATES.map((one) => ({ value: one, label: t(`state.${one}`) }))}
        value={asked.state ?? null}
        onChange={(state) => onAsk({ state: RightState.safeParse(state).data })}
      />
      <Switch
        label={t('filter.renewals')}
        checked={asked.due === true}
        onChange={(event) => onAsk({ due: event.currentTarget.checked || undefined })}
      />
    </>
  )
}
