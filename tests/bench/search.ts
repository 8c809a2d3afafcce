/*
 * Search over 1,000,000 made blocks with snippets, timed inside the engine's function, against bare FTS5: an ordinary
 * stored table of the same rows and terms on a bare connection, the same words joined by OR, `ORDER BY rank LIMIT 20`
 * with snippet(). Both databases are encrypted. Run: node tests/bench/search.ts [blocks]
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { findBlocks } from '../../src/main/engine/search/find-blocks.ts'
import { indexBlocks, languagesHeld } from '../../src/main/engine/search/index-blocks.ts'
import { snippets } from '../../src/main/engine/search/snippet.ts'
import { ftsSought } from '../../src/main/engine/search/sought.ts'
import { wordsIn } from '../../src/main/engine/search/words.ts'
import { parseQuery } from '../../src/shared/domain/query.ts'
import { median, printTable, ratio } from './table.ts'

const BLOCKS = Number(process.argv[2] ?? 1_000_000)
const BLOCKS_A_DOCUMENT = 40
const CASES = 4
const LIMIT = 20
/** Times each query is run; the first, which reads its pages from the disk, does not count. */
const ROUNDS = BLOCKS > 200_000 ? 3 : 7
/** Documents a transaction, on both sides. */
const BATCH = 25

const random = seeded(20061205)
const folder = mkdtempSync(join(tmpdir(), 'libellus-bench-'))
try {
  run()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function run(): void {
  const [english, russian] = [vocabulary('en'), vocabulary('ru')]
  const { ours, bare } = fill(english, russian)
  const select = ours
    .prepare<[string, number], string>('select text from block where document_id = ? and ordinal = ?')
    .pluck()
  const bareQuery = bare.prepare(
    `select rowid, snippet(bare, 0, '[', ']', '…', 24) from bare where bare match ? order by rank limit ?`,
  )
  const languages = languagesHeld(ours)
  const all: { vault: number; one: number; plain: number }[] = []
  const table: (string | number)[][] = []
  for (const [kind, texts] of queries(english, russian)) {
    const times = texts.map((text) => {
      const parsed = parseQuery(text)
      if ('fault' in parsed || parsed.query.kind !== 'words') throw new Error(text)
      const { query } = parsed
      const { words } = parsed.query
      const match = words.map((word) => ftsSought({ ...word }, [null])).join(' OR ')
      const search = (caseId?: string) => {
        const found = findBlocks(ours, query, { limit: LIMIT, caseId })
        const mark = snippets(words, languages)
        for (const { documentId, ordinal, language } of found.places)
          mark(select.get(documentId, ordinal) ?? '', language)
        return found
      }
      const [vault = NaN, one = NaN, plain = NaN] = timed([
        () => search(),
        () => search('case-1'),
        () => bareQuery.all(match, LIMIT),
      ])
      const { blocks, more } = search()
      return { vault, one, plain, blocks, more }
    })
    all.push(...times)
    const of = (key: 'vault' | 'one' | 'plain' | 'blocks') => median(times.map((time) => time[key]))
    const counted = `${times.some(({ more }) => more) ? 'more than ' : ''}${of('blocks')}`
    const figures = [of('vault'), of('one'), of('plain')].map((time) => time.toFixed(2))
    table.push([kind, texts.length, counted, ...figures, ratio(of('vault'), of('plain'))])
  }
  for (const [name, share] of [
    ['median of all', 0.5],
    ['p95 of all', 0.95],
    ['worst of all', 1],
  ] as const) {
    const of = (key: 'vault' | 'one' | 'plain') =>
      quantile(
        all.map((time) => time[key]),
        share,
      )
    const figures = [of('vault'), of('one'), of('plain')].map((time) => time.toFixed(2))
    table.push([name, all.length, '', ...figures, ratio(of('vault'), of('plain'))])
  }
  printTable(
    `Search over ${BLOCKS} blocks, the first ${LIMIT} with snippets and counts, medians by kind of query`,
    ['query', 'queries', 'blocks', 'vault, ms', 'one case of four, ms', 'bare FTS5, ms', 'vault / bare'],
    table,
  )
}

function fill(english: readonly string[], russian: readonly string[]) {
  const ours = open('ours.db')
  ours.exec('create table case_file (id text primary key); create table document (id text primary key)')
  ours.exec(
    'create table block (document_id text, ordinal integer, text text, primary key (document_id, ordinal)) without rowid',
  )
  for (const migration of ['0004-search', '0011-searches'])
    ours.exec(readFileSync(new URL(`../../resources/migrations/${migration}.sql`, import.meta.url), 'utf8'))
  const bare = open('bare.db')
  bare.exec("create virtual table bare using fts5(body, tokenize = 'unicode61')")
  const insertBlock = ours.prepare('insert into block values (?, ?, ?)')
  const insertBare = bare.prepare('insert into bare (body) values (?)')
  let [ourTime, bareTime, made] = [0, 0, 0]
  while (made < BLOCKS / BLOCKS_A_DOCUMENT) {
    const documents = Array.from({ length: BATCH }, () => documentOf(made++, english, russian))
    ours.exec('begin')
    bare.exec('begin')
    for (const { document, blocks } of documents) {
      for (const { ordinal, text } of blocks) insertBlock.run(document.id, ordinal, text)
    }
    const terms = documents.flatMap(
      ({ blocks }) =>
      blocks.map(({ text }) => wordsIn(text).words.map(({ term }) => term).join(' ')), // prettier-ignore
    )
    ourTime += clocked(() => {
      for (const { document, blocks } of documents) indexBlocks(ours, document, blocks)
    })
    bareTime += clocked(() => {
      for (const text of terms) insertBare.run(text)
    })
    ourTime += clocked(() => ours.exec('commit'))
    bareTime += clocked(() => bare.exec('commit'))
  }
  const size = (sqlite: Database.Database, like: string) =>
    sqlite.prepare<[string], number>('select sum(pgsize) from dbstat where name like ?').pluck().get(like) ?? 0
  const megabytes = (bytes: number) => (bytes / 2 ** 20).toFixed(0)
  printTable(
    `Making the index of ${BLOCKS} blocks; ours makes the terms as well, bare FTS5 gets them made and keeps the text`,
    ['index', 'made in, s', 'µs a block', 'size, MB'],
    [
      ['ours', (ourTime / 1000).toFixed(1), ((ourTime * 1000) / BLOCKS).toFixed(0), megabytes(size(ours, 'search%'))],
      ['bare', (bareTime / 1000).toFixed(1), ((bareTime * 1000) / BLOCKS).toFixed(0), megabytes(size(bare, 'bare%'))],
    ],
  )
  console.log('')
  return { ours, bare }
}

function documentOf(no: number, english: readonly string[], russian: readonly string[]) {
  const [words, language] = no % 2 ? [english, 'en'] : [russian, 'ru']
  const blocks = Array.from({ length: BLOCKS_A_DOCUMENT }, (_, index) => ({
    ordinal: index + 1,
    kind: index === 0 ? 'title' : 'paragraph',
    text: sentence(words, index === 0 ? 8 : 20 + Math.floor(random() * 60)),
    noise: index > 37,
    language,
  }))
  const document = { id: `document-${no}`, caseId: `case-${(no >> 1) % CASES}`, title: blocks[0]?.text ?? null }
  return { document, blocks }
}

/** Kinds of queries, some words of each frequency in both languages. */
function queries(english: readonly string[], russian: readonly string[]): [string, string[]][] {
  const en = (rank: number) => english[rank] ?? ''
  const ru = (rank: number) => russian[rank] ?? ''
  const both = (ranks: readonly number[]) => ranks.flatMap((rank) => [en(rank), ru(rank)])
  const pairs = (ranks: readonly (readonly [number, number])[], join: (a: string, b: string) => string) =>
    ranks.flatMap(([a, b]) => [join(en(a), en(b)), join(ru(a), ru(b))])
  return [
    ['commonest word', both([0])],
    ['common word', both([1, 3, 8])],
    ['middling word', both([40, 90, 200, 450])],
    ['rare word', both([1500, 4000, 12_000, 19_000])],
    ['pair, common', pairs([[0, 3], [1, 8]], (a, b) => `${a} ${b}`)], // prettier-ignore
    ['pair, common and rare', pairs([[0, 4000], [3, 12_000]], (a, b) => `${a} ${b}`)], // prettier-ignore
    ['pair, middling', pairs([[60, 200], [90, 450]], (a, b) => `${a} ${b}`)], // prettier-ignore
    ['pair, rare', pairs([[2000, 9000], [4000, 12_000]], (a, b) => `${a} ${b}`)], // prettier-ignore
    ['two languages', [`${en(60)} ${ru(60)}`, `${en(2000)} ${ru(2000)}`]],
    ['five words', [[1, 9, 60, 300, 4000].map(en).join(' '), [0, 5, 80, 900, 12_000].map(ru).join(' ')]],
    ['phrase, common', pairs([[0, 3], [1, 0]], (a, b) => `"${a} ${b}"`)], // prettier-ignore
    ['phrase, middling', pairs([[60, 0], [3, 200]], (a, b) => `"${a} ${b}"`)], // prettier-ignore
    ['prefix, four letters', both([60, 200, 900]).map((word) => `${word.slice(0, 4)}*`)],
    ['prefix, three letters', both([60, 200]).map((word) => `${word.slice(0, 3)}*`)],
  ]
}

function open(name: string): Database.Database {
  const sqlite = new Database(join(folder, name))
  sqlite.pragma('temp_store = MEMORY')
  sqlite.pragma("cipher = 'sqlcipher'")
  sqlite.pragma('legacy = 4')
  sqlite.pragma(`key = "x'${'5a'.repeat(32)}'"`)
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = NORMAL')
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

/** Words as Zipf's law has them: the nth is used 1/n as often as the first. One in twenty has a capital letter. */
function sentence(words: readonly string[], length: number): string {
  const made = Array.from({ length }, (_, index) => {
    const word = words[Math.floor(words.length ** random()) - 1] ?? ''
    return index === 0 || random() < 0.05 ? word.charAt(0).toUpperCase() + word.slice(1) : word
  })
  return `${made.join(' ')}.`
}

/** Milliseconds of each task, the median of its rounds, taken in turns. */
function timed(tasks: readonly (() => unknown)[]): number[] {
  const times = tasks.map((): number[] => [])
  for (let round = 0; round <= ROUNDS; round++) {
    tasks.forEach((task, index) => {
      const time = clocked(task)
      if (round > 0) times[index]?.push(time)
    })
  }
  return times.map(median)
}

function clocked(task: () => unknown): number {
  const start = performance.now()
  task()
  return performance.now() - start
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN
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
