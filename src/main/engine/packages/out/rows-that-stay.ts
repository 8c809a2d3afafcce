import {
  type CarriedKind,
  type CarriedRegisters,
  type CarriedRow,
  nothingOf,
  type RowFields,
} from '../../../../shared/contract/carried-rows.ts'
import { namedIn, withoutNamed } from '../../../../shared/domain/named-in-rows.ts'
import { REGISTERS } from '../../../../shared/domain/register-kinds.ts'
import type { Ground } from '../../../../shared/domain/register.ts'
import { mapKinds } from '../../registers/carrying.ts'

/** What stays in the house beside rows: ids of documents, facts and exhibits, and by what a text may name them. */
export interface Gone {
  readonly ids: ReadonlySet<string>
  mentions(text: string): boolean
}

export interface LeavingRows {
  readonly registers: CarriedRegisters
  /** Ids of rows that stay, and of those that go with less than they say here. */
  readonly stay: ReadonlySet<string>
  readonly stripped: ReadonlySet<string>
}

/**
 * The rows that leave where documents and facts stay. A row that rests on what stays alone stays with it, as does one
 * whose words name or refer to it; another loses those grounds, and the fields for which they alone speak.
 */
export function leavingRows(whole: CarriedRegisters, gone: Gone): LeavingRows {
  const stay = new Set<string>()
  const stripped = new Set<string>()
  const isGone = ({ id }: { id: string }) => gone.ids.has(id) || stay.has(id)
  let registers = whole
  for (let before = -1; before < stay.size;) {
    before = stay.size
    registers = mapKinds((kind) =>
      whole[kind].flatMap((row) => {
        const left = leaving(kind, row, isGone)
        const names = left && JSON.stringify(left)
        if (names === undefined || gone.mentions(names) || names.match(IDS)?.some((id) => isGone({ id }))) {
          stay.add(row.id)
          return []
        }
        if (left !== row) stripped.add(row.id)
        return [left as CarriedRow]
      }),
    )
  }
  return { registers, stay, stripped }
}

const IDS = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g

/** The row without what is gone; undefined where it cannot stand without it. */
function leaving(kind: CarriedKind, row: CarriedRow, isGone: (named: { id: string }) => boolean) {
  const named = namedIn(row)
  if (!named.some(isGone)) return row
  const sources = named.filter(({ of }) => of === 'fact' || of === 'document')
  if (sources.length > 0 && sources.every(isGone)) return undefined
  // A figure without its source would stand as if nobody had to say it.
  if (kind === 'loss-line' && namedIn(row['inputs']).some(isGone)) return undefined
  const unsaid = withoutUnspokenFields(kind, row, isGone)
  return unsaid && withoutNamed(unsaid, isGone)
}

/** Fields for which only what is gone speaks are as if they were not told; undefined where one has to be. */
function withoutUnspokenFields(kind: CarriedKind, row: CarriedRow, isGone: (named: { id: string }) => boolean) {
  const grounds = (row['grounds'] ?? []) as Ground[]
  const shape = REGISTERS[kind].draft.shape as Record<string, Parameters<typeof nothingOf>[0]>
  const nothing: RowFields = {}
  for (const [about, some] of Map.groupBy(grounds, (ground) => ground.about)) {
    const field = shape[about]
    if (!field || !some.every(({ factId }) => isGone({ id: factId }))) continue
    const value = nothingOf(field)
    if (value === undefined) return undefined
    nothing[about] = value
  }
  return { ...row, ...nothing }
}
