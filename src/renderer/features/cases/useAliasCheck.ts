import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Meeting } from '../../../shared/contract/conflicts.ts'
import { client } from '../../app/engine.ts'
import { type Decided, recordCheck } from '../conflicts/recordCheck.ts'

interface Met {
  readonly partyId: string
  readonly names: readonly string[]
  readonly meetings: readonly Meeting[]
}

/**
 * Looks for other names of a party, entered when it was there already, in every other case. A check that meets nobody is
 * recorded by itself; whom it meets is decided.
 */
export function useAliasCheck(caseId: string) {
  const [met, setMet] = useState<Met>()
  const checking = useMutation({
    mutationFn: async ({ partyId, names }: Omit<Met, 'meetings'>) => {
      // Those that are not decided yet stay in question.
      const asked = met?.partyId === partyId ? [...new Set([...met.names, ...names])] : [...names]
      const meetings = await client.conflicts.check({ names: asked, exceptCaseId: caseId })
      if (meetings.length > 0) setMet({ partyId, names: asked, meetings })
      else await recordCheck({ names: asked, meetings, forCaseId: caseId, decision: 'clear', reason: '' })
    },
  })
  const deciding = useMutation({
    mutationFn: async (decided: Decided) => {
      if (met) await recordCheck({ names: met.names, meetings: met.meetings, forCaseId: caseId, ...decided })
    },
    onSuccess: () => setMet(undefined),
  })
  return {
    met,
    busy: deciding.isPending,
    error: checking.error ?? deciding.error,
    check: (partyId: string, names: readonly string[]) => checking.mutate({ partyId, names }),
    decide: (decided: Decided) => deciding.mutate(decided),
    dismiss: () => setMet(undefined),
  }
}
