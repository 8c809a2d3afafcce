import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Secret } from '../../../shared/contract/keys.ts'
import type { Verification } from '../../../shared/contract/vault.ts'
import { client, engine } from '../../app/engine.ts'
import { shell } from '../../app/shell.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { useProgress } from '../../components/useProgress.ts'
import { WorkLine } from '../../components/WorkLine.tsx'
import { PassphraseOrWords } from '../keys/PassphraseOrWords.tsx'
import { SecretError, useTryLater } from '../keys/SecretError.tsx'
import { type ChosenPlace, choosePlace } from '../places/choosePlace.ts'
import { NewPlaceFields } from '../places/NewPlaceFields.tsx'
import { VerificationResult } from '../vault/VerificationResult.tsx'
import { GenerationList } from './GenerationList.tsx'

interface RestoreBackupProps {
  onBack: () => void
  /** `byWords`: by the recovery key, as it was read. */
  onOpen: (vault: ChosenPlace, byWords: boolean) => void
}

/** Unpacks a state that a backup holds into a new folder, proves it, and says what was found. */
export function RestoreBackup({ onBack, onOpen }: RestoreBackupProps) {
  const { t } = useTranslation('backups')
  const [backup, setBackup] = useState<ChosenPlace>()
  const [generation, setGeneration] = useState<string>()
  const [name, setName] = useState('')
  const [folder, setFolder] = useState<ChosenPlace>()
  const [secret, setSecret] = useState<Secret>()
  const [restored, setRestored] = useState<ChosenPlace>()
  const work = useProgress<Verification>()
  const seconds = useTryLater(work.error)
  const found = useQuery(
    engine.backups.generations.queryOptions({ input: { place: backup?.place ?? '' }, enabled: backup !== undefined }),
  )
  const generations = backup ? (found.data ?? []) : []
  const chosen = generation ?? generations[0]?.id

  async function choose(kind: 'backup' | 'folder') {
    const place = await choosePlace(kind)
    if (!place) return
    setBackup(place)
    setGeneration(undefined)
    if (name === '') setName(place.name.replace(/\.libellus$/i, ''))
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    if (!backup || !secret) return
    void work.run(async (signal) => {
      const within = folder ?? (await client.places.open({}))
      const { place } = await client.places.name({ in: within.place, name })
      setRestored({ place, name })
      const input = {
        backup: backup.place,
        into: place,
        ...secret,
        ...(chosen !== undefined && { generation: chosen }),
      }
      return client.backups.restore(input, { signal })
    })
  }

  if (work.result && restored) {
    return (
      <div className="start-form">
        <h2>{t('restore.done', { name: restored.name })}</h2>
        <VerificationResult verification={work.result} advice={t('restore.faulty')} />
        <div className="row">
          <Button
            variant="filled"
            className="button-large"
            onClick={() => onOpen(restored, secret !== undefined && 'words' in secret)}
          >
            {t('restore.open')}
          </Button>
          <Button variant="subtle" className="button-large" onClick={onBack}>
            {t('vault:start.back')}
          </Button>
        </div>
      </div>
    )
  }
  return (
    <form className="start-form" onSubmit={submit}>
      <h2>{t('restore.heading')}</h2>
      <p className="second">{t('restore.text')}</p>
      <div className="row">
        <Button autoFocus onClick={() => void choose('backup')}>
          {t(shell ? 'restore.chooseFile' : 'restore.choose')}
        </Button>
        {shell && <Button onClick={() => void choose('folder')}>{t('restore.chooseFolder')}</Button>}
        <span className="small wrap-anywhere">{backup && (backup.name || t('restore.chosen'))}</span>
      </div>
      {found.error && <ErrorLine error={found.error} />}
      {generations.length > 0 && (
        <div>
          <div className="field-label">{t('generation.choose', { count: generations.length })}</div>
          <GenerationList generations={generations} chosen={chosen} onChoose={setGeneration} />
        </div>
      )}
      <NewPlaceFields label={t('restore.name')} name={name} onName={setName} folder={folder} onFolder={setFolder} />
      <PassphraseOrWords label={t('restore.passphrase')} hint={t('restore.passphraseHint')} onSecret={setSecret} />
      <SecretError error={work.error} seconds={seconds} />
      {work.isRunning && (
        <WorkLine label={t('restore.running')} done={work.done} total={work.total} onStop={work.stop} />
      )}
      <div className="row">
        <Button
          type="submit"
          variant="filled"
          className="button-large"
          disabled={!backup || name.trim() === '' || !secret || seconds > 0 || work.isRunning}
        >
          {t('restore.button')}
        </Button>
        <Button variant="subtle" className="button-large" disabled={work.isRunning} onClick={onBack}>
          {t('vault:start.back')}
        </Button>
      </div>
    </form>
  )
}
