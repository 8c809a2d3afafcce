import { Button } from '@mantine/core'
import { ORPCError } from '@orpc/client'
import { IconKey } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { engine } from '../../app/engine.ts'
import { enterVault } from '../../app/enterVault.ts'
import { SecretError, useTryLater } from '../keys/SecretError.tsx'
import { SecretField } from '../keys/SecretField.tsx'
import type { ChosenPlace } from '../places/choosePlace.ts'

interface UnlockProps {
  vault: ChosenPlace
  onBack: () => void
  onRecover: () => void
  onRestore: () => void
  onSalvage: () => void
}

/** Asks for the passphrase of the chosen vault, or for another way into it. */
export function Unlock({ vault, onBack, onRecover, onRestore, onSalvage }: UnlockProps) {
  const { t } = useTranslation('vault')
  const [passphrase, setPassphrase] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const open = useMutation(
    engine.vault.open.mutationOptions({
      gcTime: 0,
      onSuccess: enterVault,
      onError: () => field.current?.select(),
    }),
  )
  const keychain = useQuery(engine.keys.keychain.queryOptions({ input: { place: vault.place }, staleTime: 0 })).data
  const byKeychain = useMutation(engine.vault.openWithKeychain.mutationOptions({ onSuccess: enterVault }))
  const error = byKeychain.error ?? open.error
  const seconds = useTryLater(error)
  const isOpening = open.isPending || byKeychain.isPending
  const isDamaged = error instanceof ORPCError && error.code === 'VAULT_DAMAGED'

  function submit(event: FormEvent) {
    event.preventDefault()
    byKeychain.reset()
    open.mutate({ place: vault.place, passphrase })
  }

  return (
    <form className="start-form" onSubmit={submit}>
      <h2>{t('unlock.title', { name: vault.name })}</h2>
      {keychain?.opens && (
        <Button
          leftSection={<IconKey size={16} stroke={1.5} />}
          className="button-large"
          disabled={isOpening}
          onClick={() => byKeychain.mutate({ place: vault.place })}
        >
          {t('unlock.keychain')}
        </Button>
      )}
      <SecretField ref={field} label={t('keys:passphrase.one')} value={passphrase} onValue={setPassphrase} autoFocus />
      <SecretError error={error} seconds={seconds} />
      {isDamaged && (
        <div className="row">
          <Button onClick={onRestore}>{t('start.restore.link')}</Button>
          <Button onClick={onSalvage}>{t('salvage.link')}</Button>
        </div>
      )}
      <div className="row">
        <Button
          type="submit"
          variant="filled"
          className="button-large"
          disabled={passphrase === '' || seconds > 0 || isOpening}
        >
          {t('unlock.button')}
        </Button>
        <Button variant="subtle" className="button-large" onClick={onBack}>
          {t('unlock.another')}
        </Button>
      </div>
      <button type="button" className="link-button small start-other-way" onClick={onRecover}>
        {t('unlock.recover')}
      </button>
    </form>
  )
}
