import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Fact } from '../../../shared/contract/facts.ts'
import { formatFactNumber, restsOnOneSource } from '../../../shared/domain/fact.ts'
import { CitationMark } from '../facts/CitationMark.tsx'
import { useOpenPassage } from '../facts/useOpenPassage.ts'
import { OneSourceMark } from '../stories/OneSourceMark.tsx'

/** A fact that stands for or against something, with its first words and its passages. */
export function FactLine({ caseId, fact }: { caseId: string; fact: Fact }) {
  const { t } = useTranslation(['claims', 'facts', 'stories'])
  const openPassage = useOpenPassage(caseId)
  const [first] = fact.citations
  return (
    <span className="element-fact-words">
      <span>
        <Link
          className="link fact-number"
          to="/case/$caseId/facts"
          params={{ caseId }}
          search={{ fact: fact.id }}
          draggable={false}
        >
          {formatFactNumber(fact.number)}
        </Link>{' '}
        <span className="wrap-anywhere">{fact.text}</span>{' '}
        {fact.withdrawnOn !== null && <span className="tag">{t('element.withdrawn')}</span>}
      </span>
      {first && <span className="serif element-quote">{first.passage.quote}</span>}
      <span className="element-sources">
        {fact.citations.length === 0 && <span className="gap">{t('facts:gap')}</span>}
        {fact.citations.map((citation) => (
          <button key={citation.id} type="button" className="link-button" onClick={() => openPassage(citation.passage)}>
            <CitationMark citation={citation} />
          </button>
        ))}
        {restsOnOneSource(fact) && <OneSourceMark>{t('stories:origins.one')}</OneSourceMark>}
      </span>
    </span>
  )
}
