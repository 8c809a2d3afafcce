import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Person } from '../../../shared/contract/conflicts.ts'
import { territoryInWords } from '../../../shared/messages/territory-words.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { Meetings } from './Meetings.tsx'
import { AT_ONCE } from './recordCheck.ts'

/** Somebody: other names, countries, every case and role, and whom else of the vault the name is like. */
export function PersonInspector({ person }: { person: Person }) {
  const { t } = useTranslation('conflicts')
  const language = useLanguage()
  const { name, aliases, countries, appears } = person
  const names = [name, ...aliases].slice(0, AT_ONCE)
  const met = useQuery(engine.conflicts.check.queryOptions({ input: { names } })).data
  const own = new Set(appears.map(({ partyId }) => partyId))
  const alike = met?.filter(({ partyId }) => !own.has(partyId))
  return (
    <>
      <section className="section">
        <h2 className="inspector-title serif">{name}</h2>
        {aliases.length > 0 && (
          <p className="small second wrap-anywhere">
            <span className="faint">{t('alsoKnown')}: </span>
            {aliases.join(', ')}
          </p>
        )}
        {countries.length > 0 && (
          <p className="small second">{countries.map((code) => territoryInWords(code, language)).join(', ')}</p>
        )}
      </section>
      <section className="section">
        <h2>
          {t('appears')} <span className="section-count numbers">{appears.length}</span>
        </h2>
        <ul className="meetings">
          {appears.map(({ partyId, role, caseId, reference, caseTitle }) => (
            <li key={partyId} className="small">
              <Link className="link wrap-anywhere" to="/case/$caseId/overview" params={{ caseId }}>
                {reference} {caseTitle}
              </Link>
              <span className="second">, {t(`cases:role.${role}`)}</span>
            </li>
          ))}
        </ul>
      </section>
      {alike && (
        <section className="section">
          <h2>{t('alike')}</h2>
          {alike.length === 0 ? <p className="small faint">{t('noneAlike')}</p> : <Meetings meetings={alike} />}
        </section>
      )}
    </>
  )
}
