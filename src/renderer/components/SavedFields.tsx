import { Select, TagsInput, Textarea, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { choiceFilter } from './choiceFilter.ts'
import { ConflictChoice } from './ConflictChoice.tsx'
import { ErrorLine } from './ErrorLine.tsx'
import type { useAutosave } from './useAutosave.ts'

export type Saved<T> = ReturnType<typeof useAutosave<T, { revision: number }>>

export interface SavedProps<T> {
  saved: Saved<T>
  label: string
  hint?: string
  readOnly?: boolean
}

/** A field, and under it what keeps its value from being written. */
export function Kept<T>({
  saved,
  show,
  children,
}: {
  saved: Saved<T>
  show: (value: T) => ReactNode
  children: ReactNode
}) {
  return (
    <div className="saved-field">
      {children}
      {saved.conflict && (
        <ConflictChoice conflict={saved.conflict} show={show} onMine={saved.keepMine} onTheirs={saved.keepTheirs} />
      )}
      {saved.error !== undefined && <ErrorLine error={saved.error} />}
    </div>
  )
}

interface SavedTextProps extends SavedProps<string> {
  maxLength: number
  /** Several lines; a title is one that wraps. */
  long?: boolean
  /** The class of a field that looks like the text it holds, as a title. */
  className?: string
  hideLabel?: boolean
}

/** A line or a text that is written when it is left. Escape takes back what was typed. */
export function SavedText({
  saved,
  label,
  hint,
  readOnly = false,
  maxLength,
  long = false,
  className,
  hideLabel = false,
}: SavedTextProps) {
  const { t } = useTranslation()
  const isTitle = className !== undefined
  const Field = long ? Textarea : TextInput
  return (
    <Kept saved={saved} show={(text) => text}>
      <Field
        {...(hideLabel ? { 'aria-label': label } : { label })}
        {...(isTitle && { classNames: { input: className } })}
        description={hint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxLength={maxLength}
        readOnly={readOnly}
        value={saved.value}
        error={saved.incomplete && t('stands', { label, value: saved.standing })}
        {...(long && { autosize: true, minRows: isTitle ? 1 : 2, maxRows: 12 })}
        onChange={(event: { currentTarget: { value: string } }) => saved.change(event.currentTarget.value)}
        onBlur={saved.keep}
        onKeyDown={(event: { key: string; preventDefault: () => void }) => {
          if (event.key === 'Escape') saved.drop()
          if (event.key !== 'Enter' || (long && !isTitle)) return
          if (long) event.preventDefault()
          saved.keep()
        }}
      />
    </Kept>
  )
}

interface SavedChoiceProps<T extends string | null> extends SavedProps<T> {
  choices: readonly { value: NonNullable<T>; label: string }[]
  /** What stands in the field where nothing is chosen; without it a choice must be made. */
  none?: string
}

/** A choice that is written as it is made. */
export function SavedChoice<T extends string | null>({
  saved,
  label,
  hint,
  readOnly = false,
  choices,
  none,
}: SavedChoiceProps<T>) {
  const { t } = useTranslation()
  // What stands is shown by its code where its name cannot be read, never as if nothing were chosen.
  const standing: string | null = saved.value
  const listed: { value: string; label: string }[] = [...choices]
  const isListed = standing === null || standing === '' || listed.some(({ value }) => value === standing)
  const nameOf = (value: string | null) => listed.find((choice) => choice.value === value)?.label ?? value
  return (
    <Kept saved={saved} show={nameOf}>
      <Select
        label={label}
        description={hint}
        inputWrapperOrder={['label', 'input', 'description']}
        data={isListed ? listed : [...listed, { value: standing, label: standing }]}
        value={standing}
        placeholder={none}
        clearable={none !== undefined && !readOnly}
        clearButtonProps={{ 'aria-label': t('clear', { field: label }) }}
        searchable
        limit={60}
        filter={choiceFilter}
        readOnly={readOnly}
        nothingFoundMessage={t('nothingFound')}
        onChange={(value) => {
          if (value === null && none === undefined) return
          saved.change(value as T)
          saved.keep()
        }}
      />
    </Kept>
  )
}

/** Words, each of its own, that are written as they are added or taken away. */
export function SavedWords({ saved, label, hint, readOnly = false }: SavedProps<string[]>) {
  return (
    <Kept saved={saved} show={(words) => words.join(', ')}>
      <TagsInput
        label={label}
        description={hint}
        inputWrapperOrder={['label', 'input', 'description']}
        value={saved.value}
        readOnly={readOnly}
        maxTags={50}
        splitChars={[';']}
        onChange={(words) => {
          saved.change(words)
          saved.keep()
        }}
      />
    </Kept>
  )
}
