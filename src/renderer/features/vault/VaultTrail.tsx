import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { entryInWords } from '../../../shared/messages/entry-words.ts'
import { fullMoment, shortMoment } from '../../app/dates.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { useTrailNames } from '../audit/useTrailNames.ts'

const SHOWN = 30

/** The latest entries of the vault's own trail, and the way to all. */
export function VaultTrail() {
  const { t } = useTranslation('vault')
  const language = useLanguage()
  const entries = useQuery(engine.audit.latest.queryOptions({ input: { limit: SHOWN } }))
  const names = useTrailNames(undefined)

  return (
    <div className="pane-scroll">
      <section className="section">
        <h2>{t('trail.title')}</h2>
        {entries.error && <ErrorLine error={entries.error} />}
        <ol className="change-list">
          {entries.data?.map((entry) => (
            <li key={entry.seq} title={`${fullMoment(entry.at, language)}, ${entry.operator}`}>
              <time className="faint numbers" dateTime={entry.at}>
                {shortMoment(entry.at, language)}
              </time>
              <span>{entryInWords(entry, names, t)}</span>
            </li>
          ))}
        </ol>
        <Link className="link small" to="/vault/trail">
          {t('audit:all')}
        </Link>
      </section>
    </div>
  )
}
