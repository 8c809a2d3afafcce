import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Secret } from '../../../shared/contract/keys.ts'
import type { Salvage } from '../../../shared/contract/vault.ts'
import { client } from '../../app/engine.ts'
import { useProgress } from '../../components/useProgress.ts'
import { WorkLine } from '../../components/WorkLine.tsx'
import { PassphraseOrWords } from '../keys/PassphraseOrWords.tsx'
import { SecretError, useTryLater } from '../keys/SecretError.tsx'
import { type ChosenPlace, choosePlace } from '../places/choosePlace.ts'
import { NewPlaceFields } from '../places/NewPlaceFields.tsx'
import { SalvageReport } from './SalvageReport.tsx'

interface SalvageVaultProps {
  /** The damaged vault, where it is known. */
  vault: ChosenPlace | undefined
  onBack: () => void
  /** `byWords`: by the recovery key, as it was read. */
  onOpen: (vault: ChosenPlace, byWords: boolean) => void
}

/** Reads what can still be read from a damaged vault into a new one, and says what could not. */
export function SalvageVault({ vault: known, onBack, onOpen }: SalvageVaultProps) {
  const { t } = useTranslation('vault')
  const [vault, setVault] = useState(known)
  const [name, setName] = useState(known ? t('salvage.proposed', { name: known.name }) : '')
  const [folder, setFolder] = useState<ChosenPlace>()
  const [secret, setSecret] = useState<Secret>()
  const [made, setMade] = useState<ChosenPlace>()
  const work = useProgress<Salvage>()
  const seconds = useTryLater(work.error)

  async function choose() {
    const chosen = await choosePlace('vault')
    if (!chosen) return
    setVault(chosen)
    setName(t('salvage.proposed', { name: chosen.name }))
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    if (!vault || !secret) return
    void work.run(async (signal) => {
      const within = folder ?? (await client.places.open({}))
      const { place } = await client.places.name({ in: within.place, name })
      setMade({ place, name })
      return client.vault.salvage({ place: vault.place, into: place, ...secret }, { signal })
    })
  }

  if (work.result && made && vault) {
    return (
      <div className="start-form start-form-wide">
        <SalvageReport salvage={work.result} from={vault.name} into={made.name} />
        <div className="row">
          <Button
            variant="filled"
            className="button-large"
            onClick={() => onOpen(made, secret !== undefined && 'words' in secret)}
          >
            {t('salvage.open')}
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
      <h2>{t('salvage.title')}</h2>
      <p className="second">{t('salvage.text')}</p>
      <div className="row">
        <Button autoFocus onClick={() => void choose()}>
          {t('salvage.choose')}
        </Button>
        <span className="small wrap-anywhere">{vault?.name}</span>
      </div>
      <NewPlaceFields label={t('salvage.name')} name={name} onName={setName} folder={folder} onFolder={setFolder} />
      <PassphraseOrWords label={t('salvage.passphrase')} onSecret={setSecret} />
      <SecretError error={work.error} seconds={seconds} />
      {work.isRunning && (
        <WorkLine label={t('salvage.running')} done={work.done} total={work.total} onStop={work.stop} />
      )}
      <div className="row">
        <Button
          type="submit"
          variant="filled"
          className="button-large"
          disabled={!vault || name.trim() === '' || !secret || seconds > 0 || work.isRunning}
        >
          {t('salvage.button')}
        </Button>
        <Button variant="subtle" className="button-large" disabled={work.isRunning} onClick={onBack}>
          {t('start.back')}
        </Button>
      </div>
    </form>
  )
}
