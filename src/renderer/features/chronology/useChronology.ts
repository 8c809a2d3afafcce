import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import {
  CHRONOLOGY_KINDS,
  type ChronologyFilter,
  type ChronologyOrder,
  passing,
  sortChronology,
} from '../../../shared/domain/chronology.ts'
import { chronologyWords } from '../../../shared/messages/chronology-words.ts'
import { engine } from '../../app/engine.ts'
import { useLanguage } from '../../app/i18n.ts'

const NONE = { entries: [], terms: [], parties: [], claims: [], treaties: [], documents: [], today: '' }

/** The chronology of a case as it is filtered and ordered here; the same on the timeline and in the table. */
export function useChronology(caseId: string, filter: ChronologyFilter, order: ChronologyOrder) {
  const language = useLanguage()
  const query = useQuery(engine.chronology.ofCase.queryOptions({ input: { caseId } }))
  const chronology = query.data ?? NONE
  const words = useMemo(() => chronologyWords(chronology, language), [chronology, language])
  const { kinds, partyId, claimId, text } = filter
  const entries = useMemo(
    () => sortChronology(chronology.entries.filter(passing({ kinds, partyId, claimId, text })), order),
    [chronology, kinds, partyId, claimId, text, order],
  )
  const terms = useMemo(() => {
    const ofKind = kinds === undefined || kinds.includes('licence') || kinds.includes('act')
    return chronology.terms.filter(
      (term) =>
        ofKind &&
        (partyId === undefined || term.partyIds.includes(partyId)) &&
        (claimId === undefined || term.claimIds.includes(claimId)),
    )
  }, [chronology, kinds, partyId, claimId])
  const counts = useMemo(() => {
    const byKind = Map.groupBy(chronology.entries, ({ kind }) => kind)
    return CHRONOLOGY_KINDS.flatMap((kind) => {
      const of = byKind.get(kind)
      return of ? [{ kind, count: of.length }] : []
    })
  }, [chronology])
  const documents = useMemo(() => new Map(chronology.documents.map((one) => [one.id, one])), [chronology])
  return { query, chronology, entries, terms, counts, documents, words }
}
