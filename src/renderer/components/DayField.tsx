import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readTypedDate } from '../../shared/domain/typed-date.ts'
import { civilDay } from '../app/dates.ts'
import { useLanguage } from '../app/i18n.ts'

interface DayFieldProps {
  label: string
  /** ISO 8601; undefined while what is typed is not one whole day. */
  value: string | undefined
  onChange: (day: string | undefined) => void
}

/** A whole day as people type it, with what is understood below it. */
export function DayField({ label, value, onChange }: DayFieldProps) {
  const { t } = useTranslation('exhibits')
  const language = useLanguage()
  const [typed, setTyped] = useState(() => (value === undefined ? '' : civilDay(value, language)))
  const unread = typed.trim() !== '' && value === undefined
  return (
    <TextInput
      label={label}
      value={typed}
      description={value === undefined ? t('day.help') : `${t('day.read')} ${civilDay(value, language)}`}
      error={unread ? t('day.notADay') : undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        const date: string | undefined = readTypedDate(event.currentTarget.value)
        onChange(date !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : undefined)
      }}
    />
  )
}
