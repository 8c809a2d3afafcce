import { useMemo } from 'react'
import type { EvidenceDocument } from '../../../shared/contract/evidence.ts'
import type { Stretch } from '../../../shared/domain/passage.ts'
import type { MarkKind } from '../passages/textMarks.ts'
import { useMargin } from '../passages/usePassages.ts'
import type { Find } from './useFind.ts'

export interface PageMark {
  readonly kind: MarkKind
  readonly stretch: Stretch
}

const NONE: readonly PageMark[] = []

/** What is marked on page n of a document: highlighted and cited passages, what is found, and where the person stands. */
export function usePageMarks(
  { id, caseId }: Pick<EvidenceDocument, 'id' | 'caseId'>,
  find: Find,
  live: Stretch | undefined,
): (page: number) => readonly PageMark[] {
  const { passages, cited } = useMargin(caseId, id)
  const standing = useMemo<readonly PageMark[]>(() => {
    const placed = passages.filter((passage) => passage.placed)
    const marks: PageMark[] = placed.flatMap((stretch) => [
      ...(stretch.highlighted ? [{ kind: 'highlighted' as const, stretch }] : []),
      ...(cited.has(stretch.id) ? [{ kind: 'cited' as const, stretch }] : []),
    ])
    return live ? [...marks, { kind: 'live', stretch: live }] : marks
  }, [passages, cited, live])
  const { places, at } = find
  const byPage = useMemo(() => {
    const found = places.map(({ ordinal, from, to, page }, index) => ({
      page,
      kind: index === at ? ('live' as const) : ('found' as const),
      stretch: { firstBlock: ordinal, from, lastBlock: ordinal, to },
    }))
    const pages = Map.groupBy(found, ({ page }) => page).entries()
    return new Map<number | null, readonly PageMark[]>(pages.map(([page, marks]) => [page, [...standing, ...marks]]))
  }, [places, at, standing])
  return (page) => byPage.get(page) ?? (standing.length > 0 ? standing : NONE)
}
