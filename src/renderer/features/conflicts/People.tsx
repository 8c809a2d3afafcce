import { SegmentedControl } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ChecksRegister } from './ChecksRegister.tsx'
import { PeopleList } from './PeopleList.tsx'
import './conflicts.css'

/** Whom the vault's cases name, and the conflict checks that were recorded. */
export function People() {
  const { t } = useTranslation('conflicts')
  const navigate = useNavigate({ from: '/people' })
  const { show = 'names' } = useSearch({ from: '/people' })
  const tools = (
    <SegmentedControl
      aria-label={t('show.label')}
      data={(['names', 'checks'] as const).map((value) => ({ value, label: t(`show.${value}`) }))}
      value={show}
      onChange={(next) => void navigate({ search: next === 'checks' ? { show: 'checks' } : {}, replace: true })}
    />
  )
  return show === 'checks' ? <ChecksRegister tools={tools} /> : <PeopleList tools={tools} />
}
