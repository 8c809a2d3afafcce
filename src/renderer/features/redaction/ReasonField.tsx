import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { REDACTION_REASONS } from '../../../shared/domain/redaction.ts'

interface ReasonFieldProps {
  value: string
  onChange: (reason: string) => void
}

const OTHER = 'other'

/** Why what is under a box is taken out: one of the usual grounds, or words. */
export function ReasonField({ value, onChange }: ReasonFieldProps) {
  const { t } = useTranslation('redaction')
  const known = REDACTION_REASONS.find((one) => one === value)
  const [own, setOwn] = useState(known ? '' : value)
  const [writes, setWrites] = useState(known === undefined)
  return (
    <>
      <Select
        aria-label={t('reason.label')}
        allowDeselect={false}
        data={[
          ...REDACTION_REASONS.map((one) => ({ value: one, label: t(`reason.${one}`) })),
          { value: OTHER, label: t('reason.other') },
        ]}
        value={writes ? OTHER : (known ?? null)}
        onChange={(next) => {
          setWrites(next === OTHER)
          if (next !== null && next !== OTHER) onChange(next)
          else if (own.trim() !== '') onChange(own.trim())
        }}
      />
      {writes && (
        <TextInput
          aria-label={t('reason.own')}
          placeholder={t('reason.own')}
          maxLength={200}
          value={own}
          onChange={({ currentTarget }) => {
            setOwn(currentTarget.value)
            if (currentTarget.value.trim() !== '') onChange(currentTarget.value.trim())
          }}
        />
      )}
    </>
  )
}
