import type { TrailLine } from '../../../../shared/contract/case-json.ts'
import { isRegisterKind } from '../../../../shared/domain/register-kinds.ts'

/** By what an entry of the trail is known to speak of documents that stay. */
export interface Staying {
  /** Ids of the documents, and of what stays with them. */
  readonly subjects: ReadonlySet<string>
  /** Ids of what goes although an entry on it may name one of them. */
  readonly known: ReadonlySet<string>
  /** Ids of rows that go with less than they say here: what was entered of them is kept back. */
  readonly stripped: ReadonlySet<string>
  /** Whether a text names one of them. */
  mentions(text: string): boolean
}

type Line = Pick<TrailLine, 'act' | 'subject' | 'payload'>

const ID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g
/** Acts whose entries give a fact its number and name the document that it rests on. */
const CITING = /^(?:fact|citation)\./
const NUMBER = /"number":(\d+)/g
/** Of two facts that strain against each other neither quotes the other. */
const STRAINING = /"strainsWith":\[[^\]]*\]/g

/**
 * Tells which entries speak of documents that stay. All lines of the trail have to be given to `see` first: an exhibit
 * that was numbered for such a document, and a fact that ever cited one, are known by an earlier or a later entry.
 */
export function entriesOn({ subjects, known, stripped, mentions }: Staying) {
  const ids = new Set(subjects)
  const rows = new Set(stripped)
  const cited = new Set<string>()
  const facts = new Map<string, string[]>()
  const named = (payload: string) => payload.match(ID)?.some((id) => ids.has(id)) ?? false
  const names = ({ subject, payload }: Line) => ids.has(subject) || (payload !== null && named(payload))

  function see(lines: Iterable<Line>): void {
    for (const line of lines) {
      const { act, subject, payload } = line
      const numbers =
        payload !== null && CITING.test(act) ? [...payload.matchAll(NUMBER)].map(([, at]) => String(at)) : []
      if (act.startsWith('fact.')) facts.set(subject, [...new Set([...(facts.get(subject) ?? []), ...numbers])])
      if (payload === null || !(ids.has(subject) || named(payload.replace(STRAINING, '')))) continue
      if (isRegisterKind(act.slice(0, act.indexOf('.')))) rows.add(subject)
      for (const number of numbers) cited.add(number)
      if (!known.has(subject)) ids.add(subject)
    }
    // What was written of a fact while it cited the document may quote it, whatever it cites today.
    for (const [id, numbers] of facts) if (numbers.some((number) => cited.has(number))) ids.add(id)
  }

  return {
    see,
    speaks: (line: Line): boolean =>
      rows.has(line.subject) || names(line) || (line.payload !== null && mentions(line.payload)),
  }
}
