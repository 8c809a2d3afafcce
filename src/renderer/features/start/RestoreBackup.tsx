import { Button, PasswordInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../app/engine.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { type ChosenPlace, choosePlace } from '../places/choosePlace.ts'
import { NewPlaceFields } from '../places/NewPlaceFields.tsx'
import { VerificationResult } from '../vault/VerificationResult.tsx'

/** Unpacks a backup into a new folder, proves it, and says what was found. */
export function RestoreBackup({ onBack, onOpen }: { onBack: () => void; onOpen: (vault: ChosenPlace) => void }) {
  const { t } = useTranslation('vault')
  const [backup, setBackup] = useState<ChosenPlace>()
  const [name, setName] = useState('')
  const [folder, setFolder] = useState<ChosenPlace>()
  const [passphrase, setPassphrase] = useState('')
  const restore = useMutation({
    mutationFn: async (from: ChosenPlace) => {
      const within = folder ?? (await client.places.open({}))
      const { place } = await client.places.name({ in: within.place, name })
      return { place, found: await client.vault.restore({ backup: from.place, into: place, passphrase }) }
    },
  })

  function submit(event: FormEvent) {
    event.preventDefault()
    if (backup) restore.mutate(backup)
  }

  if (restore.data) {
    const { place, found } = restore.data
    return (
      <div className="start-form">
        <h2>{t('start.restore.done', { name })}</h2>
        <VerificationResult verification={found} />
        <div className="row">
          <Button variant="filled" className="button-large" onClick={() => onOpen({ place, name })}>
            {t('start.restore.open')}
          </Button>
          <Button variant="subtle" className="button-large" onClick={onBack}>
            {t('start.back')}
          </Button>
        </div>
      </div>
    )
  }
  return (
    <form className="start-form" onSubmit={submit}>
      <h2>{t('start.restore.title')}</h2>
      <p className="second">{t('start.restore.text')}</p>
      <div className="row">
        <Button onClick={() => void choosePlace('backup').then((chosen) => chosen && setBackup(chosen))}>
          {t('start.restore.choose')}
        </Button>
        <span className="small wrap-anywhere">{backup && (backup.name || t('start.restore.chosen'))}</span>
      </div>
      <NewPlaceFields
        label={t('start.restore.name')}
        name={name}
        onName={setName}
        folder={folder}
        onFolder={setFolder}
      />
      <PasswordInput
        label={t('passphrase.ofBackup')}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-label': t('passphrase.show') }}
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
      />
      {restore.error && <ErrorLine error={restore.error} />}
      <div className="row">
        <Button
          type="submit"
          variant="filled"
          className="button-large"
          disabled={!backup || name.trim() === '' || passphrase === '' || restore.isPending}
        >
          {restore.isPending ? t('start.restore.running') : t('start.restore.button')}
        </Button>
        <Button variant="subtle" className="button-large" onClick={onBack}>
          {t('start.back')}
        </Button>
      </div>
    </form>
  )
}
