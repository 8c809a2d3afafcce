import { TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readTypedDate } from '../../../shared/domain/typed-date.ts'
import { civilDay } from '../../app/dates.ts'
import { useLanguage } from '../../app/i18n.ts'

interface FilterDayProps {
  label: string
  /** ISO 8601. */
  day: string | undefined
  onDay: (day: string | undefined) => void
}

/** A day as people type it, taken when the field is left or Enter is pressed; empty is any day. */
export function FilterDay({ label, day, onDay }: FilterDayProps) {
  const { t } = useTranslation('audit')
  const language = useLanguage()
  const inWords = day === undefined ? '' : civilDay(day, language)
  const [typed, setTyped] = useState(inWords)
  const [unread, setUnread] = useState(false)
  useEffect(() => setTyped(inWords), [inWords])

  function take(): void {
    const date: string | undefined = typed === inWords ? day : readTypedDate(typed)
    const read = date !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : undefined
    setUnread(typed.trim() !== '' && read === undefined)
    if (typed.trim() === '') onDay(undefined)
    else if (read !== undefined) {
      onDay(read)
      setTyped(civilDay(read, language))
    }
  }

  return (
    <TextInput
      aria-label={label}
      placeholder={label}
      value={typed}
      error={unread && t('filter.notADay')}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take()
        if (event.key === 'Escape') setTyped(inWords)
      }}
    />
  )
}
