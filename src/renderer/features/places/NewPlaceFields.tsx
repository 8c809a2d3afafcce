import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { engine } from '../../app/engine.ts'
import { type ChosenPlace, choosePlace } from './choosePlace.ts'

interface NewPlaceFieldsProps {
  name: string
  onName: (name: string) => void
  /** The folder to write into; undefined is the one where vaults lie by default. */
  folder: ChosenPlace | undefined
  onFolder: (folder: ChosenPlace) => void
  label: string
  autoFocus?: boolean
}

/** The name of something that does not exist yet, and the folder it is to lie in. */
export function NewPlaceFields({ name, onName, folder, onFolder, label, autoFocus = false }: NewPlaceFieldsProps) {
  const { t } = useTranslation('places')
  const usual = useQuery(engine.places.open.queryOptions({ input: {} })).data
  const shown = folder ?? usual

  async function change() {
    const chosen = await choosePlace('folder')
    if (chosen) onFolder(chosen)
  }

  return (
    <div className="stack">
      <TextInput
        label={label}
        value={name}
        autoFocus={autoFocus}
        onChange={(event) => onName(event.currentTarget.value)}
        required
        withAsterisk={false}
      />
      <div className="row small">
        <span className="second">{t('in')}</span>
        <b className="wrap-anywhere">{shown?.name}</b>
        <Button variant="subtle" onClick={() => void change()}>
          {t('change')}
        </Button>
      </div>
    </div>
  )
}
