import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Keys } from '../../../shared/contract/keys.ts'
import { fullMoment } from '../../app/dates.ts'
import { client, engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { queryClient } from '../../app/queries.ts'
import { ConfirmButton } from '../../components/ConfirmButton.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { ChangePassphrase } from './ChangePassphrase.tsx'
import { makeRecoveryKey } from './madeRecoveryKey.ts'
import { WithPassphrase } from './WithPassphrase.tsx'

interface KeysSectionProps {
  vaultName: string
  /** The vault cannot be written to, so its keys stay as they are. */
  readOnly: boolean
}

/** The ways into the vault: a passphrase, a recovery key on paper, the keychain of this computer. */
export function KeysSection({ vaultName, readOnly }: KeysSectionProps) {
  const keys = useQuery(engine.keys.get.queryOptions())
  if (keys.error) return <ErrorLine error={keys.error} />
  if (!keys.data) return null
  const { passphrase, recovery, keychain } = keys.data
  return (
    <>
      <PassphraseKey changedAt={passphrase.changedAt} vaultName={vaultName} readOnly={readOnly} />
      <RecoveryKey madeAt={recovery?.madeAt} readOnly={readOnly} />
      <KeychainKey keptAt={keychain?.keptAt} readOnly={readOnly} />
    </>
  )
}

function Key({ title, text, state, children }: { title: string; text: string; state: ReactNode; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      <p className="second">{text}</p>
      <p>{state}</p>
      {children}
    </section>
  )
}

function PassphraseKey({ changedAt, vaultName, readOnly }: { changedAt: string } & KeysSectionProps) {
  const { t } = useTranslation('keys')
  const language = useLanguage()
  const [changing, setChanging] = useState(false)
  const [changed, setChanged] = useState(false)
  return (
    <Key
      title={t('passphrase.title')}
      text={t('passphrase.text')}
      state={t('passphrase.since', { at: fullMoment(changedAt, language) })}
    >
      {changed && (
        <p className="small second" role="status">
          {t('passphrase.changed')}
        </p>
      )}
      {changing ? (
        <ChangePassphrase
          vaultName={vaultName}
          onDone={() => {
            setChanging(false)
            setChanged(true)
          }}
          onCancel={() => setChanging(false)}
        />
      ) : (
        <div>
          <Button disabled={readOnly} onClick={() => setChanging(true)}>
            {t('passphrase.begin')}
          </Button>
        </div>
      )}
    </Key>
  )
}

function RecoveryKey({ madeAt, readOnly }: { madeAt: string | undefined; readOnly: boolean }) {
  const { t } = useTranslation('keys')
  const language = useLanguage()
  const [making, setMaking] = useState(false)
  const make = t(madeAt ? 'recovery.makeNew' : 'recovery.make')
  return (
    <Key
      title={t('recovery.title')}
      text={t('recovery.text')}
      state={madeAt ? t('recovery.madeAt', { at: fullMoment(madeAt, language) }) : t('recovery.none')}
    >
      {making ? (
        <>
          {madeAt && <p className="small second">{t('recovery.replaces')}</p>}
          <WithPassphrase
            label={make}
            act={async (passphrase) => {
              await makeRecoveryKey(passphrase, language)
              await queryClient.invalidateQueries({ queryKey: engine.keys.key() })
            }}
            onDone={() => setMaking(false)}
            onCancel={() => setMaking(false)}
          />
        </>
      ) : (
        <div>
          <Button disabled={readOnly} onClick={() => setMaking(true)}>
            {`${make}…`}
          </Button>
        </div>
      )}
    </Key>
  )
}

function KeychainKey({ keptAt, readOnly }: { keptAt: string | undefined; readOnly: boolean }) {
  const { t } = useTranslation('keys')
  const language = useLanguage()
  const [keeping, setKeeping] = useState(false)
  const state = useQuery(engine.keys.keychain.queryOptions({ input: {} })).data?.state
  const set = (keys: Keys) => {
    queryClient.setQueryData(engine.keys.get.queryKey(), keys)
    void queryClient.invalidateQueries({ queryKey: engine.keys.keychain.key() })
  }
  const forget = useMutation(engine.keys.forgetKeychain.mutationOptions({ onSuccess: set }))
  if (state === undefined) return null
  return (
    <Key
      title={t('keychain.title')}
      text={t('keychain.text')}
      state={keptAt ? t('keychain.keptAt', { at: fullMoment(keptAt, language) }) : t(`keychain.state.${state}`)}
    >
      {forget.error && <ErrorLine error={forget.error} />}
      {keptAt && (
        <ConfirmButton
          label={t('keychain.forget')}
          text={t('keychain.forgets')}
          disabled={readOnly || forget.isPending}
          onConfirm={() => forget.mutate(undefined)}
        />
      )}
      {!keptAt && state === 'available' && keeping && (
        <WithPassphrase
          label={t('keychain.keep')}
          act={async (passphrase) => set(await client.keys.keepInKeychain({ passphrase }))}
          onDone={() => setKeeping(false)}
          onCancel={() => setKeeping(false)}
        />
      )}
      {!keptAt && state === 'available' && !keeping && (
        <div>
          <Button disabled={readOnly} onClick={() => setKeeping(true)}>
            {`${t('keychain.keep')}…`}
          </Button>
        </div>
      )}
    </Key>
  )
}
