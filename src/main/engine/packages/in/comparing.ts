import { isDeepStrictEqual } from 'node:util'
import {
  CARRIED_KINDS,
  type CarriedKind,
  type CarriedRegisters,
  isCarriedKind,
  nothingOf,
} from '../../../../shared/contract/carried-rows.ts'
import type { PackagedCase, TrailLine } from '../../../../shared/contract/case-json.ts'
import type { Difference } from '../../../../shared/contract/packages.ts'
import { withoutNamed } from '../../../../shared/domain/named-in-rows.ts'
import { REGISTERS } from '../../../../shared/domain/register-kinds.ts'
import { ACTS, comparedRow, OWN_SUBJECT, type Part, type Row, ROWS } from './compared-rows.ts'
import { forkOf, type Fork } from './fork.ts'

/** What of a fact a package of the first format cannot hold. */
const NOT_IN_FIRST_FORMAT: ReadonlySet<string> = new Set(['partyIds', 'strainsWith', 'criticality', 'dispute'])

/** What differs between the case here and in a package, and how many rows only this vault has. */
export function compareCases(
  ours: { packaged: PackagedCase; lines: readonly TrailLine[] },
  theirs: { packaged: PackagedCase; lines: readonly TrailLine[] },
): { differences: Difference[]; onlyOurs: number } {
  const fork = forkOf(ours.lines, theirs.lines)
  const differences: Difference[] = []
  let onlyOurs = 0
  const isKeptBack = keptBackBy(theirs.packaged)
  const stated = new Set(ours.packaged.facts.map(({ id }) => id))
  const exhibited = new Set(ours.packaged.exhibits.map(({ id }) => id))
  for (const part of Object.keys(ROWS) as Part[]) {
    const here = new Map(ROWS[part](ours.packaged).map((row) => [row.key, row]))
    // The services of an exhibit that is new come with it, and the citations of a fact that is.
    const there = ROWS[part](theirs.packaged).filter(
      ({ subject, fields }) =>
        (part !== 'service' || exhibited.has(subject)) && (part !== 'citation' || stated.has(String(fields['fact']))),
    )
    for (const row of there) {
      const own = here.get(row.key)
      here.delete(row.key)
      differences.push(...(own ? differingFields(part, own, row, fork, isKeptBack) : [newRow(part, row, fork)]))
    }
    onlyOurs += here.size
  }
  return { differences, onlyOurs }
}

/** Whether a row of theirs is missing here because somebody took it away; it comes back only if it is chosen. */
export function wasRemovedHere({ ours }: Pick<Difference, 'ours'>): boolean {
  return typeof ours === 'object' && ours !== null && 'removed' in ours
}

function newRow(part: Part, row: Row, fork: Fork): Difference {
  const removed = OWN_SUBJECT.has(part) ? fork.knownHere(row.subject) : fork.changedHere(row.subject, ACTS[part])
  return {
    id: idOf(part, row.key),
    part,
    of: row.of,
    field: null,
    ours: removed ? { removed: true } : null,
    theirs: row.fields,
    newer: fork.newer(row.subject, ACTS[part]),
  }
}

function differingFields(part: Part, own: Row, row: Row, fork: Fork, isKeptBack: KeptBack): Difference[] {
  const names = new Set([...Object.keys(own.fields), ...Object.keys(row.fields)])
  const differing = [...names].filter((name) => {
    const [ours, theirs] = [own.fields[name] ?? null, row.fields[name] ?? null]
    return !isDeepStrictEqual(ours, theirs) && !isKeptBack(part, name, ours, theirs)
  })
  return differing.map((field) => ({
    id: idOf(part, row.key, field),
    part,
    of: own.of,
    field,
    ours: own.fields[field] ?? null,
    theirs: row.fields[field] ?? null,
    newer: fork.newer(row.subject, ACTS[part], field),
  }))
}

type KeptBack = (part: Part, field: string, ours: unknown, theirs: unknown) => boolean

/** Whether a package lacks what a field holds here only because it left out documents, or is of an older format. */
function keptBackBy({ format, leftOut, ...theirs }: PackagedCase): KeptBack {
  const rows = CARRIED_KINDS.flatMap((kind) => theirs.registers[kind])
  const known = new Set([...theirs.parties, ...theirs.documents, ...theirs.facts, ...rows].map(({ id }) => id))
  return (part, field, ours, value) => {
    if (part === 'fact' && format === 1 && NOT_IN_FIRST_FORMAT.has(field)) return true
    if (leftOut.documents === 0) return false
    if (value === '' && /^(notes?|remarks)$/.test(field)) return true
    const { [field]: left } = withoutNamed({ [field]: ours }, ({ id }) => !known.has(id))
    return isDeepStrictEqual(left, value) || (isCarriedKind(part) && isDeepStrictEqual(nothingIn(part, field), value))
  }
}

function nothingIn(kind: CarriedKind, field: string): unknown {
  const schema = (REGISTERS[kind].draft.shape as Record<string, Parameters<typeof nothingOf>[0]>)[field]
  return schema && nothingOf(schema)
}

function idOf(part: Part, key: string, field = ''): string {
  return `${part} ${key} ${field}`.trim()
}

/** Rows of the vault's registers that both have, and in which they differ: of a case that only the package has. */
export function compareVaultRows(
  ours: CarriedRegisters,
  theirs: PackagedCase,
  lines: readonly TrailLine[],
): Difference[] {
  const fork = forkOf([], lines)
  const isKeptBack = keptBackBy(theirs)
  return CARRIED_KINDS.flatMap((kind) => {
    const here = new Map(ours[kind].map((row) => [row.id, comparedRow(kind, row)]))
    return theirs.registers[kind].flatMap((row) => {
      const own = here.get(row.id)
      return own ? differingFields(kind, own, comparedRow(kind, row), fork, isKeptBack) : []
    })
  })
}
