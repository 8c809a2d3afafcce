import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { QueryFault } from '../../../shared/domain/query.ts'

const WAYS = ['words', 'phrase', 'prefix', 'near', 'names', 'and', 'or', 'not', 'group'] as const
const FIELDS = ['fieldTitle', 'fieldDate', 'fieldExhibit', 'fieldType', 'fieldLang'] as const

/** How a query is written, by examples. */
export function SearchHelp() {
  const { t } = useTranslation('search')
  return (
    <div className="search-help">
      <p>{t('start')}</p>
      <h2>{t('help.title')}</h2>
      <dl>
        {[...WAYS, ...FIELDS].map((way) => (
          <div key={way}>
            <dt>{t(`help.${way}`)}</dt>
            <dd>{t(`help.${way}Say`)}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

/** What is wrong with a query, with the place marked in it. */
export function QueryFaultLine({ text, fault, at }: { text: string; fault: QueryFault; at: number }) {
  const { t } = useTranslation('search')
  const end = at + (/^[^\s()"“”«»]+/.exec(text.slice(at))?.[0].length ?? 1)
  return (
    <div className="query-fault" role="status">
      <IconAlertTriangle size={15} stroke={1.6} className="tone-warn" aria-hidden />
      <span>{t(`fault.${fault}`)}</span>
      <span className="query-fault-text">
        {text.slice(0, at)}
        <mark className="mark mark-fault">{text.slice(at, end) || ' '}</mark>
        {text.slice(end)}
      </span>
    </div>
  )
}
