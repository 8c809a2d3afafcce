import { Button, PasswordInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { engine } from '../../app/engine.ts'
import { enterVault } from '../../app/enterVault.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import type { ChosenPlace } from '../places/choosePlace.ts'

/** Asks for the passphrase of the chosen vault. */
export function Unlock({ vault, onBack }: { vault: ChosenPlace; onBack: () => void }) {
  const { t } = useTranslation('vault')
  const [passphrase, setPassphrase] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const open = useMutation(
    engine.vault.open.mutationOptions({ onSuccess: enterVault, onError: () => field.current?.select() }),
  )

  function submit(event: FormEvent) {
    event.preventDefault()
    open.mutate({ place: vault.place, passphrase })
  }

  return (
    <form className="start-form" onSubmit={submit}>
      <h2>{t('unlock.title', { name: vault.name })}</h2>
      <PasswordInput
        ref={field}
        label={t('passphrase.one')}
        autoComplete="current-password"
        autoFocus
        visibilityToggleButtonProps={{ 'aria-label': t('passphrase.show') }}
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
      />
      {open.error && <ErrorLine error={open.error} />}
      <div className="row">
        <Button type="submit" variant="filled" className="button-large" disabled={passphrase === '' || open.isPending}>
          {t('unlock.button')}
        </Button>
        <Button variant="subtle" className="button-large" onClick={onBack}>
          {t('unlock.another')}
        </Button>
      </div>
    </form>
  )
}
