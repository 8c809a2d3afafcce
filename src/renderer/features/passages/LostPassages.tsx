import { IconQuoteOff } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatFactNumber } from '../../../shared/domain/fact.ts'
import { MarginNote } from './MarginNote.tsx'
import type { Margin } from './usePassages.ts'

/** Passages that the text does not hold any more as it was read again, with what hangs on them. */
export function LostPassages({ caseId, margin }: { caseId: string; margin: Margin }) {
  const { t } = useTranslation('facts')
  const lost = margin.passages.filter(({ placed }) => !placed)
  if (lost.length === 0) return null
  return (
    <details className="lost-passages" data-aside>
      <summary>
        <IconQuoteOff size={14} stroke={1.5} aria-hidden /> {t('lost.title', { count: lost.length })}
      </summary>
      <p className="small second">{t('lost.text')}</p>
      {lost.map((passage) => (
        <div key={passage.id} className="lost-passage">
          <q className="serif">{passage.quote}</q>{' '}
          {margin.facts
            .filter(({ citation }) => citation.passage.id === passage.id)
            .map(({ fact }) => (
              <Link
                key={fact.id}
                to="/case/$caseId/facts"
                params={{ caseId }}
                search={{ fact: fact.id }}
                className="fact-number"
              >
                {formatFactNumber(fact.number)}
              </Link>
            ))}
          {margin.notes
            .filter(({ passageId }) => passageId === passage.id)
            .map((note) => (
              <MarginNote key={note.id} note={note} />
            ))}
        </div>
      ))}
    </details>
  )
}
