import { ActionIcon } from '@mantine/core'
import { IconArrowsExchange, IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Fact } from '../../../shared/contract/facts.ts'
import { formatFactNumber, restsOnOneSource } from '../../../shared/domain/fact.ts'
import { CitationMark } from '../facts/CitationMark.tsx'
import { useOpenPassage } from '../facts/useOpenPassage.ts'
import { OneSourceMark } from '../stories/OneSourceMark.tsx'
import { draggedFact, takesFact } from './factDrag.ts'

interface ElementFactsProps {
  caseId: string
  stance: 'for' | 'against'
  factIds: readonly string[]
  facts: ReadonlyMap<string, Fact>
  /** Puts a fact for or against the element, or with null takes it out. */
  onPlace: (factId: string, stance: 'for' | 'against' | null) => void
}

/** The facts for an element, or those against it, each with its passages. A fact can be dropped here. */
export function ElementFacts({ caseId, stance, factIds, facts, onPlace }: ElementFactsProps) {
  const { t } = useTranslation('claims')
  const [isOver, setOver] = useState(false)
  const other = stance === 'for' ? 'against' : 'for'
  return (
    <ul
      className={isOver ? 'element-facts element-over' : 'element-facts'}
      {...takesFact((factId) => onPlace(factId, stance), setOver)}
    >
      {factIds.length === 0 && (
        <li className="small faint">{t(stance === 'for' ? 'element.none' : 'element.noneAgainst')}</li>
      )}
      {factIds.map((id) => {
        const fact = facts.get(id)
        return (
          <li key={id} className="element-fact" {...draggedFact(id)}>
            {fact && <FactLine caseId={caseId} fact={fact} />}
            <span className="element-acts">
              <ActionIcon
                size={20}
                aria-label={t(other === 'for' ? 'element.moveFor' : 'element.moveAgainst')}
                title={t(other === 'for' ? 'element.moveFor' : 'element.moveAgainst')}
                onClick={() => onPlace(id, other)}
              >
                <IconArrowsExchange size={14} stroke={1.5} />
              </ActionIcon>
              <ActionIcon
                size={20}
                aria-label={t('element.remove')}
                title={t('element.remove')}
                onClick={() => onPlace(id, null)}
              >
                <IconX size={14} stroke={1.5} />
              </ActionIcon>
            </span>
          </li>
        )
      })}
    </ul>
  )
}

function FactLine({ caseId, fact }: { caseId: string; fact: Fact }) {
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
