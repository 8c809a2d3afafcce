import { useTranslation } from 'react-i18next'
import type { DossierVersion } from '../../../shared/contract/dossier.ts'
import { fullMoment } from '../../app/dates.ts'
import { useLanguage } from '../../app/i18n.ts'
import { Hash } from '../../components/Hash.tsx'

interface VersionsProps {
  /** The newest first. */
  versions: readonly DossierVersion[]
  shown: string | undefined
  onChoose: (id: string) => void
}

/** Every version that was made; none is ever overwritten. */
export function Versions({ versions, shown, onChoose }: VersionsProps) {
  const { t } = useTranslation('dossier')
  const language = useLanguage()
  return (
    <section className="section">
      <h2>
        {t('view.versions.title')} <span className="section-count">{versions.length}</span>
      </h2>
      {versions.length === 0 && <p className="small faint">{t('view.versions.none')}</p>}
      <ul>
        {versions.map((version) => (
          <li key={version.id}>
            <button
              type="button"
              className="dossier-version"
              aria-current={version.id === shown ? 'true' : undefined}
              onClick={() => onChoose(version.id)}
            >
              <span>
                {t('view.versions.one', { version: version.version, at: fullMoment(version.madeAt, language) })}
              </span>
              <span className="numbers faint">{t('view.shortPages', { count: version.pages })}</span>
            </button>
            {version.id === shown && (
              <p className="tiny faint">
                {version.madeBy}, {t(`view.languages.${version.language}`)}
                <br />
                <Hash sha256={version.sha256} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
