import { useTranslation } from 'react-i18next'
import type { LicenceState } from '../../../shared/domain/licence.ts'

/** What a licence may have been, where that cannot be told. */
export function MayHaveBeen({ possible }: { possible: readonly LicenceState[] }) {
  const { t } = useTranslation('licences')
  if (possible.length < 2) return null
  return <span className="licence-more faint">{possible.map((state) => t(`may.${state}`)).join(', ')}</span>
}
