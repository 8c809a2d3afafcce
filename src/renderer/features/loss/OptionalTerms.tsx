import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Kept, type Saved } from '../../components/SavedFields.tsx'
import { FormInPlace, PlaceOfForm } from './FormInPlace.tsx'

interface FieldsProps<T> {
  value: T
  onChange: (value: T) => void
  onKeep: () => void
  readOnly: boolean
}

interface OptionalTermsProps<T> {
  saved: Saved<T | null>
  /** Their words: `loss:<words>.add`, `loss:<words>.remove`. */
  words: 'interest' | 'conversion'
  blank: T
  isSound: (terms: T) => boolean
  show: (terms: T) => string
  readOnly: boolean
  fields: (props: FieldsProps<T>) => ReactNode
}

/** Terms that a line may have: a form adds them whole, then each field is written as it is left. */
export function OptionalTerms<T>({ saved, words, blank, isSound, show, readOnly, fields }: OptionalTermsProps<T>) {
  const { t } = useTranslation('loss')
  const [adding, setAdding] = useState<T>()

  function write(next: T | null): void {
    saved.change(next)
    saved.keep()
  }

  return (
    <Kept saved={saved} show={(terms) => terms && show(terms)}>
      <PlaceOfForm isOpen={adding !== undefined}>
        {saved.value !== null && (
          <>
            {fields({ value: saved.value, onChange: saved.change, onKeep: saved.keep, readOnly })}
            {!readOnly && (
              <Button className="loss-drop" variant="subtle" size="compact-xs" onClick={() => write(null)}>
                {t(`${words}.remove`)}
              </Button>
            )}
          </>
        )}
        {saved.value === null && adding !== undefined && (
          <FormInPlace
            label={t(`${words}.add`)}
            isSound={isSound(adding)}
            onAdd={() => {
              write(adding)
              setAdding(undefined)
            }}
            onClose={() => setAdding(undefined)}
          >
            {fields({ value: adding, onChange: setAdding, onKeep: () => undefined, readOnly: false })}
          </FormInPlace>
        )}
        {saved.value === null && adding === undefined && !readOnly && (
          <Button
            variant="subtle"
            size="compact-xs"
            leftSection={<IconPlus size={13} stroke={1.6} />}
            onClick={() => setAdding(blank)}
          >
            {t(`${words}.add`)}
          </Button>
        )}
      </PlaceOfForm>
    </Kept>
  )
}
