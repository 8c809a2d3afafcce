import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Guessing } from './guessing.ts'

/**
 * Decimal logarithms of guesses from which a passphrase is fair, good, strong. Argon2id at 64 MiB and three passes leaves
 * a well-equipped guesser some 10,000 tries a second: 10^8 fall within hours, 10^11 take months, 10^14 centuries.
 */
const STEPS = [8, 11, 14] as const
const WORDS = ['weak', 'fair', 'good', 'strong'] as const
const TONES = ['bad', 'warn', 'ok', 'ok'] as const

interface PassphraseStrengthProps {
  id: string
  passphrase: string
  /** Words that a guesser would try first, as the name of the vault. */
  guessable: readonly string[]
}

/** How strong a new passphrase is, in a word and a bar, and what would make it better. It never stands in the way. */
export function PassphraseStrength({ id, passphrase, guessable }: PassphraseStrengthProps) {
  const { t } = useTranslation('keys')
  const found = useGuessing(passphrase, guessable)
  if (!found) return null
  const step = STEPS.filter((least) => found.guesses >= least).length
  return (
    <div id={id} className="strength" role="status">
      <span className="strength-bar" aria-hidden>
        {WORDS.map((word, index) => (
          <i key={word} className={index <= step ? `strength-${TONES[step]}` : undefined} />
        ))}
      </span>
      <b className={`tone-${TONES[step]}`}>{t(`strength.${WORDS[step]}`)}</b>
      <span className="second">
        {step < WORDS.length - 1 &&
          advice(found)
            .map((key) => t(key))
            .join(' ')}
      </span>
    </div>
  )
}

function advice({ warning, suggestions }: Guessing): string[] {
  const said = suggestions.length > 0 ? suggestions : ['anotherWord']
  return [
    ...(warning ? [`strength.warning.${warning}`] : []),
    ...said.slice(0, 2).map((key) => `strength.advice.${key}`),
  ]
}

/** The lists of known passwords are large, so they are loaded once somebody types a new passphrase. */
function useGuessing(passphrase: string, guessable: readonly string[]): Guessing | undefined {
  const [found, setFound] = useState<Guessing>()
  const words = guessable.join('\n')
  useEffect(() => {
    let isWanted = true
    setFound(undefined)
    if (passphrase === '') return
    void import('./guessing.ts').then(({ guessing }) => {
      if (isWanted) setFound(guessing(passphrase, words.split('\n')))
    })
    return () => {
      isWanted = false
    }
  }, [passphrase, words])
  return found
}
