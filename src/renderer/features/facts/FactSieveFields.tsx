import { Select } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { CRITICALITIES, DISPUTES } from '../../../shared/domain/fact.ts'
import { useParties } from '../cases/useParties.ts'
import { FACT_SIEVE, NOT_WEIGHED } from './factSieve.ts'

const FROM = '/case/$caseId/facts'

/** Finds facts by whom they are about, what hangs on them and whether they are disputed. */
export function FactSieveFields({ caseId }: { caseId: string }) {
  const { t } = useTranslation('facts')
  const navigate = useNavigate({ from: FROM })
  const search = useSearch({ from: FROM })
  const { choices } = useParties(caseId)
  const set = (name: keyof typeof FACT_SIEVE, value: string | null) =>
    void navigate({
      search: (known) => ({ ...known, [name]: FACT_SIEVE[name].parse(value ?? undefined) }),
      replace: true,
    })
  const fields = [
    { name: 'party', any: t('parties.any'), label: t('filter.party'), data: choices },
    {
      name: 'weight',
      any: t('filter.anyWeight'),
      label: t('filter.criticality'),
      data: [
        ...CRITICALITIES.map((value) => ({ value: value as string, label: t(`criticality.${value}`) })),
        { value: NOT_WEIGHED, label: t('criticality.none') },
      ],
    },
    {
      name: 'dispute',
      any: t('filter.anyDispute'),
      label: t('filter.dispute'),
      data: DISPUTES.map((value) => ({ value: value as string, label: t(`dispute.${value}`) })),
    },
  ] as const
  return (
    <div className="fact-sieve">
      {fields.map(({ name, any, label, data }) => (
        <Select
          key={name}
          aria-label={label}
          placeholder={any}
          data={[...data]}
          value={search[name] ?? null}
          clearable
          clearButtonProps={{ 'aria-label': t('common:clear', { field: label }) }}
          onChange={(value) => set(name, value)}
        />
      ))}
    </div>
  )
}
