import { useTranslation } from 'react-i18next'
import type { Strength } from '../../../shared/domain/claim.ts'

/** How strong counsel thinks an element is: 0 to 3 filled squares; its word is told to who cannot see them. */
export function StrengthMark({ strength }: { strength: Strength }) {
  const { t } = useTranslation('claims')
  const word = t(`strength.${strength ?? 'none'}`)
  return (
    <span
      className="strength"
      role="img"
      aria-label={t('strength.say', { word: word.toLocaleLowerCase() })}
      title={word}
      data-weighed={strength !== null || undefined}
    >
      {[1, 2, 3].map((at) => (
        <span key={at} className={at <= (strength ?? 0) ? 'strength-on' : undefined} />
      ))}
    </span>
  )
}
