import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PassphraseStrength } from './PassphraseStrength.tsx'
import { SecretField } from './SecretField.tsx'

const LEAST = 8

interface NewPassphraseProps {
  /** Gets the passphrase once both are alike and long enough, else undefined. */
  onPassphrase: (passphrase: string | undefined) => void
  /** Words that a guesser would try first, as the name of the vault. */
  guessable: readonly string[]
}

/** A new passphrase, typed twice, with how strong it is. */
export function NewPassphrase({ onPassphrase, guessable }: NewPassphraseProps) {
  const { t } = useTranslation('keys')
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const strengthId = useId()
  const differ = second !== '' && first !== second

  function change(next: { first: string; second: string }) {
    setFirst(next.first)
    setSecond(next.second)
    onPassphrase(next.first === next.second && next.first.length >= LEAST ? next.first : undefined)
  }

  return (
    <div className="stack">
      <SecretField
        label={t('passphrase.new')}
        hint={first.length < LEAST && t('passphrase.hint', { least: LEAST })}
        value={first}
        onValue={(value) => change({ first: value, second })}
        isNew
        describedBy={strengthId}
      />
      <PassphraseStrength id={strengthId} passphrase={first} guessable={guessable} />
      <SecretField
        label={t('passphrase.again')}
        error={differ && t('passphrase.differ')}
        value={second}
        onValue={(value) => change({ first, second: value })}
        isNew
      />
    </div>
  )
}
