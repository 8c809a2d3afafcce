import { setImmediate as turn } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import type { Sought } from '../../../shared/domain/query.ts'
import type { Vault } from '../vault/vault.ts'
import { type Asked, soughtBy } from './asking.ts'
import { type Damerau, damerau } from './edit-distance.ts'
import type { Evidence } from './evidence.ts'
import { places } from './find-blocks.ts'
import { fold } from './fold.ts'
import { rowsOf, type Searched } from './gather.ts'
import { languagesHeld } from './index-blocks.ts'
import { otherLayout } from './keyboard-layout.ts'
import { EVERY_ROW } from './rows.ts'
import { ftsExactly, ftsSought } from './sought.ts'
import { statement } from './statements.ts'
import { termOf } from './term.ts'
import { wordsIn } from './words.ts'

/** Letters below which a word has too many neighbours. */
const SHORTEST = 4
/** Terms of the index that are read before others are let in. */
const SLICE = 400
/** Passages in which the word that a term stands for is looked up. */
const LOOKED_AT = 5

/**
 * The query with each word that the whole index does not hold replaced by the likest that it does: typed on the other
 * keyboard, else with one letter wrong (two in a stem of six), the commonest first. Null where there is none.
 */
export async function didYouMean(
  vault: Vault,
  evidence: Evidence,
  { query }: Asked,
  text: string,
  signal?: AbortSignal,
): Promise<string | null> {
  let changed = text
  for (const sought of soughtBy(query)) {
    if (!isWord(sought) || isHeld(vault.sqlite, sought)) continue
    const like = inOtherLayout(vault.sqlite, sought) ?? (await likest(vault, evidence, sought.text, signal))
    if (like !== undefined) changed = changed.replace(sought.text, () => like)
  }
  return changed === text ? null : changed
}

function isWord({ text, prefix }: Sought): boolean {
  return !prefix && wordsIn(text).words.length === 1 && [...text].length >= SHORTEST
}

function isHeld(sqlite: Database, sought: Sought): boolean {
  // A name may be spelled in another way; what begins with a small letter is more likely mistyped.
  const isName = sought.text.charAt(0) !== sought.text.charAt(0).toLowerCase()
  const expression = (isName ? ftsSought : ftsExactly)(sought, languagesHeld(sqlite))
  return tables(sqlite).some((searched) => expression !== undefined && rowsOf(searched, expression, 1).length > 0)
}

function tables(sqlite: Database): Searched[] {
  const scope = { ranges: [EVERY_ROW] }
  return [
    { sqlite, table: 'search_text', scope },
    { sqlite, table: 'search_noise', scope },
  ]
}

function inOtherLayout(sqlite: Database, { text }: Sought): string | undefined {
  const other = otherLayout(text)
  return other !== undefined && isHeld(sqlite, { text: other, prefix: false }) ? other : undefined
}

async function likest(
  vault: Vault,
  evidence: Evidence,
  word: string,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const { sqlite } = vault
  const form = fold(word)
  const stems = new Set(languagesHeld(sqlite).map((language) => termOf(form, language)))
  const measures = [...stems].map((stem) => damerau(stem))
  const begins = new Set([...stems].flatMap((stem) => [stem.charAt(0), stem.charAt(1)]))
  let best: { term: string; distance: number; documents: number } | undefined
  for (const begin of begins) {
    for await (const [term, documents] of termsFrom(sqlite, begin, signal)) {
      const distance = nearest(measures, term)
      if (distance === undefined || distance > (best?.distance ?? Infinity)) continue
      if (distance < (best?.distance ?? Infinity) || documents > (best?.documents ?? 0))
        best = { term, distance, documents }
    }
  }
  return best && wordOf(vault, evidence, best.term, form)
}

/** How far the nearest stem is; undefined where all are too far. */
function nearest(measures: readonly Damerau[], term: string): number | undefined {
  let least: number | undefined
  for (const { to, length } of measures) {
    const most = length >= 6 ? 2 : 1
    const distance = to(term, most)
    if (distance <= most && distance < (least ?? Infinity)) least = distance
  }
  return least
}

/** The terms of the texts that begin with a letter, with the number of blocks that each stands in. */
async function* termsFrom(sqlite: Database, begin: string, signal?: AbortSignal): AsyncGenerator<[string, number]> {
  sqlite.exec("create virtual table if not exists temp.search_vocabulary using fts5vocab('main', 'search_text', 'row')")
  const select = statement(
    sqlite,
    'select term, doc from temp.search_vocabulary where term > ? and term < ? limit ?',
  ).raw()
  const end = begin + '\uffff'
  for (let after = begin; ;) {
    const terms = select.all(after, end, SLICE) as [string, number][]
    yield* terms
    const last = terms.at(-1)
    if (!last || terms.length < SLICE) return
    after = last[0]
    await turn()
    signal?.throwIfAborted()
  }
}

/** The word that stands in the texts for a term, the likest to what was typed. */
function wordOf(vault: Vault, evidence: Evidence, term: string, form: string): string | undefined {
  const { sqlite } = vault
  const [texts] = tables(sqlite)
  if (!texts) return undefined
  const at = places(sqlite, rowsOf(texts, `"${term}"`, LOOKED_AT), false)
  const described = evidence.describe(vault, at)
  const { to } = damerau(form)
  const words = described.flatMap((block, index) => {
    const language = block?.language ?? at[index]?.language
    const { words: found } = wordsIn(block?.text ?? '', language)
    return found
      .filter((word) => word.term === term)
      .map((word) => ({ form: word.form, written: block?.text.slice(word.from, word.to) ?? '' }))
  })
  const [likest] = words.sort((a, b) => to(a.form, 9) - to(b.form, 9))
  return likest?.written.toLowerCase()
}
