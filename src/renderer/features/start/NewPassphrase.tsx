import { PasswordInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

const LEAST = 8
/** Characters from which guessing is out of reach for a phrase of ordinary words. */
const GOOD = 20

/** A new passphrase, typed twice. `onPassphrase` gets it once both are alike and long enough, else undefined. */
export function NewPassphrase({ onPassphrase }: { onPassphrase: (passphrase: string | undefined) => void }) {
  const { t } = useTranslation('vault')
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const differ = second !== '' && first !== second

  function change(next: { first: string; second: string }) {
    setFirst(next.first)
    setSecond(next.second)
    onPassphrase(next.first === next.second && next.first.length >= LEAST ? next.first : undefined)
  }

  return (
    <div className="stack">
      <p className="start-warning">{t('passphrase.warning')}</p>
      <PasswordInput
        label={t('passphrase.first')}
        description={
          first.length > 0 && first.length < GOOD ? t('passphrase.longer') : t('passphrase.hint', { least: LEAST })
        }
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('passphrase.show') }}
        value={first}
        onChange={(event) => change({ first: event.currentTarget.value, second })}
      />
      <PasswordInput
        label={t('passphrase.second')}
        error={differ && t('passphrase.differ')}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('passphrase.show') }}
        value={second}
        onChange={(event) => change({ first, second: event.currentTarget.value })}
      />
    </div>
  )
}
