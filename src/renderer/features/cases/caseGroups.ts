import type { CaseSummary } from '../../../shared/contract/cases.ts'
import { bounds } from '../../../shared/domain/edtf.ts'
import type { Stage } from '../../../shared/domain/stage.ts'

export const CASE_GROUPS = ['proceedings', 'preparation', 'concluded'] as const
export type CaseGroup = (typeof CASE_GROUPS)[number]

const GROUP_OF: Record<Stage, CaseGroup> = {
  contemplated: 'preparation',
  'letter-before-action': 'preparation',
  filed: 'proceedings',
  answered: 'proceedings',
  'tribunal-constituted': 'proceedings',
  hearing: 'proceedings',
  award: 'concluded',
  settled: 'concluded',
  withdrawn: 'concluded',
}

/** A case without a stage, or whose stages cannot be put in order, is in preparation. */
export function groupOf({ stage }: Pick<CaseSummary, 'stage'>): CaseGroup {
  return stage ? GROUP_OF[stage.stage] : 'preparation'
}

export const CASE_COLUMNS = [
  'reference',
  'title',
  'country',
  'forum',
  'stage',
  'documents',
  'exhibits',
  'changed',
] as const
export type CaseColumn = (typeof CASE_COLUMNS)[number]

export interface CaseOrder {
  readonly by: CaseColumn
  readonly descending: boolean
}

/** What cases are compared by where a column shows a name that is not in the case. */
interface Names {
  country(summary: CaseSummary): string
  forum(summary: CaseSummary): string
  language: string
}

/** Orders cases by a column; those without a value in it come last either way, and equals by their number. */
export function compareCases({ by, descending }: CaseOrder, names: Names) {
  const letters = new Intl.Collator(names.language, { numeric: true, sensitivity: 'base' })
  const value = (one: CaseSummary): string | number | undefined =>
    ({
      reference: () => one.reference,
      title: () => one.title,
      country: () => names.country(one) || undefined,
      forum: () => names.forum(one) || undefined,
      stage: () => one.stage && bounds(one.stage.on).earliest,
      documents: () => one.documents,
      exhibits: () => one.exhibits,
      changed: () => one.changedAt,
    })[by]() ?? undefined

  return (a: CaseSummary, b: CaseSummary): number => {
    const [left, right] = [value(a), value(b)]
    if (left === undefined || right === undefined) {
      if (left !== right) return left === undefined ? 1 : -1
    } else {
      const order =
        typeof left === 'number' && typeof right === 'number'
          ? left - right
          : letters.compare(String(left), String(right))
      if (order !== 0) return descending ? -order : order
    }
    return letters.compare(a.reference, b.reference)
  }
}
