import { IconNote } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatFactNumber } from '../../../shared/domain/fact.ts'
import { MarginNote } from './MarginNote.tsx'
import type { Margin } from './usePassages.ts'

interface MarginOfBlockProps {
  caseId: string
  margin: Margin
  ordinal: number
}

/** What stands beside a block: the facts that rest on a passage which begins there, and the notes on one. */
export function MarginOfBlock({ caseId, margin, ordinal }: MarginOfBlockProps) {
  const { t } = useTranslation('facts')
  const begins = new Set(
    margin.passages.filter(({ placed, firstBlock }) => placed && firstBlock === ordinal).map(({ id }) => id),
  )
  const facts = margin.facts.filter(({ citation }) => begins.has(citation.passage.id))
  const notes = margin.notes.filter(({ passageId }) => passageId !== null && begins.has(passageId))
  const once = [...new Map(facts.map((one) => [one.fact.id, one])).values()]
  if (once.length + notes.length === 0) return null
  return (
    <div className="paragraph-margin" data-aside>
      {once.map(({ fact, citation }) => (
        <Link
          key={fact.id}
          to="/case/$caseId/facts"
          params={{ caseId }}
          search={{ fact: fact.id }}
          className="fact-number"
          title={`${t(`stance.${citation.stance}`)}: ${fact.text}`}
        >
          {formatFactNumber(fact.number)}
        </Link>
      ))}
      {notes.length > 0 && (
        <div className="margin-notes">
          <IconNote size={14} stroke={1.5} aria-hidden />
          {notes.map((note) => (
            <MarginNote key={note.id} note={note} />
          ))}
        </div>
      )}
    </div>
  )
}
