import type { Story } from '../../../shared/contract/stories.ts'
import { certainlyFirst } from '../../../shared/domain/earliest.ts'
import { compareEdtf, type EdtfDate } from '../../../shared/domain/edtf.ts'
import { grouped, type Tie } from '../../../shared/domain/grouping.ts'
import type { Vault } from '../vault/vault.ts'
import { rulingsOf } from './rulings.ts'

/** A text that is held by one so many times longer may stand in it beside others, as in a review of the press. */
const MUCH_SHORTER = 0.25

interface Alike extends Tie {
  held: number
  length: number
  longer: string
}

interface Member {
  id: string
  published: EdtfDate | null
  words: number
  /** It was made from another document of the story: a copy, or one with passages taken out. */
  derived: boolean
}

/** The stories of a case that more than one document tells. */
export function storiesOf(vault: Pick<Vault, 'sqlite'>, caseId: string): Story[] {
  const rulings = rulingsOf(vault, caseId, 'story')
  const joined = rulings.filter(({ same }) => same)
  const apart = rulings.filter(({ same }) => !same)
  const derived = derivedFrom(vault, caseId)
  const alike = likenessesOf(vault, caseId)
  const sure = [...joined, ...derived, ...alike.filter(({ length }) => length >= MUCH_SHORTER)]
  const members = [...new Set([...joined, ...derived, ...alike].flatMap(({ a, b }) => [a, b]))].toSorted()
  const groups = grouped(members, sure, apart)
  const held = heldByOnlyOneStory(
    groups,
    alike.filter(({ length }) => length < MUCH_SHORTER),
  )
  return grouped(members, [...sure, ...held], apart)
    .filter((group) => group.length > 1)
    .map((group) => storyOf(vault, group, derived))
}

/** The likenesses of texts to a much longer one, where that holds no second story. */
function heldByOnlyOneStory(groups: readonly (readonly string[])[], likenesses: readonly Alike[]): Alike[] {
  const groupOf = new Map(groups.flatMap((group) => group.map((id) => [id, group])))
  const byLonger = Map.groupBy(likenesses, ({ longer }) => longer)
  return [...byLonger].flatMap(([longer, some]) => {
    const shorter = some.map(({ a, b }) => groupOf.get(a === longer ? b : a))
    return new Set(shorter.filter((group) => group !== groupOf.get(longer))).size === 1 ? some : []
  })
}

function storyOf(vault: Pick<Vault, 'sqlite'>, group: readonly string[], derived: readonly Tie[]): Story {
  const within = new Set(group)
  const made = new Set(derived.filter(({ b }) => within.has(b)).map(({ a }) => a))
  const select = vault.sqlite.prepare<[string], Omit<Member, 'derived'>>(
    `SELECT id, published, coalesce(words, 0) AS words FROM document LEFT JOIN sketch ON document_id = id WHERE id = ?`,
  )
  const members = group.map((id): Member => ({ ...select.get(id)!, derived: made.has(id) }))
  const originals = members.filter((member) => !member.derived)
  const earliest = certainlyFirst(originals.length > 0 ? originals : members)
  const ordered = members.toSorted(
    (a, b) =>
      Number(b === earliest) - Number(a === earliest) ||
      Number(a.derived) - Number(b.derived) ||
      compareEdtf(a.published ?? undefined, b.published ?? undefined) ||
      b.words - a.words ||
      (a.id < b.id ? -1 : 1),
  )
  return { documentIds: ordered.map(({ id }) => id), earliest: earliest?.id ?? null }
}

/** Most alike first. */
function likenessesOf(vault: Pick<Vault, 'sqlite'>, caseId: string): Alike[] {
  const rows = vault.sqlite
    .prepare<[string], { a: string; b: string; held: number; length: number; isFirst: number }>(
      `SELECT first_id AS a, second_id AS b, held / 1000.0 AS held, length / 1000.0 AS length,
         first.words >= second.words AS isFirst
       FROM likeness CROSS JOIN document ON document.id = first_id
       JOIN sketch AS first ON first.document_id = first_id JOIN sketch AS second ON second.document_id = second_id
       WHERE document.case_id = ?`,
    )
    .all(caseId)
  return rows
    .map(({ isFirst, ...row }) => ({ ...row, longer: isFirst === 1 ? row.a : row.b }))
    .toSorted((x, y) => resemblance(y) - resemblance(x) || (x.a + x.b < y.a + y.b ? -1 : 1))
}

/** Of all that stands in either, how much stands in both. */
function resemblance({ held, length }: Alike): number {
  const shared = held * length
  return shared / (1 + length - shared)
}

/** Declared copies and copies with passages taken out, each with what it was made from. */
function derivedFrom(vault: Pick<Vault, 'sqlite'>, caseId: string): Tie[] {
  return vault.sqlite
    .prepare<[string], Tie>(
      `SELECT document_id AS a, of_document AS b FROM relation CROSS JOIN document ON document.id = document_id
       WHERE kind IN ('copy', 'redaction') AND document.case_id = ? ORDER BY a, b`,
    )
    .all(caseId)
}
