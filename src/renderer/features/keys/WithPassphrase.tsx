import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SecretError, useTryLater } from './SecretError.tsx'
import { SecretField } from './SecretField.tsx'

interface WithPassphraseProps {
  /** What the button does. */
  label: string
  act: (passphrase: string) => Promise<unknown>
  onDone: () => void
  onCancel: () => void
}

/** An act on the keys, for which the passphrase is asked once more. */
export function WithPassphrase({ label, act, onDone, onCancel }: WithPassphraseProps) {
  const { t } = useTranslation('keys')
  const [passphrase, setPassphrase] = useState('')
  const acting = useMutation({ mutationFn: act, gcTime: 0, onSuccess: onDone })
  const seconds = useTryLater(acting.error)

  function submit(event: FormEvent) {
    event.preventDefault()
    acting.mutate(passphrase)
  }

  return (
    <form className="stack" onSubmit={submit}>
      <SecretField label={t('passphrase.one')} value={passphrase} onValue={setPassphrase} autoFocus />
      <SecretError error={acting.error} seconds={seconds} />
      <div className="row">
        <Button type="submit" variant="filled" disabled={passphrase === '' || seconds > 0 || acting.isPending}>
          {label}
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          {t('common:cancel')}
        </Button>
      </div>
    </form>
  )
}
