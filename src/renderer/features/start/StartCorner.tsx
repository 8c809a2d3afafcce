import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { engine } from '../../app/engine.ts'
import { LanguageChoice } from '../settings/LanguageChoice.tsx'
import { ThemeChoice } from '../settings/ThemeChoice.tsx'

/** Language, theme and version, before any vault is open. */
export function StartCorner() {
  const { t } = useTranslation('settings')
  const about = useQuery(engine.settings.about.queryOptions()).data
  return (
    <div className="start-corner">
      <LanguageChoice quiet />
      <ThemeChoice quiet />
      <span className="faint small">{about && t('version', { version: about.version })}</span>
    </div>
  )
}
