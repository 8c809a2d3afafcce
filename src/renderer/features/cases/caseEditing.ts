import type { Case, CaseDraft, Party, PartyDraft } from '../../../shared/contract/cases.ts'
import { client, engine } from '../../app/engine.ts'
import { queryClient } from '../../app/queries.ts'
import { noteSaved } from '../../app/saved.ts'
import { useAutosave } from '../../components/useAutosave.ts'

/** One field of a case, written as it is left. */
export function useCaseField<K extends keyof CaseDraft & keyof Case>(
  row: Case,
  field: K,
  isComplete?: (value: Case[K]) => boolean,
) {
  return useAutosave<Case[K], Case>({
    row,
    valueOf: (one) => one[field],
    ...(isComplete && { isComplete }),
    write: async (value, revision) => {
      const changed = await client.cases.change({ caseId: row.id, revision, fields: { [field]: value } })
      noteSaved()
      queryClient.setQueryData(engine.cases.get.queryKey({ input: { case: row.id } }), changed)
    },
  })
}

/** One field of a party, written as it is left; then `onWritten` hears what it was before and what it is. */
export function usePartyField<K extends keyof PartyDraft>(
  row: Party,
  field: K,
  isComplete?: (value: Party[K]) => boolean,
  onWritten?: (before: Party[K], written: Party[K]) => void,
) {
  return useAutosave<Party[K], Party>({
    row,
    valueOf: (one) => one[field],
    ...(isComplete && { isComplete }),
    write: async (value, revision) => {
      const changed = await client.parties.change({ partyId: row.id, revision, fields: { [field]: value } })
      noteSaved()
      queryClient.setQueryData(
        engine.cases.get.queryKey({ input: { case: row.caseId } }),
        (known) =>
          known && { ...known, parties: known.parties.map((party) => (party.id === changed.id ? changed : party)) },
      )
      onWritten?.(row[field], changed[field])
    },
  })
}
