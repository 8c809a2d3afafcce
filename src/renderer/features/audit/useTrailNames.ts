import { useQuery } from '@tanstack/react-query'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { listedAs } from '../evidence/documentList.ts'
import type { ChangeNames } from './changeInWords.ts'

/** How a case's documents are listed and its exhibits numbered today; without a case nothing is known. */
export function useTrailNames(caseId: string | undefined): ChangeNames {
  const language = useLanguage()
  const input = { caseId: caseId ?? '' }
  const enabled = caseId !== undefined
  const documents = useQuery(engine.evidence.list.queryOptions({ input, enabled })).data ?? []
  const exhibits = useQuery(engine.exhibits.list.queryOptions({ input, enabled })).data?.exhibits ?? []
  return {
    document: (id) => {
      const found = documents.find((document) => document.id === id)
      return found && (found.exhibit ?? found.title ?? found.firstSentence ?? found.fileName)
    },
    exhibit: (id) => exhibits.find((exhibit) => exhibit.id === id)?.label,
    exhibited: (id) => {
      const found = exhibits.find((exhibit) => exhibit.id === id || exhibit.document.id === id)?.document
      return found && { id: found.id, title: listedAs(found) }
    },
    language,
  }
}
