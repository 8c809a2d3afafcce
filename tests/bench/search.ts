/*
 * Search over 100,000 made blocks, timed inside the engine's function, against bare FTS5: an ordinary stored table of
 * the same rows and terms on a bare connection, the same words joined by OR in BM25's order, 20 rows with snippet().
 * Both databases are encrypted. Run: node tests/bench/search.ts [blocks]
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { findBlocks } from '../../src/main/engine/search/find-blocks.ts'
import { indexBlocks } from '../../src/main/engine/search/index-blocks.ts'
import { snippets } from '../../src/main/engine/search/snippet.ts'
import { ftsSought } from '../../src/main/engine/search/sought.ts'
import { wordsIn } from '../../src/main/engine/search/words.ts'
import { parseQuery } from '../../src/shared/domain/query.ts'
import { median, printTable, ratio } from './table.ts'

const BLOCKS = Number(process.argv[2] ?? 100_000)
const BLOCKS_A_DOCUMENT = 40
const CASES = 4
const LIMIT = 20
const ROUNDS = 11

const random = seeded(20061205)
const folder = mkdtempSync(join(tmpdir(), 'libellus-bench-'))
try {
  run()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function run(): void {
  const [english, russian] = [vocabulary('en'), vocabulary('ru')]
  const ours = open('ours.db')
  ours.exec(
    'create table block (document_id text, ordinal integer, text text, primary key (document_id, ordinal)) without rowid',
  )
  ours.exec(readFileSync(new URL('../../resources/migrations/0004-search.sql', import.meta.url), 'utf8'))
  const bare = open('bare.db')
  bare.exec("create virtual table bare using fts5(body, tokenize = 'unicode61')")
  let indexing = 0
  const insertBlock = ours.prepare('insert into block values (?, ?, ?)')
  const insertBare = bare.prepare('insert into bare (body) values (?)')
  const insert = ours.transaction((no: number) => {
    const words = no % 2 ? english : russian
    const blocks = Array.from({ length: BLOCKS_A_DOCUMENT }, (_, index) => ({
      ordinal: index + 1,
      kind: index === 0 ? 'title' : 'paragraph',
      text: sentence(words, index === 0 ? 8 : 20 + Math.floor(random() * 60)),
      noise: index > 37,
    }))
    for (const { ordinal, text } of blocks) {
      insertBlock.run(`document-${no}`, ordinal, text)
      insertBare.run(
        wordsIn(text)
          .words.map(({ term }) => term)
          .join(' '),
      )
    }
    const start = performance.now()
    indexBlocks(
      ours,
      { id: `document-${no}`, caseId: `case-${(no >> 1) % CASES}`, title: blocks[0]?.text ?? null },
      blocks,
    )
    indexing += performance.now() - start
  })
  for (let no = 0; no < BLOCKS / BLOCKS_A_DOCUMENT; no++) {
    bare.exec('begin')
    insert(no)
    bare.exec('commit')
  }
  console.log(
    `${BLOCKS} blocks indexed in ${(indexing / 1000).toFixed(1)} s, ${((indexing * 1000) / BLOCKS).toFixed(0)} µs a block`,
  )

  const word = (words: string[], rank: number): string => words[rank] ?? ''
  const [common, second, middling, other, rare, rarest] = [0, 3, 60, 200, 4000, 12000]
  const queries: [string, string][] = [
    ['common', word(english, common)],
    ['common', word(russian, second)],
    ['middling', word(english, middling)],
    ['middling', word(russian, other)],
    ['rare', word(english, rare)],
    ['rare', word(russian, rarest)],
    ['common pair', `${word(english, common)} ${word(english, second)}`],
    ['common and rare', `${word(english, common)} ${word(english, rare)}`],
    ['middling pair', `${word(russian, middling)} ${word(russian, other)}`],
    ['rare pair', `${word(russian, rare)} ${word(russian, rarest)}`],
    ['two languages', `${word(english, middling)} ${word(russian, middling)}`],
    ['three', `${word(english, second)} ${word(english, middling)} ${word(english, rare)}`],
    ['five', [1, 9, 60, 300, 4000].map((rank) => word(russian, rank)).join(' ')],
    ['phrase', `"${word(english, common)} ${word(english, second)}"`],
    ['phrase', `"${word(russian, middling)} ${word(russian, common)}"`],
    ['prefix', `${word(english, middling).slice(0, 4)}*`],
    ['prefix', `${word(russian, other).slice(0, 3)}*`],
  ]
  const select = ours
    .prepare<[string, number], string>('select text from block where document_id = ? and ordinal = ?')
    .pluck()
  // Sorting by the function is quicker for many rows, by the column for few: the quicker one counts.
  const bareQueries = ['rank', 'bm25(bare)'].map((order) =>
    bare.prepare(
      `select rowid, snippet(bare, 0, '[', ']', '…', 24) from bare where bare match ? order by ${order} limit ?`,
    ),
  )
  const ratios: number[] = []
  const table: (string | number)[][] = []
  for (const [kind, text] of queries) {
    const parsed = parseQuery(text)
    if ('fault' in parsed || parsed.query.kind !== 'words') throw new Error(text)
    const { query } = parsed
    const match = parsed.query.words.map(ftsSought).join(' OR ')
    const search = (caseId?: string) => {
      const found = findBlocks(ours, query, { limit: LIMIT, caseId })
      const mark = snippets(query.words)
      return {
        ...found,
        hits: found.places.map(({ documentId, ordinal }) => mark(select.get(documentId, ordinal) ?? '')),
      }
    }
    const [vault = NaN, one = NaN, ...plains] = timed([
      () => search(),
      () => search('case-1'),
      ...bareQueries.map((bareQuery) => () => bareQuery.all(match, LIMIT)),
    ])
    const plain = Math.min(...plains)
    ratios.push(vault / plain)
    const { blocks, documents } = search()
    table.push([kind, blocks, documents, ...[vault, one, plain].map((time) => time.toFixed(2)), ratio(vault, plain)])
  }
  printTable(
    `Search over ${BLOCKS} blocks, the first ${LIMIT} with snippets and counts`,
    ['query', 'blocks', 'documents', 'vault, ms', 'one case of four, ms', 'bare FTS5, ms', 'vault / bare'],
    table,
  )
  console.log(`\nMedian ratio ${median(ratios).toFixed(2)}, worst ${Math.max(...ratios).toFixed(2)}.`)
}

function open(name: string): Database.Database {
  const sqlite = new Database(join(folder, name))
  sqlite.pragma('temp_store = MEMORY')
  sqlite.pragma("cipher = 'sqlcipher'")
  sqlite.pragma('legacy = 4')
  sqlite.pragma(`key = "x'${'5a'.repeat(32)}'"`)
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('cache_size = -65536')
  return sqlite
}

/** Made words, the most used first. */
function vocabulary(language: 'en' | 'ru'): string[] {
  const [onsets, vowels] =
    language === 'en' ? ['b c d f g l m n p r s t v st tr pl'.split(' '), 'a e i o u ea'.split(' ')] : ['б в г д к л м н п р с т ст пр тр х'.split(' '), 'а е и о у я'.split(' ')] // prettier-ignore
  const words = new Set<string>()
  while (words.size < 20_000) {
    let made = ''
    for (let syllables = 2 + Math.floor(random() * 3); syllables > 0; syllables--) made += pick(onsets) + pick(vowels)
    words.add(made + pick(language === 'en' ? ['n', 't', 'm', 'x'] : ['н', 'т', 'м', 'ж']))
  }
  return [...words]
}

/** Words as Zipf's law has them: the nth is used 1/n as often as the first. */
function sentence(words: readonly string[], length: number): string {
  const made = Array.from({ length }, () => words[Math.floor(words.length ** random()) - 1] ?? '')
  return `${made.join(' ')}.`
}

/** Milliseconds of each task at its quickest, taken in turns, so that other work on the machine weighs on none. */
function timed(tasks: readonly (() => unknown)[]): number[] {
  const times = tasks.map((): number[] => [])
  for (let round = 0; round <= ROUNDS; round++) {
    tasks.forEach((task, index) => {
      const start = performance.now()
      task()
      if (round > 0) times[index]?.push(performance.now() - start)
    })
  }
  return times.map((of) => Math.min(...of))
}

function pick(from: readonly string[]): string {
  return from[Math.floor(random() * from.length)] ?? ''
}

/** Mulberry32: the same numbers in each run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
