import { useMutation, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Row } from '../../../shared/contract/registers.ts'
import { isBroken } from '../../../shared/domain/reference-target.ts'
import { inReadingOrder } from '../../../shared/domain/section.ts'
import { engine } from '../../app/engine.ts'
import { queryClient } from '../../app/queries.ts'
import { readAnew, useRows } from '../registers/useRegister.ts'

/** The sections of a case in reading order, withdrawn ones last. */
export function useSections(caseId: string) {
  const rows = useRows('section', caseId)
  const sections = useMemo(() => {
    const all = inReadingOrder(rows.data ?? [])
    return [...all.filter(stands), ...all.filter((row) => !stands(row))]
  }, [rows.data])
  return { ...rows, sections }
}

export const stands = ({ withdrawnOn }: Row<'section'>): boolean => withdrawnOn === null

/** How many references each section holds, and those of the case that do not resolve, in reading order. */
export function useReferencesOfCase(caseId: string) {
  const references = useQuery(engine.sections.references.queryOptions({ input: { caseId } })).data
  return useMemo(() => {
    const all = references ?? []
    const broken = all.filter(({ state }) => isBroken(state))
    return {
      counted: Map.groupBy(all, ({ sectionId }) => sectionId),
      brokenIn: Map.groupBy(broken, ({ sectionId }) => sectionId),
      broken,
    }
  }, [references])
}

/** Moves a section by one place. */
export function useMoveSection(sections: readonly Row<'section'>[]) {
  const move = useMutation(
    engine.sections.move.mutationOptions({
      onSettled: async () => {
        await readAnew('section')
        await queryClient.invalidateQueries({ queryKey: engine.sections.key() })
      },
    }),
  )
  const standing = sections.filter(stands)

  function by(section: Row<'section'>, step: 1 | -1): void {
    const at = standing.findIndex(({ id }) => id === section.id)
    const to = at + step
    if (at < 0 || to < 0 || to >= standing.length || move.isPending) return
    const before = standing[step === 1 ? to + 1 : to]?.id ?? null
    move.mutate({ id: section.id, revision: section.revision, before })
  }

  return { by, error: move.error }
}
