import { useTranslation } from 'react-i18next'
import type { Entry } from '../../../shared/contract/audit.ts'
import { entryInWords } from '../../../shared/messages/entry-words.ts'
import { clockTime, fullMoment } from '../../app/dates.ts'
import { useLanguage } from '../../app/i18n.ts'
import type { TrailNames } from './useTrailNames.ts'

interface EntryRowProps {
  entry: Entry
  names: TrailNames
  /** The case's number, where entries of several cases stand together. */
  inCase: string | undefined
}

/** What was done, by whom and at what time; the day stands above. */
export function EntryRow({ entry, names, inCase }: EntryRowProps) {
  const { t } = useTranslation('audit')
  const language = useLanguage()
  return (
    <div className="entry-row">
      <time className="numbers faint" dateTime={entry.at} title={fullMoment(entry.at, language)}>
        {clockTime(entry.at, language)}
      </time>
      <div>
        <div className="entry-what">{entryInWords(entry, names, t)}</div>
        <div className="entry-who">
          {inCase !== undefined && <span className="numbers">{inCase}</span>}
          <span>{entry.operator}</span>
          {names.exhibited(entry.subject) && <span>{names.exhibited(entry.subject)?.title}</span>}
          {entry.removed && <span className="tag">{t('entry.removedTag')}</span>}
        </div>
      </div>
    </div>
  )
}
