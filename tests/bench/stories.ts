/*
 * Near duplicates: how right the telling is on the labelled pairs, and what it costs beside the index, which every import
 * makes of the same text: the sketch of each of many made articles, the search for what it is like, and the keeping of both,
 * in one encrypted database. Every twentieth article is an earlier one, cut and edited.
 * Run: node tests/bench/stories.ts [articles]
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { extract } from '../../src/main/engine/extraction/extraction.ts'
import { indexBlocks } from '../../src/main/engine/search/index-blocks.ts'
import { asSameStory } from '../../src/main/engine/stories/same-story.ts'
import { sketchOf } from '../../src/main/engine/stories/sketch.ts'
import { sketchText } from '../../src/main/engine/stories/sketching.ts'
import { storiesOf } from '../../src/main/engine/stories/stories.ts'
import { standing } from '../../src/shared/domain/article.ts'
import { fileOf, labelledPairs, type Pair } from '../fixtures/story-pairs/made-pairs.ts'
import { ROOT } from '../test-host.ts'
import { printTable, ratio } from './table.ts'

const ARTICLES = Number(process.argv[2] ?? 10_000)
const STRETCH = ARTICLES / 10
const CASE = 'case'

const folder = mkdtempSync(path.join(tmpdir(), 'libellus-bench-'))
try {
  await judge()
  measure()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function judge(): Promise<void> {
  const rows: (string | number)[][] = []
  for (const set of ['tuning', 'held', 'apart'] as const) {
    const pairs = labelledPairs(set)
    const judged = await Promise.all(pairs.map(async (pair) => ({ same: pair.same, told: await isToldAsOne(pair) })))
    const right = judged.filter(({ same, told }) => same && told).length
    const told = judged.filter((one) => one.told).length
    const same = judged.filter((one) => one.same).length
    rows.push([set, pairs.length, same, told, (right / told).toFixed(2), (right / same).toFixed(2)])
  }
  printTable('Near duplicates on labelled pairs', ['set', 'pairs', 'same', 'told', 'precision', 'recall'], rows)
}

async function isToldAsOne({ a, b }: Pair): Promise<boolean> {
  const [one, other] = await Promise.all(
    [a, b].map(async (side) => {
      const { blocks, findings } = await extract(await fileOf(side))
      const own = blocks.filter(({ noise }) => !noise).map(({ text }) => text)
      return { sketch: sketchOf(own), title: standing(findings, 'title')?.value ?? null, paragraphs: () => own }
    }),
  )
  return asSameStory(one!, other!) !== undefined
}

function measure(): void {
  const random = seeded(20061205)
  const words = Array.from({ length: 20_000 }, (_, at) => wordOf(at))
  /** Word number by Zipf's law, roughly: the commonest in every other sentence. */
  const word = () => words[Math.floor(words.length ** random()) - 1]!
  const made: string[][] = []
  const article = (): string[] => {
    if (made.length % 20 === 19) {
      const copied = made[Math.floor(random() * made.length)]!
      return copied.slice(0, 6).map((text) => text.replace(/\b\p{L}+\b/gu, (one) => (random() < 0.03 ? word() : one)))
    }
    return Array.from({ length: 10 }, () => Array.from({ length: 40 }, word).join(' '))
  }
  for (let at = 0; at < ARTICLES; at++) made.push(article())
  const sqlite = new Database(path.join(folder, 'stories.db'))
  sqlite.pragma("cipher = 'sqlcipher'")
  sqlite.pragma(`key = "x'${'5a'.repeat(32)}'"`)
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('cache_size = -65536')
  sqlite.exec(`CREATE TABLE document (id TEXT PRIMARY KEY, case_id TEXT, title TEXT, published TEXT);
    CREATE TABLE block (id INTEGER PRIMARY KEY, document_id TEXT, ordinal INTEGER, text TEXT, noise INTEGER, language TEXT);
    CREATE TABLE relation (document_id TEXT, kind TEXT, of_document TEXT)`)
  const migrations = path.join(ROOT, 'resources', 'migrations')
  for (const name of ['0004-search.sql', '0010-stories.sql', '0011-searches.sql']) {
    sqlite.exec(readFileSync(path.join(migrations, name), 'utf8'))
  }
  const vault = { sqlite }
  const insert = sqlite.prepare('INSERT INTO document (id, case_id) VALUES (?, ?)')
  const times = { index: [] as number[], sketch: [] as number[] }
  for (let from = 0; from < ARTICLES; from += STRETCH) {
    let [index, sketch] = [0, 0]
    for (const [at, paragraphs] of made.slice(from, from + STRETCH).entries()) {
      const document = { id: `document-${from + at}`, caseId: CASE, title: null }
      const blocks = paragraphs.map((text, no) => ({
        ordinal: no + 1,
        kind: 'paragraph',
        text,
        noise: false,
        language: null,
      }))
      sqlite.exec('BEGIN')
      insert.run(document.id, CASE)
      const began = performance.now()
      indexBlocks(sqlite, document, blocks)
      const indexed = performance.now()
      sketchText(vault, document, blocks)
      sketch += performance.now() - indexed
      index += indexed - began
      sqlite.exec('COMMIT')
    }
    times.index.push(index / STRETCH)
    times.sketch.push(sketch / STRETCH)
  }
  const began = performance.now()
  const stories = storiesOf(vault, CASE)
  const listed = performance.now() - began
  const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0)
  printTable(
    `Sketching of ${ARTICLES} articles of 400 words, beside their indexing`,
    ['index, ms each', 'sketch, ms each', 'ratio', 'first tenth, ms', 'last tenth, ms', 'stories', 'listing them, ms'],
    [
      [
        (sum(times.index) / 10).toFixed(2),
        (sum(times.sketch) / 10).toFixed(2),
        ratio(sum(times.sketch), sum(times.index)),
        times.sketch[0]!.toFixed(2),
        times.sketch.at(-1)!.toFixed(2),
        stories.length,
        listed.toFixed(0),
      ],
    ],
  )
  sqlite.close()
}

function wordOf(at: number): string {
  const syllables = ['ka', 'ne', 'mo', 'ri', 'tu', 'sel', 'var', 'don', 'lis', 'pra', 'ges', 'hol']
  let text = ''
  for (let rest = at + 12; rest > 0; rest = Math.floor(rest / syllables.length))
    text += syllables[rest % syllables.length]
  return text
}

/** Numbers from 0 to 1, the same in every run (mulberry32, T. Ettinger, public domain). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let next = Math.imul(state ^ (state >>> 15), state | 1)
    next ^= next + Math.imul(next ^ (next >>> 7), next | 61)
    return ((next ^ (next >>> 14)) >>> 0) / 4_294_967_296
  }
}
