import type { Database } from 'better-sqlite3'
import type { Searched } from './rank.ts'
import { documentNumber, documentsOfCase, placeOf, rowOf, rowsOfDocument } from './rows.ts'
import { statement } from './statements.ts'
import { wordsIn } from './words.ts'

/** Column-wise, as terms parted by spaces; a block is body or title. */
interface Terms {
  body: string
  title: string
  compound: string
}

export interface IndexedBlock {
  ordinal: number
  kind: string
  text: string
  noise: boolean
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
  const no = newDocument(sqlite, document)
  for (const block of blocks) {
    const terms = termsOf(block.text, block.kind === 'title')
    insert(sqlite, block.noise ? 'search_noise' : 'search_text', rowOf(no, block.ordinal), terms)
  }
  indexTitle(sqlite, no, document.title)
}

/** Makes the document findable under this title alone, besides its blocks. Inside a transaction. */
export function reindexTitle(sqlite: Database, documentId: string, title: string | null): void {
  const no = numberOf(sqlite, documentId)
  if (no === undefined) return
  sqlite.prepare('delete from search_text where rowid = ?').run(BigInt(rowOf(no, 0)))
  indexTitle(sqlite, no, title)
}

/** Takes a document out of the index. Inside a transaction. */
export function unindexDocument(sqlite: Database, documentId: string): void {
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
 * Compares the index with the blocks that stand: how many of them it lacks, and how many rows it has of blocks that
 * do not stand. @throws SQLite's error (SQLITE_CORRUPT_VTAB) where the index itself is damaged.
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
  let missing = 0
  for (const { documentId, ordinal } of blocks) {
    const no = numbers.get(documentId)
    if (no === undefined || !rows.delete(rowOf(no, ordinal))) missing++
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
function indexTitle(sqlite: Database, documentNo: number, title: string | null): void {
  if (title === null) return
  const terms = termsOf(title, true)
  if (terms.title === '') return
  const { first, last } = rowsOfDocument(documentNo)
  const phrase = terms.title
    .split(' ')
    .map((term) => `"${term}"`)
    .join(' + ')
  const said = sqlite.prepare('select 1 from search_text where search_text match ? and rowid between ? and ? limit 1')
  if (said.get(`title : ${phrase}`, BigInt(first), BigInt(last)) !== undefined) return
  insert(sqlite, 'search_text', first, terms)
}

function termsOf(text: string, isTitle: boolean): Terms {
  const { words, compounds } = wordsIn(text)
  const terms = words.map(({ term }) => term).join(' ')
  const compound = compounds.map(({ term }) => term).join(' ')
  return isTitle ? { body: '', title: terms, compound } : { body: terms, title: '', compound }
}

function newDocument(sqlite: Database, { id, caseId }: { id: string; caseId: string }): number {
  sqlite.prepare('insert into search_case (id) values (?) on conflict do nothing').run(caseId)
  const caseNo = caseNumber(sqlite, caseId) ?? 0
  const { first, last } = documentsOfCase(caseNo)
  const highest = sqlite
    .prepare<[number, number], number | null>('select max(no) from search_document where no between ? and ?')
    .pluck()
    .get(first, last)
  const no = documentNumber(caseNo, (highest ?? first) - first + 1)
  sqlite.prepare('insert into search_document (no, id) values (?, ?)').run(BigInt(no), id)
  return no
}

/** The number that the index has for a case; undefined while it holds nothing of it. */
export function caseNumber(sqlite: Database, caseId: string): number | undefined {
  return sqlite.prepare<[string], number>('select no from search_case where id = ?').pluck().get(caseId)
}

function numberOf(sqlite: Database, documentId: string): number | undefined {
  return sqlite.prepare<[string], number>('select no from search_document where id = ?').pluck().get(documentId)
}

function insert(sqlite: Database, table: Searched['table'], row: number, { body, title, compound }: Terms): void {
  const sql = `insert into ${table} (rowid, body, title, compound) values (?, ?, ?, ?)`
  statement(sqlite, sql).run(BigInt(row), body, title, compound)
}
