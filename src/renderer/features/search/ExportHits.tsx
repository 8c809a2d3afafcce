import type { SearchOrder } from '../../../shared/contract/search.ts'
import { client } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { ExportPastGate } from '../exhibits/ExportPastGate.tsx'

interface ExportHitsProps {
  question: { text: string; caseId?: string }
  order: SearchOrder
  /** Passages that are exported where there are more. */
  most: number | undefined
  onClose: () => void
}

/** Saves the passages found as a table. */
export function ExportHits({ question, order, most, onClose }: ExportHitsProps) {
  const language = useLanguage()
  return (
    <ExportPastGate
      words="search"
      caseId={question.caseId}
      most={most}
      make={(letOut) => client.search.export({ ...question, order, language, ...letOut })}
      onClose={onClose}
    />
  )
}
