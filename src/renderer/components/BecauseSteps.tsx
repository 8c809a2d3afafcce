import { useTranslation } from 'react-i18next'
import type { Because } from '../../shared/domain/because.ts'
import { becauseInWords } from '../../shared/messages/because-words.ts'
import { useLanguage } from '../app/i18n.ts'

/** Why something follows, a sentence a step. */
export function BecauseSteps({ steps }: { steps: readonly Because[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (steps.length === 0) return null
  return (
    <ol className="because wrap-anywhere">
      {steps.map((step, index) => (
        <li key={index}>{becauseInWords(step, language, t)}</li>
      ))}
    </ol>
  )
}
