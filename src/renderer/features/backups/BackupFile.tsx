import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../app/engine.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import type { ChosenPlace } from '../places/choosePlace.ts'
import { NewPlaceFields } from '../places/NewPlaceFields.tsx'

/** Writes the vault, still encrypted, into one file that is read back before it counts. */
export function BackupFile({ vaultName, disabled }: { vaultName: string; disabled: boolean }) {
  const { t } = useTranslation('backups')
  const [asking, setAsking] = useState(false)
  return (
    <section>
      <h2>{t('file.title')}</h2>
      <p className="second">{t('file.text')}</p>
      {asking ? (
        <FileForm vaultName={vaultName} onDone={() => setAsking(false)} />
      ) : (
        <div>
          <Button disabled={disabled} onClick={() => setAsking(true)}>
            {t('file.button')}
          </Button>
        </div>
      )}
    </section>
  )
}

function FileForm({ vaultName, onDone }: { vaultName: string; onDone: () => void }) {
  const { t } = useTranslation('backups')
  const [name, setName] = useState(() => `${vaultName} ${new Date().toLocaleDateString('sv-SE')}`)
  const [folder, setFolder] = useState<ChosenPlace>()
  const write = useMutation({
    mutationFn: async () => {
      const within = folder ?? (await client.places.open({}))
      const { place } = await client.places.name({ in: within.place, name: `${name.trim()}.libellus` })
      return client.backups.toFile({ place })
    },
    onSuccess: onDone,
  })

  function submit(event: FormEvent) {
    event.preventDefault()
    write.mutate()
  }

  return (
    <form className="stack" onSubmit={submit}>
      <NewPlaceFields label={t('file.name')} name={name} onName={setName} folder={folder} onFolder={setFolder} />
      {write.error && <ErrorLine error={write.error} />}
      <div className="row">
        <Button type="submit" variant="filled" disabled={name.trim() === '' || write.isPending}>
          {t('file.write')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t('common:cancel')}
        </Button>
      </div>
    </form>
  )
}
