import { useQuery } from '@tanstack/react-query'
import type { EntryNames } from '../../../shared/messages/entry-words.ts'
import { fileSize, fullMoment } from '../../app/dates.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'
import { useCaseWords } from '../cases/caseWords.ts'
import { listedAs } from '../evidence/documentList.ts'

export interface TrailNames extends EntryNames {
  /** The document that has an exhibit's number, by the id of either. */
  readonly exhibited: (id: string) => { id: string; title: string } | undefined
}

/** How a case's documents are listed and its exhibits numbered today; without a case nothing is known of either. */
export function useTrailNames(caseId: string | undefined): TrailNames {
  const language = useLanguage()
  const { forumName, jurisdictionName, languageName } = useCaseWords()
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
    code: (field, code) => {
      if (field === 'forum') return forumName({ forum: code, forumName: '' }) || undefined
      return field === 'language' ? languageName(code) : jurisdictionName(code)
    },
    moment: (at) => fullMoment(at, language),
    size: (bytes) => fileSize(bytes, language),
    language,
  }
}
