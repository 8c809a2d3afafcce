import { useTranslation } from 'react-i18next'
import { REDACTION_REASONS } from '../../../shared/domain/redaction.ts'

/** What a reason is called: one of the known ones in the reader's language, any other as it was written. */
export function useReasonInWords(): (reason: string) => string {
  const { t } = useTranslation('redaction')
  return (reason) => {
    const known = REDACTION_REASONS.find((one) => one === reason)
    return known ? t(`reason.${known}`) : reason
  }
}
