import type { Database } from 'better-sqlite3'
import type { Searched } from './gather.ts'
import { documentNumber, documentsOfCase, placeOf, rowOf, rowsOfDocument } from './rows.ts'
import { statement } from './statements.ts'
import { stemmingOf } from './term.ts'
import { wordsIn } from './words.ts'

/** Column-wise, as terms parted by spaces; a block is body or title. */
interface Terms {
  body: string
  title: string
  compound: string
  name: string
}

export interface IndexedBlock {
  ordinal: number
  kind: string
  text: string
  noise: boolean
  /** ISO 639-1; null where it is not known: the block is then read as most of its document. */
  language?: string | null
}

/**
 * Puts a document's blocks and its title into the index. The document is not to be in it yet.
 * To be called inside the transaction that writes the blocks.
 * @throws RangeError beyond 16,383 cases, 524,287 documents a case, or 1,048,575 blocks a document.
 */
export function indexBlocks(
  sqlite: Database,
  document: { id: string; caseId: string; title: string | null },
  blocks: Iterable<IndexedBlock>,
): void {
  const read = [...blocks]
  const most = mostLanguage(read)
  const no = newDocument(sqlite, document, most)
  const stemmings = new Set([most])
  const titles: string[] = []
  for (const block of read) {
    const language = stemmingOf(block.language) ?? most
    stemmings.add(language)
    const terms = termsOf(block.text, block.kind === 'title', language)
    if (!block.noise) titles.push(terms.title)
    insert(sqlite, block.noise ? 'search_noise' : 'search_text', rowOf(no, block.ordinal), terms)
  }
  for (const language of stemmings) holdLanguage(sqlite, language)
  // A query would make FTS5 write out what it has gathered of the transaction, for each document a segment of its own.
  indexTitle(sqlite, no, document.title, most, (title) => titles.some((said) => holdsPhrase(said, title)))
}

/** Both are terms parted by spaces. */
function holdsPhrase(terms: string, phrase: string): boolean {
  return ` ${terms} `.includes(` ${phrase} `)
}

/** The language that most of a document's letters are in; null where that of none is known. */
function mostLanguage(blocks: readonly IndexedBlock[]): string | null {
  const letters = new Map<string, number>()
  for (const { text, language, noise } of blocks) {
    const stemming = stemmingOf(language)
    if (stemming !== null && !noise) letters.set(stemming, (letters.get(stemming) ?? 0) + text.length)
  }
  let most: string | null = null
  for (const [language, count] of letters) if (most === null || count > (letters.get(most) ?? 0)) most = language
  return most
}

/** Makes the document findable under this title alone, besides its blocks. Inside a transaction. */
export function reindexTitle(sqlite: Database, documentId: string, title: string | null): void {
  const no = numberOf(sqlite, documentId)
  if (no === undefined) return
  sqlite.prepare('delete from search_text where rowid = ?').run(BigInt(rowOf(no, 0)))
  indexTitle(sqlite, no, title, languageOfDocument(sqlite, no), (terms) => saysTitle(sqlite, no, terms))
}

/** Takes a document out of the index. Inside a transaction. */
export function unindexDocument(sqlite: Database, documentId: string): void {
  statement(sqlite, 'delete from search_pending where document_id = ?').run(documentId)
  const no = numberOf(sqlite, documentId)
  if (no === undefined) return
  const { first, last } = rowsOfDocument(no)
  for (const table of ['search_text', 'search_noise']) {
    sqlite.prepare(`delete from ${table} where rowid between ? and ?`).run(BigInt(first), BigInt(last))
  }
  sqlite.prepare('delete from search_document where no = ?').run(no)
}

/**
 * Takes a document out of the index so that none of its terms is left in it: a deleted row's terms else stay in their
 * segments until these are merged. Inside a transaction.
 */
export function forgetDocument(sqlite: Database, documentId: string): void {
  unindexDocument(sqlite, documentId)
  for (const table of ['search_text', 'search_noise']) {
    sqlite.exec(`insert into ${table} (${table}) values ('optimize')`)
  }
}

/**
 * Compares the index with the blocks that stand: how many of them it lacks, documents apart that are still to be
 * indexed, and how many rows it has of blocks that do not stand. @throws SQLite's error (SQLITE_CORRUPT_VTAB) where the index itself is damaged.
 */
export function verifyIndex(
  sqlite: Database,
  blocks: Iterable<{ documentId: string; ordinal: number }>,
): { missing: number; stray: number } {
  for (const table of ['search_text', 'search_noise'])
    sqlite.exec(`insert into ${table} (${table}) values ('integrity-check')`)
  const numbers = new Map(sqlite.prepare<[], [string, number]>('select id, no from search_document').raw().all())
  const rows = new Set(
    sqlite
      .prepare<[], number>('select rowid from search_text union all select rowid from search_noise')
      .pluck()
      .iterate(),
  )
  const pending = new Set(sqlite.prepare<[], string>('select document_id from search_pending').pluck().all())
  let missing = 0
  for (const { documentId, ordinal } of blocks) {
    const no = numbers.get(documentId)
    const isHeld = no !== undefined && rows.delete(rowOf(no, ordinal))
    if (!isHeld && !pending.has(documentId)) missing++
  }
  const known = new Set(numbers.values())
  let stray = 0
  for (const row of rows) {
    const { documentNo, ordinal } = placeOf(row)
    if (ordinal !== 0 || !known.has(documentNo)) stray++
  }
  return { missing, stray }
}

/** A title that a title block says already is not indexed a second time. */
function indexTitle(
  sqlite: Database,
  documentNo: number,
  title: string | null,
  language: string | null,
  isSaid: (terms: string) => boolean,
): void {
  if (title === null) return
  const terms = termsOf(title, true, language)
  if (terms.title === '' || isSaid(terms.title)) return
  insert(sqlite, 'search_text', rowsOfDocument(documentNo).first, terms)
}

function saysTitle(sqlite: Database, documentNo: number, terms: string): boolean {
  const { first, last } = rowsOfDocument(documentNo)
  const phrase = terms
    .split(' ')
    .map((term) => `"${term}"`)
    .join(' + ')
  const said = sqlite.prepare('select 1 from search_text where search_text match ? and rowid between ? and ? limit 1')
  return said.get(`title : ${phrase}`, BigInt(first), BigInt(last)) !== undefined
}

function termsOf(text: string, isTitle: boolean, language: string | null): Terms {
  const { words, compounds } = wordsIn(text, language)
  const terms = words.map(({ term }) => term).join(' ')
  const compound = compounds.map(({ term }) => term).join(' ')
  const name = words.flatMap(({ names }) => names).join(' ')
  return isTitle ? { body: '', title: terms, compound, name } : { body: terms, title: '', compound, name }
}

function newDocument(
  sqlite: Database,
  { id, caseId }: { id: string; caseId: string },
  language: string | null,
): number {
  sqlite.prepare('insert into search_case (id) values (?) on conflict do nothing').run(caseId)
  const caseNo = caseNumber(sqlite, caseId) ?? 0
  const { first, last } = documentsOfCase(caseNo)
  const highest = sqlite
    .prepare<[number, number], number | null>('select max(no) from search_document where no between ? and ?')
    .pluck()
    .get(first, last)
  const no = documentNumber(caseNo, (highest ?? first) - first + 1)
  sqlite.prepare('insert into search_document (no, id, language) values (?, ?, ?)').run(BigInt(no), id, language)
  return no
}

function holdLanguage(sqlite: Database, language: string | null): void {
  if (language === null) return
  statement(sqlite, 'insert into search_language values (?) on conflict do nothing').run(language)
}

/** The languages by whose rules the index holds stems; null stands for those that are chosen by script. */
export function languagesHeld(sqlite: Database): (string | null)[] {
  return [null, ...(statement(sqlite, 'select language from search_language').pluck().all() as string[])]
}

function languageOfDocument(sqlite: Database, documentNo: number): string | null {
  const select = statement(sqlite, 'select language from search_document where no = ?').pluck()
  return (select.get(documentNo) as string | null | undefined) ?? null
}

/** The number that the index has for a case; undefined while it holds nothing of it. */
export function caseNumber(sqlite: Database, caseId: string): number | undefined {
  return sqlite.prepare<[string], number>('select no from search_case where id = ?').pluck().get(caseId)
}

function numberOf(sqlite: Database, documentId: string): number | undefined {
  return sqlite.prepare<[string], number>('select no from search_document where id = ?').pluck().get(documentId)
}

function insert(sqlite: Database, table: Searched['table'], row: number, { body, title, compound, name }: Terms): void {
  const sql = `insert into ${table} (rowid, body, title, compound, name) values (?, ?, ?, ?, ?)`
  statement(sqlite, sql).run(BigInt(row), body, title, compound, name)
}
