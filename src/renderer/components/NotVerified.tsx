import { IconShieldQuestion } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

/** The mark of a rule that nobody has held against its source yet; the source stands in its title. */
export function NotVerified({ source }: { source: string }) {
  const { t } = useTranslation()
  return (
    <span className="not-verified tone-warn" title={source}>
      <IconShieldQuestion size={14} stroke={1.6} aria-hidden />
      {t('notVerified')}
    </span>
  )
}
