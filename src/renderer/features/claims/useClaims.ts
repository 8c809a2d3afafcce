import { useMutation, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ElementStanding } from '../../../shared/contract/claims.ts'
import type { Row } from '../../../shared/contract/registers.ts'
import { ElementDraft } from '../../../shared/domain/claim.ts'
import type { Draft } from '../../../shared/domain/register-kinds.ts'
import { client, engine } from '../../app/engine.ts'
import { queryClient } from '../../app/queries.ts'
import { noteSaved } from '../../app/saved.ts'
import { useAutosave } from '../../components/useAutosave.ts'
import { changeRow, readAnew, useRows } from '../registers/useRegister.ts'

export type ClaimRow = Row<'claim'>

/** The claims of a case that were not withdrawn, and what is counted for their elements. */
export function useClaims(caseId: string) {
  const rows = useRows('claim', caseId)
  const { data: counted } = useQuery(engine.claims.elements.queryOptions({ input: { caseId } }))
  const claims = useMemo(() => rows.data?.filter(({ withdrawnOn }) => withdrawnOn === null), [rows.data])
  const standing = useMemo(() => new Map(counted?.map((one) => [placeOf(one.claimId, one.number), one])), [counted])
  return { rows, claims, standing: standing as ReadonlyMap<string, ElementStanding> }
}

/** The element of a claim as one word. */
export function placeOf(claimId: string, element: number | null | undefined): string {
  return `${claimId} ${element ?? ''}`
}

/** Changes a claim from what stands in it now, as `changeRow` does. */
export async function editClaim(claimId: string, change: (claim: ClaimRow) => Partial<Draft<'claim'>>): Promise<void> {
  await changeRow('claim', claimId, change)
  await readAnew('claim')
  void countAnew()
}

/** What is counted for elements is read again before the engine says that it changed. */
export function countAnew(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: engine.claims.elements.key() })
}

/** The same for a view, which is told what fails. */
export function useClaimEdit(claimId: string) {
  return useMutation({
    mutationKey: [['registers', 'claim', 'change']],
    mutationFn: (change: (claim: ClaimRow) => Partial<Draft<'claim'>>) => editClaim(claimId, change),
  })
}

/** The elements of a claim with one of them changed. */
export function withElement(
  { elements }: Pick<ClaimRow, 'elements'>,
  number: number,
  change: (element: ElementDraft) => Partial<ElementDraft>,
): { elements: ElementDraft[] } {
  return {
    elements: elements.map((element) => (element.number === number ? { ...element, ...change(element) } : element)),
  }
}

/** A fact stands for or against an element, never both; null takes it out. */
export function withFact(factId: string, stance: 'for' | 'against' | null) {
  return ({ factIds, againstIds }: ElementDraft): Pick<ElementDraft, 'factIds' | 'againstIds'> => {
    const without = (ids: readonly string[]) => ids.filter((id) => id !== factId)
    return {
      factIds: stance === 'for' ? [...without(factIds), factId] : without(factIds),
      againstIds: stance === 'against' ? [...without(againstIds), factId] : without(againstIds),
    }
  }
}

/** One field of an element, written as it is left; what others change in the claim's other elements stays. */
export function useElementField<F extends 'title' | 'asks' | 'note' | 'strength'>(
  claim: ClaimRow,
  element: ElementDraft,
  field: F,
) {
  const { number } = element
  return useAutosave<ElementDraft[F], ClaimRow>({
    row: claim,
    valueOf: (row) => (row.elements.find((one) => one.number === number) ?? element)[field],
    isComplete: (value) => ElementDraft.shape[field].safeParse(value).success,
    write: async (value, revision) => {
      const now = await client.registers.claim.get({ id: claim.id })
      const fields = withElement(now, number, () => ({ [field]: value }))
      await client.registers.claim.change({ id: claim.id, revision, fields })
      noteSaved()
      await readAnew('claim')
    },
  })
}
