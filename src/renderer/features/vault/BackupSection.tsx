import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VaultInfo } from '../../../shared/contract/vault.ts'
import { fullMoment } from '../../app/dates.ts'
import { client, engine } from '../../app/engine.ts'
import { tellCode } from '../../app/errors.ts'
import { useLanguage } from '../../app/i18n.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { JobLine } from '../../components/JobLine.tsx'
import type { ChosenPlace } from '../places/choosePlace.ts'
import { NewPlaceFields } from '../places/NewPlaceFields.tsx'

/** Writes the vault, still encrypted, into one file that is read back before it counts. */
export function BackupSection({ vaultName, lastBackup }: { vaultName: string; lastBackup: VaultInfo['lastBackup'] }) {
  const { t } = useTranslation('vault')
  const language = useLanguage()
  const [asking, setAsking] = useState(false)
  const jobs = useQuery(engine.jobs.list.queryOptions({ input: {} })).data ?? []
  const last = jobs.find(({ kind }) => kind === 'backup')

  return (
    <section>
      <h2>{t('backup.title')}</h2>
      <p className="second">{t('backup.text')}</p>
      <p className="second">
        {lastBackup ? t('backup.last', { at: fullMoment(lastBackup.at, language) }) : t('backup.never')}
      </p>
      {last?.state === 'failed' && last.error && <ErrorLine told={tellCode(last.error.code, last.error.data)} />}
      {last?.state === 'running' && <JobLine job={last} />}
      {last?.state !== 'running' && asking && <BackupForm vaultName={vaultName} onDone={() => setAsking(false)} />}
      {last?.state !== 'running' && !asking && (
        <div>
          <Button onClick={() => setAsking(true)}>{t('backup.button')}</Button>
        </div>
      )}
    </section>
  )
}

function BackupForm({ vaultName, onDone }: { vaultName: string; onDone: () => void }) {
  const { t } = useTranslation('vault')
  const [name, setName] = useState(() => `${vaultName} ${new Date().toLocaleDateString('sv-SE')}`)
  const [folder, setFolder] = useState<ChosenPlace>()
  const backup = useMutation({
    mutationFn: async () => {
      const within = folder ?? (await client.places.open({}))
      const { place } = await client.places.name({ in: within.place, name: `${name.trim()}.libellus` })
      return client.vault.backup({ place })
    },
    onSuccess: onDone,
  })

  function submit(event: FormEvent) {
    event.preventDefault()
    backup.mutate()
  }

  return (
    <form className="stack" onSubmit={submit}>
      <NewPlaceFields label={t('backup.name')} name={name} onName={setName} folder={folder} onFolder={setFolder} />
      {backup.error && <ErrorLine error={backup.error} />}
      <div className="row">
        <Button type="submit" disabled={name.trim() === '' || backup.isPending}>
          {t('backup.write')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t('common:cancel')}
        </Button>
      </div>
    </form>
  )
}
