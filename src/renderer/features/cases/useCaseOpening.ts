import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Case, CaseDraft, PartyDraft } from '../../../shared/contract/cases.ts'
import type { Meeting } from '../../../shared/contract/conflicts.ts'
import type { Row } from '../../../shared/contract/registers.ts'
import { client } from '../../app/engine.ts'
import { AT_ONCE, type Decided, recordCheck } from '../conflicts/recordCheck.ts'

type NewCase = Partial<CaseDraft> & { title: string; parties: PartyDraft[] }

interface Order {
  readonly draft: NewCase
  /** What was decided of those whom the check met; undefined before it was made. */
  readonly decided?: Decided
}

/**
 * Opens a case after its names were looked for in every other: whom they meet is decided first, and the check is recorded
 * before the case is there. A conflict opens none.
 */
export function useCaseOpening(onMade: (made: Case) => void) {
  const [met, setMet] = useState<readonly Meeting[]>()
  const [stopped, setStopped] = useState(false)
  /** A check that was recorded for names whose case could not be made yet. */
  const recorded = useRef<{ names: string; check: Row<'conflict-check'> }>(undefined)

  async function checkOf(names: readonly string[], decided: Decided | undefined) {
    const kept = recorded.current
    if (kept?.names === JSON.stringify(names)) return kept.check
    const meetings = met ?? (await client.conflicts.check({ names: names.slice(0, AT_ONCE) }))
    if (meetings.length > 0 && decided === undefined) {
      setMet(meetings)
      return undefined
    }
    const check = await recordCheck({ names, meetings, forCaseId: null, decision: 'clear', reason: '', ...decided })
    recorded.current = { names: JSON.stringify(names), check }
    return check
  }

  const opening = useMutation({
    mutationFn: async ({ draft, decided }: Order): Promise<Case | undefined> => {
      const names = draft.parties.map(({ name }) => name)
      if (names.length === 0) return client.cases.create(draft)
      const check = await checkOf(names, decided)
      if (check === undefined) return undefined
      setMet(undefined)
      if (check.decision === 'conflict') {
        setStopped(true)
        return undefined
      }
      const made = await client.cases.create(draft)
      const { id, revision } = check
      await client.registers['conflict-check'].change({ id, revision, fields: { forCaseId: made.id } })
      return made
    },
    onSuccess: (made) => made && onMade(made),
  })

  return {
    met,
    stopped,
    error: opening.error,
    busy: opening.isPending,
    open: opening.mutate,
    /** The names are others: what was found of them does not count. */
    forget() {
      setMet(undefined)
      setStopped(false)
      recorded.current = undefined
    },
  }
}
