import { Select, TextInput } from '@mantine/core'
import { type FocusEvent, type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FindingRole } from '../../../shared/domain/article.ts'
import { EdtfDate } from '../../../shared/domain/edtf.ts'
import { dateInWords } from '../../../shared/domain/edtf-words.ts'
import { readTypedDate } from '../../../shared/domain/typed-date.ts'
import { useLanguage } from '../../app/i18n.ts'
import { DateText } from '../../components/DateText.tsx'

interface DateFieldProps {
  /** EDTF; empty where there is none yet. */
  value: string
  /** The roles to choose from, where the role is not settled. */
  roles?: readonly FindingRole[]
  role?: FindingRole
  onRole?: (role: FindingRole) => void
  onKeep: (value: EdtfDate) => void
  onCancel: () => void
}

/** A date as people type it; what is understood is shown before it is kept. */
export function DateField({ value, roles, role, onRole, onKeep, onCancel }: DateFieldProps) {
  const { t } = useTranslation('evidence')
  const language = useLanguage()
  const known = EdtfDate.safeParse(value).data
  const [typed, setTyped] = useState(known ? dateInWords(known, language, 'long') : value)
  const [touched, setTouched] = useState(false)
  const date = readTypedDate(typed)

  function keep(): void {
    if (!touched || typed.trim() === '') onCancel()
    else if (date !== undefined) onKeep(date)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter') keep()
    if (event.key === 'Escape') {
      event.stopPropagation()
      onCancel()
    }
  }

  function onBlur(event: FocusEvent): void {
    if (!event.currentTarget.contains(event.relatedTarget)) keep()
  }

  return (
    <div className="date-field" onBlur={onBlur}>
      <TextInput
        autoFocus
        aria-label={t('dateField.label')}
        value={typed}
        error={touched && typed.trim() !== '' && date === undefined ? t('dateField.notADate') : undefined}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setTouched(true)
        }}
        onKeyDown={onKeyDown}
      />
      {roles && (
        <Select
          aria-label={t('dateField.role')}
          data={roles.map((one) => ({ value: one, label: t(`about.role.${one}`) }))}
          value={role ?? null}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          onChange={(next) => onRole?.(FindingRole.catch('main').parse(next))}
        />
      )}
      <div className="field-hint">
        {touched && date !== undefined ? (
          <>
            {t('dateField.read')} <DateText date={date} length="long" />
          </>
        ) : (
          t('dateField.help')
        )}
      </div>
    </div>
  )
}
