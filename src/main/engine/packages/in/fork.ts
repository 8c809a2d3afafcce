import { isDeepStrictEqual } from 'node:util'
import type { TrailLine } from '../../../../shared/contract/case-json.ts'
import { partAct } from '../../../../shared/domain/undone-act.ts'

/** Where two chains of the same case part, and what each has done since. */
export interface Fork {
  /** Entries that both have. */
  readonly common: number
  /** Whether this vault has entered nothing since: their entries then follow ours. */
  readonly theyGoOn: boolean
  /** Which side alone has changed the subject since the chains parted; null where both did, or neither. */
  newer(subject: string, acts: RegExp, field?: string): 'ours' | 'theirs' | null
  /** Whether this vault has ever entered anything on the subject. */
  knownHere(subject: string): boolean
  changedHere(subject: string, acts: RegExp): boolean
}

export function forkOf(ours: readonly TrailLine[], theirs: readonly TrailLine[]): Fork {
  const common = ours.findIndex(({ hash }, at) => hash !== theirs[at]?.hash)
  const parted = common === -1 ? ours.length : common
  const here = Map.groupBy(ours.slice(parted), ({ subject }) => subject)
  const there = Map.groupBy(theirs.slice(parted), ({ subject }) => subject)
  const known = new Set(ours.map(({ subject }) => subject))
  const changed = (side: typeof here, subject: string, acts: RegExp, field?: string) =>
    (side.get(subject) ?? []).some(
      (line) => acts.test(partAct(line.act).act) && (field === undefined || touches(line, field)),
    )
  return {
    common: parted,
    theyGoOn: parted === ours.length,
    knownHere: (subject) => known.has(subject),
    changedHere: (subject, acts) => changed(here, subject, acts),
    newer(subject, acts, field) {
      const [oursChanged, theirsChanged] = [changed(here, subject, acts, field), changed(there, subject, acts, field)]
      if (oursChanged === theirsChanged) return null
      return oursChanged ? 'ours' : 'theirs'
    },
  }
}

/** Whether an entry changed the field; one whose values were removed may have. */
function touches({ payload, act }: TrailLine, field: string): boolean {
  if (payload === null) return true
  const { before, after } = JSON.parse(payload) as { before?: unknown; after?: unknown }
  const [, declared] = /^declared\.(\w+)\./.exec(field) ?? []
  if (declared !== undefined) {
    return (
      partAct(act).act === 'document.declared' &&
      [before, after].flat().some((one) => valueOf(one, 'field') === declared)
    )
  }
  if (/^exhibit\./.test(act)) return true
  const [was, is] = [valueOf(before, field), valueOf(after, field)]
  return !isDeepStrictEqual(was, is) && (was !== undefined || is !== undefined)
}

function valueOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}
