import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { findByDate } from '../../src/main/engine/search/find-by-date.ts'
import { findBlocks } from '../../src/main/engine/search/find-blocks.ts'
import {
  indexBlocks,
  languagesHeld,
  reindexTitle,
  unindexDocument,
  verifyIndex,
} from '../../src/main/engine/search/index-blocks.ts'
import { snippets } from '../../src/main/engine/search/snippet.ts'
import { parseQuery } from '../../src/shared/domain/query.ts'

const MIGRATION = ['0004-search', '0011-searches']
  .map((name) => readFileSync(join(import.meta.dirname, `../../resources/migrations/${name}.sql`), 'utf8'))
  .join('')

let sqlite: Database.Database
let standing: { documentId: string; ordinal: number }[]

beforeEach(() => {
  sqlite = new Database(':memory:')
  sqlite.exec('create table document (id text)')
  sqlite.exec(MIGRATION)
  standing = []
})

type Text = string | { text: string; kind?: string; noise?: boolean }

function add(id: string, texts: Text[], { caseId = 'case', title = null as string | null } = {}): void {
  const blocks = texts.map((block, index) => {
    const { text, kind = 'paragraph', noise = false } = typeof block === 'string' ? { text: block } : block
    standing.push({ documentId: id, ordinal: index + 1 })
    return { ordinal: index + 1, text, kind, noise }
  })
  sqlite.transaction(() => indexBlocks(sqlite, { id, caseId, title }, blocks))()
}

function search(
  text: string,
  options: { caseId?: string; documentIds?: string[]; limit?: number; offset?: number } = {},
) {
  const parsed = parseQuery(text)
  if ('fault' in parsed) throw new Error(`${parsed.fault} at ${parsed.at}`)
  return findBlocks(sqlite, parsed.query, { limit: 50, ...options })
}

const found = (text: string, options = {}) =>
  search(text, options).places.map(({ documentId, ordinal }) => `${documentId} ¶${ordinal}`)

describe('words without operators', () => {
  test('rank by how many of them a block holds, the document counting for the rest', () => {
    add('a', ['Bulgaria and Bulgaria again.', 'Nothing at all.'])
    add('b', ['The licence expired.', 'In Bulgaria it went on.'])
    add('c', ['A licence had expired, says a much shorter text.'])
    add('d', ['The Bulgarian plant lost its licence in Bulgaria when it expired.'])
    expect(found('licence expired Bulgaria')).toEqual(['d ¶1', 'b ¶1', 'c ¶1', 'b ¶2', 'a ¶1'])
  })

  test('rank by every page the same, however it is cut', () => {
    const words = ['raid', 'customs', 'licence', 'seizure', 'Sofia']
    for (let no = 0; no < 30; no++) {
      add(
        `d${no}`,
        Array.from({ length: 5 }, (_, block) => words.filter((_, bit) => ((no * 7 + block * 3) >> bit) & 1).join(' ')),
      )
    }
    const query = 'raid customs seizure'
    const all = found(query, { limit: 500 })
    expect(all).toHaveLength(search(query).blocks)
    const pages = Array.from({ length: Math.ceil(all.length / 7) }, (_, page) =>
      found(query, { limit: 7, offset: page * 7 }),
    )
    expect(pages.flat()).toEqual(all)
  })

  test('rank by weight where they hold the same, the title doubly', () => {
    add('a', ['A raid was made on a plant that stood near the river, a long way off the road.', 'Raid on a plant.'])
    add('b', [{ text: 'Raid on a plant.', kind: 'title' }])
    expect(found('raid')).toEqual(['b ¶1', 'a ¶2', 'a ¶1'])
  })

  test('put the site’s own text last', () => {
    add('a', [{ text: 'Subscribe to licence news: licence expired', noise: true }, 'The licence'])
    expect(search('licence expired').places).toEqual([
      { documentId: 'a', ordinal: 2, noise: false, language: null },
      { documentId: 'a', ordinal: 1, noise: true, language: null },
    ])
  })

  test('leave out what is excluded', () => {
    add('a', ['licence expired', 'licence expired in Bulgaria'])
    expect(found('licence expired -Bulgaria')).toEqual(['a ¶1'])
  })

  test('do not count where they say nothing', () => {
    add('a', ['what of the house and of the garden', 'Bulgaria'])
    expect(found('the licence of Bulgaria')).toEqual(['a ¶2'])
    expect(found('the')).toEqual(['a ¶1'])
  })

  test('are counted, blocks and documents', () => {
    add('a', ['licence', 'licence', { text: 'licence', noise: true }])
    add('b', [{ text: 'expired', noise: true }])
    add('c', ['something else'])
    expect(search('licence expired', { limit: 1 })).toMatchObject({ blocks: 4, documents: 2 })
  })
})

describe('a formula', () => {
  beforeEach(() => {
    add('a', ['raid customs', 'seizure customs', 'raid seizure', 'seizure of small arms', 'arms, not small'])
  })

  test.each([
    ['raid AND customs', ['a ¶1']],
    ['customs NOT raid', ['a ¶2']],
    ['(raid OR seizure) AND customs', ['a ¶1', 'a ¶2']],
    ['"small arms"', ['a ¶4']],
    ['"arms small"', []],
    ['seizure -(customs OR raid)', ['a ¶4']],
    ['seiz* AND (small OR custom)', ['a ¶2', 'a ¶4']],
  ])('%s', (query, expected) => {
    expect(found(query).toSorted()).toEqual(expected)
  })
})

describe('what is found', () => {
  test.each([
    [
      'Licences to make AK-103 rifles',
      ['license', 'AK-103', 'AK103', 'ak 103', '103', 'АК-103', '"АК 103"', 'rifle', 'AK-10*'],
    ],
    ['выпуск АК-103 начат', ['АК-103', 'AK-103', 'ак-103', 'АК', 'выпуска']],
    ['it sold 100,000 rifles for $2.5 million', ['100000', '100,000', '"100 000"', '2.5', 'sell']],
    ['продано 50000 штук', ['50 000', '50,000', '"50 000"']],
    ['the cease-fire held', ['ceasefire', 'cease-fire', 'fire', '"cease fire"']],
    ['Arsenal’s licence', ['arsenal', "Arsenal's", '"Arsenal’s license"']],
    ['unlicensed manufacturing companies', ['unlicensed', 'manufactur*', 'manufacturing*', 'compan*', 'company*']],
    ['honouring defence organisations', ['honor', 'defense', 'organization', 'honou*', 'organis*', 'defenc*']],
    ['武器出口許可證', ['許可', '武器', '"出口許可"']],
    ['лицензия истекла в Болгарии', ['лицензии', 'истёк', 'Болгария', 'лицензи*', 'болгар*', '«лицензия истекла»']],
    ['O’Brien in Côte d’Ivoire', ["O'Brien", 'obrien', 'Brien', 'ivoire', 'cote']],
  ])('%s', (text, queries) => {
    add('a', [text])
    add('b', ['quite another matter', 'совсем другое дело'])
    for (const query of queries) expect([query, found(query)[0]]).toEqual([query, 'a ¶1'])
    for (const query of queries) {
      const parsed = parseQuery(query)
      if ('fault' in parsed || parsed.query.kind !== 'words') throw new Error(query)
      expect([query, snippets(parsed.query.words, languagesHeld(sqlite))(text).marks.length > 0]).toEqual([query, true])
    }
  })

  test('Russian in other forms than asked for', () => {
    add('a', [
      'О поставках в Венесуэлу.',
      'Срок действия лицензий, выданных болгарскому заводу, истёк.',
      'Болгарию это не остановило.',
    ])
    add('b', ['Болгария, Болгария и ещё раз Болгария.'])
    expect(found('лицензия истекла Болгария').slice(0, 2)).toEqual(['a ¶2', 'a ¶3'])
  })

  test('is of one case only where a case is named', () => {
    add('a', ['licence'], { caseId: 'one' })
    add('b', ['licence'], { caseId: 'two' })
    expect(found('licence', { caseId: 'two' })).toEqual(['b ¶1'])
    expect(search('licence', { caseId: 'none' })).toEqual({
      places: [],
      blocks: 0,
      documents: 0,
      more: false,
    })
    expect(search('licence').blocks).toBe(2)
  })

  test('is a document by its title, too, and once', () => {
    add('scan', [], { title: 'Licence agreement of 1999' })
    add('text', [{ text: 'Licence agreement', kind: 'title' }, 'Between the parties.'], { title: 'Licence agreement' })
    expect(found('licence').toSorted()).toEqual(['scan ¶0', 'text ¶1'])
    reindexTitle(sqlite, 'scan', 'Supply contract')
    expect(found('licence')).toEqual(['text ¶1'])
    expect(found('contract')).toEqual(['scan ¶0'])
    reindexTitle(sqlite, 'scan', null)
    expect(found('contract')).toEqual([])
  })

  test('is nothing, and no failure, whatever is typed', () => {
    add('a', ['licence expired (in) "Bulgaria" a b c AND OR NOT ё ا 武'])
    const part = fc.constantFrom('"', '«', '(', ')', '-', '*', ' ', ' AND ', ' OR ', ' NOT ', ' НЕ ', "'", '^', ':', '{', '+', 'NEAR(', 'body:', 'a', 'licence', '\0', '\ud800', '1,000', 'AK-') // prettier-ignore
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.array(part, { maxLength: 60 }).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(typed, (text) => {
        const parsed = parseQuery(text)
        if (!('fault' in parsed)) findBlocks(sqlite, parsed.query, { limit: 10 })
      }),
      { numRuns: 1500 },
    )
  })

  test.each([
    ['nested as deep as may be', `${'(a OR b -'.repeat(8)}x${')'.repeat(8)}`],
    ['nested with phrases', `${'("a b" OR 1,000 NOT '.repeat(8)}AK-10*${')'.repeat(8)}`],
    ['a page of words', Array.from({ length: 200 }, (_, index) => `w${index}`).join(' ')],
    ['a page of conditions', Array.from({ length: 120 }, (_, index) => `w${index}`).join(' OR ')],
    ['a page of exclusions', `a ${Array.from({ length: 200 }, (_, index) => `-w${index}`).join(' ')}`],
  ])('is looked for in a query %s', (_, query) => {
    add('a', ['w7 a b AK-103'])
    expect(search(query).blocks).toBeGreaterThanOrEqual(0)
  })
})

describe('what too much matches', () => {
  const DOCUMENTS = 60
  beforeEach(() => {
    for (let no = 0; no < DOCUMENTS; no++) {
      const rare = no === 7 ? ['a licence in Sofia'] : []
      const common = Array.from({ length: 100 }, (_, block) =>
        block % 50 === 0 ? 'licence' : `a licence, word ${block}`,
      )
      add(`d${no}`, [...common, ...rare], { caseId: `case${no % 2}` })
    }
  })

  test('is ranked from every document alike, and said to be more', () => {
    const { places, blocks, documents, more } = search('licence', { limit: 5000 })
    expect({ blocks, more }).toEqual({ blocks: 5000, more: true })
    expect(documents).toBeGreaterThan(0.8 * DOCUMENTS)
    expect(new Set(places.map(({ documentId }) => documentId)).size).toBeGreaterThan(DOCUMENTS / 3)
    const last = places.map(({ documentId }) => Number(documentId.slice(1)))
    expect(Math.max(...last)).toBeGreaterThan(0.8 * DOCUMENTS)
    expect(search('licence', { caseId: 'case0' })).toMatchObject({ blocks: 3000, more: false })
  })

  test('is a phrase or the beginning of a word as well', () => {
    for (const query of ['"a licence"', 'licen*']) {
      const { places, blocks, more } = search(query, { limit: 5000 })
      expect([query, more]).toEqual([query, true])
      expect(blocks).toBeGreaterThan(2000)
      const last = places.map(({ documentId }) => Number(documentId.slice(1)))
      expect(Math.max(...last)).toBeGreaterThan(0.8 * DOCUMENTS)
    }
  })

  test('does not hide what holds a rarer word', () => {
    expect(found('licence sofia')[0]).toBe('d7 ¶101')
    expect(found('sofia licence word')[0]).toBe('d7 ¶101')
    expect(search('licence AND sofia')).toMatchObject({ blocks: 1, more: false })
  })

  test('is cut into pages that do not overlap', () => {
    const pages = [0, 40, 80].flatMap((offset) => found('licence word', { limit: 40, offset }))
    expect(new Set(pages).size).toBe(120)
    expect(pages).toEqual(found('licence word', { limit: 120 }))
  })
})

describe('only some documents', () => {
  test('are searched, be they few or many', () => {
    for (let no = 0; no < 200; no++) add(`d${no}`, ['licence', { text: 'licence', noise: true }])
    for (const every of [2, 50]) {
      const documentIds = Array.from({ length: 200 / every }, (_, index) => `d${index * every}`)
      const { places, blocks } = search('licence', { documentIds, limit: 500 })
      expect(blocks).toBe(2 * documentIds.length)
      expect(new Set(places.map(({ documentId }) => documentId))).toEqual(new Set(documentIds))
    }
    expect(search('licence', { documentIds: [] })).toMatchObject({ blocks: 0 })
  })

  test('come by their dates, exactly, however much matches', () => {
    const order = Array.from({ length: 120 }, (_, no) => `d${(no * 7) % 120}`)
    for (let no = 0; no < 120; no++)
      add(
        `d${no}`,
        Array.from({ length: 60 }, () => 'licence'),
      )
    for (const documentIds of [undefined, order.filter((_, index) => index % 2 === 0)]) {
      const parsed = parseQuery('licence')
      if ('fault' in parsed) throw new Error()
      const { places } = findByDate(sqlite, parsed.query, { documentIds, limit: 180 }, order)
      const listed = [...new Set(places.map(({ documentId }) => documentId))]
      expect(places).toHaveLength(180)
      expect(listed).toEqual((documentIds ?? order).slice(0, 3))
    }
  })
})

describe('in several languages', () => {
  test('a word is looked for by the rules of each that the index holds', () => {
    const standing = (id: string, language: string, text: string) =>
      sqlite.transaction(() =>
        indexBlocks(sqlite, { id, caseId: 'case', title: null }, [
          { ordinal: 1, kind: 'paragraph', noise: false, text, language },
        ]),
      )()
    standing('de', 'de', 'Die Lizenzen für das Gewehr sind abgelaufen.')
    standing('fr', 'fr', 'Les licences de fabrication ont expiré.')
    standing('es', 'es', 'Las licencias de fabricación expiraron.')
    standing('bg', 'bg', 'Лицензите на завода са изтекли.')
    standing('pl', 'pl', 'Licencje na produkcję wygasły w fabryce.')
    standing('sr', 'sr', 'Лиценце фабрике су истекле.')
    standing('ru', 'ru', 'Лицензии завода истекли.')
    standing('zh', 'zh', '公司的武器出口許可證已經過期。')
    for (const [query, first] of [
      ['Lizenz', 'de'], ['Gewehre', 'de'], ['fabrications', 'fr'], ['fabricaciones', 'es'], ['лицензът', 'bg'], ['licencja', 'pl'], ['fabryk', 'pl'],
      ['licenca', 'sr'], ['фабрика', 'sr'], ['лицензией', 'ru'], ['武器許可', 'zh'], ['"出口許可"', 'zh'],
    ]) expect([query, found(query!)]).toEqual([query, expect.arrayContaining([`${first} ¶1`])]) // prettier-ignore
  })

  test('a name is found in each spelling, as it was typed first', () => {
    add('en', ['It was Kalashnikov who said so, in a rather long paragraph about this and that.'])
    add('ru', ['Так сказал Калашников.'])
    add('de', ['Kalaschnikow.'])
    expect(found('Kalashnikov')[0]).toBe('en ¶1')
    expect(found('калашникову')[0]).toBe('ru ¶1')
    expect(found('Kałasznikow').toSorted()).toEqual(['de ¶1', 'en ¶1', 'ru ¶1'])
  })
})

describe('the index', () => {
  test('loses a document wholly, and its number may be given again', () => {
    add('a', ['licence', { text: 'licence', noise: true }], { title: 'Licence' })
    add('b', ['licence'])
    unindexDocument(sqlite, 'b')
    unindexDocument(sqlite, 'a')
    unindexDocument(sqlite, 'unknown')
    expect(search('licence').blocks).toBe(0)
    add('c', ['expired'])
    expect(found('licence')).toEqual([])
    expect(found('expired')).toEqual(['c ¶1'])
  })

  test('is compared with the blocks that stand', () => {
    add('a', ['licence', 'expired', { text: 'Subscribe', noise: true }, ''], { title: 'Title' })
    expect(verifyIndex(sqlite, standing)).toEqual({ missing: 0, stray: 0 })
    expect(
      verifyIndex(sqlite, [...standing, { documentId: 'a', ordinal: 9 }, { documentId: 'b', ordinal: 1 }]),
    ).toEqual({ missing: 2, stray: 0 })
    expect(verifyIndex(sqlite, standing.slice(1))).toEqual({ missing: 0, stray: 1 })
    sqlite.exec('delete from search_document')
    expect(verifyIndex(sqlite, [])).toMatchObject({ missing: 0, stray: 5 })
  })

  test('that is damaged says so', () => {
    add('a', ['licence expired in Bulgaria'])
    sqlite.unsafeMode()
    sqlite.exec("update search_text_data set block = x'00' where id > 10")
    expect(() => verifyIndex(sqlite, standing)).toThrow(/malformed|corrupt/)
  })
})

describe('a snippet', () => {
  const cut = (query: string, text: string) => {
    const parsed = parseQuery(query)
    if ('fault' in parsed || parsed.query.kind !== 'words') throw new Error(query)
    return snippets(parsed.query.words, languagesHeld(sqlite))(text)
  }

  test('marks what matched, to the letter', () => {
    const { text, marks, from } = cut(
      'licence "small arms" AK-103',
      'Arsenal’s LICENSES for small arms, as the AK-103s.',
    )
    expect(from).toBe(0)
    expect(marks.map(([begin, end]) => text.slice(begin, end))).toEqual(['LICENSES', 'small arms', 'AK-103'])
  })

  test('is the stretch of a long block that holds most', () => {
    const filler = 'Nothing of interest is said here, and it goes on. '.repeat(12)
    const block = `${filler}A licence. ${filler}The licence expired in Bulgaria. ${filler}`
    const { text, marks, from } = cut('licence expired Bulgaria', block)
    expect(block.slice(from, from + text.length)).toBe(text)
    expect(text.length).toBeLessThan(300)
    expect(marks.map(([begin, end]) => text.slice(begin, end))).toEqual(['licence', 'expired', 'Bulgaria'])
  })

  test('is a part of the block and its marks are in order, whatever the block', () => {
    const word = fc.constantFrom(
      'licence',
      'expired',
      'é',
      '武器',
      '😀',
      'x'.repeat(400),
      ' ',
      '\u00ad',
      'AK-103',
      '\n',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 200 }), (parts) => {
        const block = parts.join('')
        const { text, marks, from } = cut('licence expired 武 AK-103', block)
        expect(block.slice(from, from + text.length)).toBe(text)
        let end = 0
        for (const [begin, to] of marks) {
          expect(begin).toBeGreaterThanOrEqual(end)
          expect(to).toBeGreaterThan(begin)
          end = to
        }
        expect(end).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})

const EVIDENCE = join(import.meta.dirname, '../../../shared/evidence')

describe.skipIf(!existsSync(EVIDENCE))(`the five articles (skipped where ../shared/evidence is not there)`, () => {
  beforeEach(() => {
    for (const name of readdirSync(EVIDENCE)) {
      const paragraphs = readFileSync(join(EVIDENCE, name), 'utf8').split(/\n\s*\n|\n/)
      add(
        name.slice(0, 3),
        paragraphs.filter((text) => text.trim() !== ''),
      )
    }
  })

  test('licence expired Bulgaria puts 000 first', () => {
    expect(search('licence expired Bulgaria').places[0]?.documentId).toBe('000')
  })

  test.each([
    ['Venezuela factories', '003'],
    ['Armenia rifles July', '002'],
    ['"action plan" piracy', '004'],
    ['nanofibre', '002'],
    ['takedown', '004'],
  ])('%s', (query, first) => {
    expect(search(query).places[0]?.documentId).toBe(first)
  })
})
