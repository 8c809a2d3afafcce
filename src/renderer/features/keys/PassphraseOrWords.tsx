import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Secret } from '../../../shared/contract/keys.ts'
import { RecoveryWordsField } from './RecoveryWordsField.tsx'
import { RECOVERY_WORDS, recoveryWordsIn } from './recoveryWords.ts'
import { SecretField } from './SecretField.tsx'

interface PassphraseOrWordsProps {
  /** Of the field for the passphrase. */
  label: string
  hint?: string
  /** Undefined as long as what is typed cannot open anything. */
  onSecret: (secret: Secret | undefined) => void
}

/** Asks for the passphrase, or for the words of the recovery key where it is lost. */
export function PassphraseOrWords({ label, hint, onSecret }: PassphraseOrWordsProps) {
  const { t } = useTranslation('vault')
  const [byWords, setByWords] = useState(false)
  const [typed, setTyped] = useState('')

  function type(value: string) {
    setTyped(value)
    const words = recoveryWordsIn(value)
    if (byWords) onSecret(words.length === RECOVERY_WORDS ? { words: words.join(' ') } : undefined)
    else onSecret(value === '' ? undefined : { passphrase: value })
  }

  function turn() {
    setByWords(!byWords)
    setTyped('')
    onSecret(undefined)
  }

  return (
    <div className="stack">
      {byWords ? (
        <RecoveryWordsField value={typed} onValue={type} />
      ) : (
        <SecretField label={label} hint={hint} value={typed} onValue={type} />
      )}
      <button type="button" className="link-button small start-other-way" onClick={turn}>
        {t(byWords ? 'unlock.passphrase' : 'unlock.recover')}
      </button>
    </div>
  )
}
