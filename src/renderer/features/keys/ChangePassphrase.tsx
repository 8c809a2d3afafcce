import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { engine } from '../../app/engine.ts'
import { queryClient } from '../../app/queries.ts'
import { NewPassphrase } from './NewPassphrase.tsx'
import { SecretError, useTryLater } from './SecretError.tsx'
import { SecretField } from './SecretField.tsx'

interface ChangePassphraseProps {
  vaultName: string
  onDone: () => void
  onCancel: () => void
}

/** The passphrase that opens the vault, and the one that shall open it from now on. */
export function ChangePassphrase({ vaultName, onDone, onCancel }: ChangePassphraseProps) {
  const { t } = useTranslation('keys')
  const [current, setCurrent] = useState('')
  const [passphrase, setPassphrase] = useState<string>()
  const change = useMutation(
    engine.keys.changePassphrase.mutationOptions({
      gcTime: 0,
      onSuccess: (keys) => {
        queryClient.setQueryData(engine.keys.get.queryKey(), keys)
        onDone()
      },
    }),
  )
  const seconds = useTryLater(change.error)

  function submit(event: FormEvent) {
    event.preventDefault()
    if (passphrase !== undefined) change.mutate({ current, passphrase })
  }

  return (
    <form className="stack" onSubmit={submit}>
      <SecretField label={t('passphrase.current')} value={current} onValue={setCurrent} autoFocus />
      <NewPassphrase onPassphrase={setPassphrase} guessable={[vaultName]} />
      <SecretError error={change.error} seconds={seconds} />
      <div className="row">
        <Button
          type="submit"
          variant="filled"
          disabled={current === '' || passphrase === undefined || seconds > 0 || change.isPending}
        >
          {t('passphrase.change')}
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          {t('common:cancel')}
        </Button>
      </div>
    </form>
  )
}
