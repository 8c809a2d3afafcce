import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { DateText } from '../../components/DateText.tsx'
import { ErrorLine } from '../../components/ErrorLine.tsx'
import { Pane } from '../../components/Pane.tsx'

/** The tables behind the matrix: of which day, from where, and how complete. */
export function TreatySources({ views }: { views: ReactNode }) {
  const { t } = useTranslation('agreements')
  const language = useLanguage()
  const tables = useQuery(engine.agreements.tables.queryOptions())
  const treaties = tables.data?.treaties ?? []
  return (
    <div className="panes">
      <Pane view="agreements" name="list" label={t('title')}>
        <div className="view-head">
          <h1>{t('sources')}</h1>
          <span className="spring" />
          {views}
        </div>
        {tables.isError && <ErrorLine error={tables.error} />}
        <div className="pane-scroll agreements-sources" tabIndex={0} role="region" aria-label={t('sources')}>
          {tables.data?.tables.map(({ id, title, asOf, rows, source, note, complete }) => (
            <section key={id} className="section">
              <h2>{title[language]}</h2>
              <p className="small second">
                {asOf !== null && (
                  <>
                    {t('column.asOf')}: <DateText date={asOf} />
                    {' · '}
                    {t('rows', { count: rows })}
                    {' · '}
                    {t(complete ? 'completeTable' : 'incompleteTable')}
                  </>
                )}
              </p>
              <p className="small">{note[language]}</p>
              <p className="small faint wrap-anywhere">{source}</p>
              <p className="small faint">
                {treaties
                  .filter(({ table }) => table === id)
                  .map((treaty) => treaty.title[language])
                  .join(' · ')}
              </p>
            </section>
          ))}
          <p className="section small">{t('notFoundIsNotNo')}</p>
        </div>
      </Pane>
    </div>
  )
}
