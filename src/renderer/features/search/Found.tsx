import { useTranslation } from 'react-i18next'

interface FoundProps {
  found: { blocks: number; documents: number; more: boolean; pending: number } | undefined
}

/** How much was found, and where it is not all: of what too much matches only a part is ranked. */
export function Found({ found }: FoundProps) {
  const { t } = useTranslation('search')
  const { blocks = 0, documents = 0, more = false, pending = 0 } = found ?? {}
  const counts = more
    ? `${t('found.more', { passages: blocks })} ${t('found.moreDocuments', { count: documents })}`
    : `${t('found.passages', { count: blocks })} ${t('found.documents', { count: documents })}`
  return (
    <div className="search-found small" role="status">
      {blocks > 0 && <span className="numbers second">{counts}</span>}
      {more && <span className="faint">{t('found.ranked')}</span>}
      {pending > 0 && <span className="tone-warn">{t('pending', { count: pending })}</span>}
    </div>
  )
}
