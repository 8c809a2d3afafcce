import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EvidenceDocument } from '../../../shared/contract/evidence.ts'
import { formatFactNumber } from '../../../shared/domain/fact.ts'
import { useFactsOf } from '../passages/usePassages.ts'

const SHOWN_AT_FIRST = 4

/** The facts that rest on a document, or that it contradicts. */
export function CitedBy({ document }: { document: EvidenceDocument }) {
  const { t } = useTranslation('facts')
  const [all, setAll] = useState(false)
  const cited = useFactsOf(document.caseId, document.id)
  const facts = [...new Map(cited.map((one) => [one.fact.id, one])).values()]
  const shown = all ? facts : facts.slice(0, SHOWN_AT_FIRST)
  return (
    <section className="section">
      <h2>
        {t('citedBy.title')} <span className="section-count">{t('citedBy.count', { count: facts.length })}</span>
      </h2>
      {facts.length === 0 && (
        <p className="small faint">{t(document.blocks === 0 ? 'citedBy.noText' : 'citedBy.none')}</p>
      )}
      <ul className="cited-by">
        {shown.map(({ fact, citation }) => (
          <li key={fact.id}>
            <Link
              className="fact-number"
              to="/case/$caseId/facts"
              params={{ caseId: document.caseId }}
              search={{ fact: fact.id }}
            >
              {formatFactNumber(fact.number)}
            </Link>
            <span className="wrap-anywhere">
              {fact.text}
              {citation.stance === 'contradicts' && <span className="faint"> ({t('stance.contradicts')})</span>}
            </span>
          </li>
        ))}
      </ul>
      {facts.length > shown.length && (
        <button type="button" className="link-button small" onClick={() => setAll(true)}>
          {t('citedBy.more', { count: facts.length - shown.length })}
        </button>
      )}
    </section>
  )
}
