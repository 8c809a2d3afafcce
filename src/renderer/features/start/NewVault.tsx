import { Button, Checkbox } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../app/engine.ts'
import { enterVault } from '../../app/enterVault.ts'
import { useLanguage } from '../../app/i18n.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { makeRecoveryKey } from '../keys/madeRecoveryKey.ts'
import { NewPassphrase } from '../keys/NewPassphrase.tsx'
import type { ChosenPlace } from '../places/choosePlace.ts'
import { NewPlaceFields } from '../places/NewPlaceFields.tsx'

/** Makes a vault: its name, the folder it lies in, a passphrase, and a recovery key should that be forgotten. */
export function NewVault({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation('vault')
  const language = useLanguage()
  const [name, setName] = useState('')
  const [folder, setFolder] = useState<ChosenPlace>()
  const [passphrase, setPassphrase] = useState<string>()
  const [withRecoveryKey, setWithRecoveryKey] = useState(true)
  const create = useMutation({
    mutationFn: async (phrase: string) => {
      const within = folder ?? (await client.places.open({}))
      const { place } = await client.places.name({ in: within.place, name })
      const info = await client.vault.create({ place, passphrase: phrase })
      // The vault is made by now; that it has no recovery key is told by its notice.
      if (withRecoveryKey) await makeRecoveryKey(phrase, language).catch(() => {})
      return info
    },
    gcTime: 0,
    onSuccess: enterVault,
  })

  const missing = missingOf(name.trim() !== '', passphrase !== undefined)

  function submit(event: FormEvent) {
    event.preventDefault()
    if (passphrase !== undefined) create.mutate(passphrase)
  }

  return (
    <form className="start-form" onSubmit={submit}>
      <h2>{t('start.new.title')}</h2>
      <NewPlaceFields
        label={t('start.new.name')}
        name={name}
        onName={setName}
        folder={folder}
        onFolder={setFolder}
        autoFocus
      />
      <p className="start-warning">{t('keys:passphrase.warning')}</p>
      <NewPassphrase onPassphrase={setPassphrase} guessable={[name]} />
      <Checkbox
        label={t('start.new.recovery')}
        description={t('start.new.recoveryHint')}
        checked={withRecoveryKey}
        onChange={(event) => setWithRecoveryKey(event.currentTarget.checked)}
      />
      {missing && (
        <p className="field-hint" role="status">
          {t(`start.new.missing.${missing}`)}
        </p>
      )}
      {create.error && <ErrorLine error={create.error} />}
      <div className="row">
        <Button
          type="submit"
          variant="filled"
          className="button-large"
          disabled={missing !== undefined || create.isPending}
        >
          {t('start.new.make')}
        </Button>
        <Button variant="subtle" className="button-large" onClick={onBack}>
          {t('start.back')}
        </Button>
      </div>
    </form>
  )
}

/** What the vault cannot be made without. */
function missingOf(named: boolean, locked: boolean): 'both' | 'name' | 'passphrase' | undefined {
  if (!named) return locked ? 'name' : 'both'
  return locked ? undefined : 'passphrase'
}
