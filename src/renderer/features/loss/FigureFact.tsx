import { Button } from '@mantine/core'
import { IconCircleDashed } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatFactNumber } from '../../../shared/domain/fact.ts'
import { CitationMark } from '../facts/CitationMark.tsx'
import { ChooseFact } from '../facts/ChooseFact.tsx'
import { useFactsById } from './useLoss.ts'

interface FigureFactProps {
  caseId: string
  factId: string | null
  onChange: (factId: string | null) => void
  readOnly: boolean
}

/** The fact on which a figure rests, with its passages. */
export function FigureFact({ caseId, factId, onChange, readOnly }: FigureFactProps) {
  const { t } = useTranslation('loss')
  const [choosing, setChoosing] = useState<boolean>()
  const fact = useFactsById(caseId).get(factId ?? '')

  function choose(id: string): void {
    onChange(id)
    setChoosing(false)
  }

  return (
    <div>
      <div className="figure-fact">
        {fact ? (
          <>
            <Link className="link fact-number" to="/case/$caseId/facts" params={{ caseId }} search={{ fact: fact.id }}>
              {formatFactNumber(fact.number)}
            </Link>
            {fact.citations.map((citation) => (
              <CitationMark key={citation.id} citation={citation} />
            ))}
          </>
        ) : (
          <span className="gap">
            <IconCircleDashed size={14} stroke={1.6} aria-hidden /> {t('figure.noFact')}
          </span>
        )}
        {!readOnly && !choosing && (
          <Button variant="subtle" size="compact-xs" autoFocus={choosing === false} onClick={() => setChoosing(true)}>
            {t(fact ? 'figure.factChange' : 'figure.factChoose')}
          </Button>
        )}
      </div>
      {choosing && (
        <ChooseFact
          caseId={caseId}
          label={t('registers:grounds.add')}
          onChoose={choose}
          onClose={() => setChoosing(false)}
        />
      )}
    </div>
  )
}
