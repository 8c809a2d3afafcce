import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { engine } from '../../app/engine.ts'
import { enterVault } from '../../app/enterVault.ts'
import { NewPassphrase } from '../keys/NewPassphrase.tsx'
import { RecoveryWordsField } from '../keys/RecoveryWordsField.tsx'
import { RECOVERY_WORDS, recoveryWordsIn } from '../keys/recoveryWords.ts'
import { SecretError, useTryLater } from '../keys/SecretError.tsx'
import type { ChosenPlace } from '../places/choosePlace.ts'

/** Opens a vault whose passphrase is lost by the twelve words of its recovery key, and gives it a new passphrase. */
export function Recover({ vault, onBack }: { vault: ChosenPlace; onBack: () => void }) {
  const { t } = useTranslation('vault')
  const [typed, setTyped] = useState('')
  const [passphrase, setPassphrase] = useState<string>()
  const recover = useMutation(engine.vault.openWithRecoveryKey.mutationOptions({ gcTime: 0, onSuccess: enterVault }))
  const seconds = useTryLater(recover.error)
  const words = recoveryWordsIn(typed)

  function submit(event: FormEvent) {
    event.preventDefault()
    if (passphrase !== undefined) recover.mutate({ place: vault.place, words: words.join(' '), passphrase })
  }

  return (
    <form className="start-form" onSubmit={submit}>
      <h2>{t('recover.title', { name: vault.name })}</h2>
      <p className="second">{t('recover.text')}</p>
      <RecoveryWordsField value={typed} onValue={setTyped} />
      <NewPassphrase onPassphrase={setPassphrase} guessable={[vault.name]} />
      <SecretError error={recover.error} seconds={seconds} />
      <div className="row">
        <Button
          type="submit"
          variant="filled"
          className="button-large"
          disabled={words.length !== RECOVERY_WORDS || passphrase === undefined || seconds > 0 || recover.isPending}
        >
          {t('recover.button')}
        </Button>
        <Button variant="subtle" className="button-large" onClick={onBack}>
          {t('start.back')}
        </Button>
      </div>
    </form>
  )
}
