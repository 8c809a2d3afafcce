import { MultiSelect, SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { choiceFilter } from './choiceFilter.ts'
import { Kept, type SavedProps } from './SavedFields.tsx'

interface Choice {
  readonly value: string
  readonly label: string
}

interface SavedManyProps extends SavedProps<string[]> {
  choices: readonly Choice[]
}

/** Several of a list, written as they are chosen. */
export function SavedMany({ saved, label, hint, readOnly = false, choices }: SavedManyProps) {
  const { t } = useTranslation()
  const nameOf = (value: string) => choices.find((choice) => choice.value === value)?.label ?? t('gone')
  // What stands is never hidden because its name cannot be read.
  const unlisted = saved.value.filter((value) => !choices.some((choice) => choice.value === value))
  return (
    <Kept saved={saved} show={(values) => values.map(nameOf).join(', ')}>
      <MultiSelect
        label={label}
        description={hint}
        inputWrapperOrder={['label', 'input', 'description']}
        data={[...choices, ...unlisted.map((value) => ({ value, label: nameOf(value) }))]}
        value={saved.value}
        searchable
        limit={60}
        filter={choiceFilter}
        readOnly={readOnly}
        nothingFoundMessage={t('nothingFound')}
        onChange={(values) => {
          saved.change(values)
          saved.keep()
        }}
      />
    </Kept>
  )
}

interface SavedOneOfProps<T extends string> extends SavedProps<T> {
  choices: readonly { value: T; label: string }[]
}

/** One of a few words that are all in view, written as it is chosen. */
export function SavedOneOf<T extends string>({ saved, label, hint, readOnly = false, choices }: SavedOneOfProps<T>) {
  return (
    <Kept saved={saved} show={(value) => choices.find((choice) => choice.value === value)?.label}>
      <div className="field-label">{label}</div>
      <SegmentedControl
        aria-label={label}
        data={[...choices]}
        value={saved.value}
        readOnly={readOnly}
        onChange={(value) => {
          saved.change(value as T)
          saved.keep()
        }}
      />
      {hint && <p className="field-hint">{hint}</p>}
    </Kept>
  )
}

/** A decimal number as text, never a float; spaces between thousands and a comma for the point are taken. */
export function SavedDecimal({ saved, label, hint, readOnly = false }: SavedProps<string | null>) {
  const { t } = useTranslation()
  return (
    <Kept saved={saved} show={(value) => value}>
      <TextInput
        label={label}
        description={hint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        inputMode="decimal"
        readOnly={readOnly}
        value={saved.value ?? ''}
        error={saved.incomplete && t(saved.value?.startsWith('-') ? 'belowZero' : 'notANumber')}
        onChange={(event) => {
          const typed = event.currentTarget.value.replaceAll(/[\s\u00a0\u202f]/g, '').replace(',', '.')
          saved.change(typed === '' ? null : typed)
        }}
        onBlur={saved.keep}
        onKeyDown={({ key }) => {
          if (key === 'Escape') saved.drop()
          if (key === 'Enter') saved.keep()
        }}
      />
    </Kept>
  )
}

/** A count, as of days or years; what is typed and is none stays in the field and is not written. */
export function SavedCount({ saved, label, readOnly = false }: SavedProps<number | null>) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState<string>()
  const wrong = saved.incomplete || (typed !== undefined && !COUNT.test(typed.trim()))
  return (
    <Kept saved={saved} show={(value) => value}>
      <TextInput
        label={label}
        inputMode="numeric"
        readOnly={readOnly}
        value={typed ?? saved.value ?? ''}
        error={wrong && t('notACount')}
        onChange={(event) => {
          const next = event.currentTarget.value
          setTyped(next)
          if (!COUNT.test(next.trim())) saved.drop()
          else saved.change(next.trim() === '' ? null : Number(next))
        }}
        onBlur={() => {
          if (!wrong) setTyped(undefined)
          saved.keep()
        }}
        onKeyDown={({ key }) => {
          if (key === 'Enter') saved.keep()
          if (key !== 'Escape') return
          setTyped(undefined)
          saved.drop()
        }}
      />
    </Kept>
  )
}

const COUNT = /^\d{0,6}$/
