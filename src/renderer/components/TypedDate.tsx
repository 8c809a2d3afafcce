import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EdtfDate } from '../../shared/domain/edtf.ts'
import { dateInWords } from '../../shared/domain/edtf-words.ts'
import { readTypedDate } from '../../shared/domain/typed-date.ts'
import { useLanguage } from '../app/i18n.ts'
import { DateText } from './DateText.tsx'

interface TypedDateProps {
  label: string
  value: EdtfDate | null
  /** Undefined where what is typed is no date. */
  onChange: (value: EdtfDate | null | undefined) => void
  onLeave?: () => void
  /** Takes back what was typed, where the value is kept elsewhere: then what is no date leaves `value` standing. */
  onDrop?: () => void
  /** A date that is offered, and on what it stands. */
  offered?: { date: EdtfDate; why: string } | undefined
}

/** A date as far as it is known, as people type it; what is understood stands under the field. */
export function TypedDate({ label, value, onChange, onLeave, onDrop, offered }: TypedDateProps) {
  const { t } = useTranslation('evidence')
  const language = useLanguage()
  const [typed, setTyped] = useState<string>()
  // It stays when the field is left: what lies below must not move away from under a click.
  const [wasTyped, setWasTyped] = useState(false)
  const shown = typed ?? (value === null ? '' : dateInWords(value, language, 'long'))
  const wrong = typed !== undefined && typed.trim() !== '' && readTypedDate(typed) === undefined
  const standing =
    value === null
      ? t('dateField.nothingStands')
      : t('dateField.stands', { date: dateInWords(value, language, 'long') })
  const read = wasTyped && !wrong ? value : null

  function change(next: string): void {
    setTyped(next)
    setWasTyped(true)
    onChange(next.trim() === '' ? null : readTypedDate(next))
  }

  return (
    <div className="typed-date">
      <TextInput
        label={label}
        value={shown}
        error={wrong && [t('dateField.notADate'), onDrop && standing].filter(Boolean).join(' ')}
        onChange={(event) => change(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && onDrop) onLeave?.()
          if (event.key !== 'Escape' || !onDrop) return
          setTyped(undefined)
          setWasTyped(false)
          onDrop()
        }}
        onBlur={() => {
          if (!wrong) setTyped(undefined)
          onLeave?.()
        }}
      />
      {read !== null && (
        <div className="field-hint">
          {t('dateField.read')} <DateText date={read} length="long" />
        </div>
      )}
      {value === null && offered && (
        <button
          type="button"
          className="link-button tiny typed-date-offered"
          onClick={() => {
            setTyped(undefined)
            onChange(offered.date)
          }}
        >
          {offered.why} <DateText date={offered.date} />
        </button>
      )}
    </div>
  )
}
