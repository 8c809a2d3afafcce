import { useTranslation } from 'react-i18next'
import { EdtfDate } from '../../shared/domain/edtf.ts'
import { DateText } from './DateText.tsx'
import { Kept, type SavedProps } from './SavedFields.tsx'
import { TypedDate } from './TypedDate.tsx'

/** A date as far as it is known, written when its field is left. */
export function SavedDate({ saved, label, hint, readOnly = false }: SavedProps<EdtfDate | null>) {
  const { t } = useTranslation()
  return (
    <Kept saved={saved} show={(date) => date && <DateText date={date} length="long" />}>
      {readOnly ? (
        <div>
          <span className="field-label">{label}</span>
          <div>{saved.value ? <DateText date={saved.value} length="long" /> : t('notEntered')}</div>
        </div>
      ) : (
        <TypedDate
          label={label}
          value={saved.value}
          onChange={(value) => (value === undefined ? saved.drop() : saved.change(value))}
          onLeave={saved.keep}
          onDrop={saved.drop}
        />
      )}
      {hint && <p className="field-hint">{hint}</p>}
    </Kept>
  )
}

/** A whole day, written when its field is left; a date that is known in part is not taken. */
export function SavedDay({ saved, ...field }: SavedProps<string | null>) {
  const { t } = useTranslation()
  const { value, standing, change, conflict } = saved
  const asDate = (day: string | null) => (day === null ? null : (EdtfDate.safeParse(day).data ?? null))
  return (
    <>
      <SavedDate
        {...field}
        saved={{
          ...saved,
          value: asDate(value),
          standing: asDate(standing),
          change: (date) => change(date),
          conflict: conflict && { ...conflict, mine: asDate(conflict.mine), theirs: asDate(conflict.theirs) },
        }}
      />
      {saved.incomplete && <p className="error-line">{t('wholeDay')}</p>}
    </>
  )
}
