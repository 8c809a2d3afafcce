import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TranslationNote } from '../../../shared/contract/evidence.ts'
import { DateText } from '../../components/DateText.tsx'
import { DateField } from './DateField.tsx'

const CERTIFIED = ['not-said', 'yes', 'no'] as const

interface TranslationFieldsProps {
  note: TranslationNote
  onChange: (changed: Partial<TranslationNote>) => void
  onKeep: () => void
}

/** Whether a translation is certified, who made it and on what day. */
export function TranslationFields({ note, onChange, onKeep }: TranslationFieldsProps) {
  const { t } = useTranslation('evidence')
  const [dating, setDating] = useState(false)
  const { certified, translator, translatedOn } = note

  function change(changed: Partial<TranslationNote>): void {
    onChange(changed)
    onKeep()
  }

  return (
    <div className="translation-fields">
      <Select
        label={t('translation.certified')}
        data={CERTIFIED.map((value) => ({ value, label: t(`translation.is.${value}`) }))}
        value={certified === null ? 'not-said' : certified ? 'yes' : 'no'}
        allowDeselect={false}
        onChange={(value) => change({ certified: value === 'not-said' ? null : value === 'yes' })}
      />
      <TextInput
        label={t('translation.by')}
        maxLength={300}
        value={translator}
        onChange={(event) => onChange({ translator: event.currentTarget.value })}
        onBlur={onKeep}
      />
      {dating ? (
        <DateField
          value={translatedOn ?? ''}
          onKeep={(date) => {
            setDating(false)
            change({ translatedOn: date })
          }}
          onCancel={() => setDating(false)}
        />
      ) : (
        <div className="row small">
          <button type="button" className="link-button" onClick={() => setDating(true)}>
            {translatedOn === null ? t('translation.date') : <DateText date={translatedOn} length="long" />}
          </button>
          {translatedOn !== null && (
            <button type="button" className="link-button" onClick={() => change({ translatedOn: null })}>
              {t('translation.noDate')}
            </button>
          )}
        </div>
      )}
    </div>
  )
}

/** The same in a line: certified, by whom, on what day; nothing where nothing is said. */
export function TranslationInWords({ note }: { note: TranslationNote }) {
  const { t } = useTranslation('evidence')
  const { certified, translator, translatedOn } = note
  const said = [certified !== null && t(`translation.${certified ? 'isCertified' : 'isNotCertified'}`), translator]
    .filter(Boolean)
    .join(', ')
  if (said === '' && translatedOn === null) return null
  return (
    <span className="second">
      {said}
      {said !== '' && translatedOn !== null && ', '}
      {translatedOn !== null && <DateText date={translatedOn} length="long" />}
    </span>
  )
}
