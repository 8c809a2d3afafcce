import type { ChronologyFilter, ChronologyKind, ChronologyOrder } from '../../../shared/domain/chronology.ts'
import { client } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { ExportPastGate } from '../exhibits/ExportPastGate.tsx'

interface ExportChronologyProps {
  caseId: string
  filter: ChronologyFilter
  order: ChronologyOrder
  onClose: () => void
}

/** Saves the table as it is filtered and ordered. */
export function ExportChronology({ caseId, filter, order, onClose }: ExportChronologyProps) {
  const language = useLanguage()
  const { kinds, ...narrowed } = filter
  const asked = { caseId, ...narrowed, ...(kinds && { kinds: [...kinds] as ChronologyKind[] }) }
  return (
    <ExportPastGate
      words="chronology"
      caseId={caseId}
      make={(letOut) => client.chronology.exportCsv({ ...asked, order, language, ...letOut })}
      onClose={onClose}
    />
  )
}
