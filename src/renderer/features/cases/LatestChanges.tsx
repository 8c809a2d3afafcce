import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { entryInWords } from '../../../shared/messages/entry-words.ts'
import { fullMoment, shortMoment } from '../../app/dates.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { gatherChanges } from '../audit/gatherChanges.ts'
import { useTrailNames } from '../audit/useTrailNames.ts'

const READ = 200
const SHOWN = 12

/** What was done in the case lately, by its trail; what was done to many at once stands in one line. */
export function LatestChanges({ caseId }: { caseId: string }) {
  const { t } = useTranslation('cases')
  const language = useLanguage()
  const entries = useQuery(engine.audit.latest.queryOptions({ input: { caseId, limit: READ } }))
  const names = useTrailNames(caseId)

  return (
    <section className="section">
      <h2>{t('overview.latest')}</h2>
      {entries.error && <ErrorLine error={entries.error} />}
      <ol className="change-list">
        {gatherChanges(entries.data ?? [])
          .slice(0, SHOWN)
          .map(({ entry, count }) => (
            <li key={entry.seq} title={`${fullMoment(entry.at, language)}, ${entry.operator}`}>
              <time className="faint numbers" dateTime={entry.at}>
                {shortMoment(entry.at, language)}
              </time>
              <span>{count > 1 ? t(`changes.${entry.act}`, { count }) : entryInWords(entry, names, t)}</span>
            </li>
          ))}
      </ol>
      <Link className="link small" to="/case/$caseId/trail" params={{ caseId }}>
        {t('audit:all')}
      </Link>
    </section>
  )
}
