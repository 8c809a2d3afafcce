import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { createCase } from '../../src/main/engine/cases/cases.ts'
import { addDocument } from '../../src/main/engine/evidence/adding.ts'
import { prepareFile } from '../../src/main/engine/imports/taking-in.ts'
import { compareDocuments } from '../../src/main/engine/stories/comparing.ts'
import { benchWithVault, importPaths, ROOT, type Bench } from '../engine-under-test.ts'
import { documentNamed, house } from '../fixtures/packaged-case.ts'
import { fileOf } from '../fixtures/story-pairs/made-pairs.ts'

const SAMPLE = path.join(ROOT, 'resources', 'sample-case', 'documents')
const [REPORT, REPRINT, CLAIMS] = [
  '01-severvest-report.html',
  '02-vidralta-ledger-reprint.txt',
  '03-ustrechny-post-claims.html',
]

test('a compared sentence says how surely it was recognised', async () => {
  const { vault, pool, folder } = await house('A. Orlova')
  const { id: caseId } = createCase(vault, { title: 'Hinges' })
  const [left, right] = [
    ['scan.txt', 'The hinges squeak loudly.'],
    ['page.txt', 'The hinges squeak softly.'],
  ]
  for (const [name = '', text = ''] of [left!, right!]) {
    writeFileSync(path.join(folder, name), text)
    const { signal } = new AbortController()
    const prepared = await prepareFile({ vault, pool, signal }, path.join(folder, name), name)
    vault.write(() => addDocument(vault, caseId, prepared, 'Libellus test'))
  }
  const [scan, page] = ['scan.txt', 'page.txt'].map((name) => documentNamed(vault, caseId, name))
  vault.sqlite.prepare('UPDATE block SET recognised = 71 WHERE document_id = ?').run(scan)
  const { sentences } = compareDocuments(vault, scan!, page!)
  expect(sentences.flatMap((one) => one.left ?? []).map(({ recognised }) => recognised)).toEqual([71])
  expect(sentences.flatMap((one) => one.right ?? []).map(({ recognised }) => recognised)).toEqual([undefined])
})

describe('one story in several documents', () => {
  test('is found at import, with what the copy adds and leaves out', async () => {
    const { bench, caseId, idOf } = await caseWith([REPORT, REPRINT, CLAIMS].map((name) => path.join(SAMPLE, name)))
    const { stories, pending } = await bench.client.stories.list({ caseId })
    expect(pending).toBe(0)
    expect(stories).toEqual([{ documentIds: [idOf(REPORT), idOf(REPRINT)], earliest: null }])
    const { story, agencies } = await bench.client.stories.get({ documentId: idOf(REPRINT) })
    expect(story?.members[0]?.differs).toBeNull()
    expect(story?.members[1]?.differs).toMatchObject({ adds: 2, addsIn: [2, 11], changes: 0 })
    expect(story?.members[1]?.differs?.leavesOut).toHaveLength(5)
    expect(agencies).toEqual([{ names: { en: 'Severvest', ru: 'Severvest' }, how: 'dateline', ordinal: 3 }])
  })

  test('stands under the one that was certainly published first', async () => {
    const { bench, caseId, idOf } = await caseOf({
      'a.txt': { text: 'chess' },
      'b.html': { text: 'chess', as: 'html' },
    })
    await declarePublished(bench, idOf('a.txt'), '2006-12-07')
    await declarePublished(bench, idOf('b.html'), '2006-12-05')
    const { stories } = await bench.client.stories.list({ caseId })
    expect(stories).toEqual([{ documentIds: [idOf('b.html'), idOf('a.txt')], earliest: idOf('b.html') }])
  })

  test('is parted by a ruling and joined by the opposite one, and both stand in the trail', async () => {
    const { bench, caseId, idOf } = await caseWith([REPORT, REPRINT].map((name) => path.join(SAMPLE, name)))
    const [documentId, otherId] = [idOf(REPRINT), idOf(REPORT)]
    const rule = (same: boolean) => bench.client.stories.rule({ about: 'story', documentId, otherIds: [otherId], same })
    const parted = await rule(false)
    expect(parted).toMatchObject({ story: null, parted: [{ documentId: otherId }] })
    expect((await bench.client.stories.list({ caseId })).stories).toEqual([])
    const joined = await rule(true)
    expect(joined.story?.members).toHaveLength(2)
    expect(joined.parted).toEqual([])
    const { entries } = await bench.client.audit.list({ chain: caseId, limit: 50 })
    expect(entries.map(({ act }) => act)).toEqual(expect.arrayContaining(['story.parted', 'story.joined']))
  })

  test('joins documents whose texts differ where a person says so', async () => {
    const { bench, caseId, idOf } = await caseOf({
      'a.txt': { text: 'chess' },
      'b.txt': { text: 'chess-other-outlet' },
    })
    const [documentId, otherId] = [idOf('a.txt'), idOf('b.txt')]
    expect((await bench.client.stories.list({ caseId })).stories).toEqual([])
    await bench.client.stories.rule({ about: 'story', documentId, otherIds: [otherId], same: true })
    expect((await bench.client.stories.list({ caseId })).stories).toHaveLength(1)
    await bench.client.stories.rule({ about: 'story', documentId, otherIds: [otherId], same: false })
    expect((await bench.client.stories.list({ caseId })).stories).toEqual([])
  })

  test('is not told of two stories because a review of the press holds both', async () => {
    const { bench, caseId, folder, idOf } = await caseOf({
      'chess.txt': { text: 'chess' },
      'vaccine.txt': { text: 'vaccine' },
    })
    const others = ['harbour-strike', 'patent-ruling', 'flood-first', 'flood-second', 'market-monday', 'museum-en']
    const texts = await Promise.all(['chess', 'vaccine', ...others].map(async (text) => (await fileOf({ text })).bytes))
    writeFileSync(path.join(folder, 'review.txt'), Buffer.concat(texts))
    await importPaths(bench, caseId, [path.join(folder, 'review.txt')])
    const { stories } = await bench.client.stories.list({ caseId })
    const chess = stories.find(({ documentIds }) => documentIds.includes(idOf('chess.txt')))
    expect(chess?.documentIds ?? []).not.toContain(idOf('vaccine.txt'))
  })

  test('is compared sentence by sentence, edits word by word', async () => {
    const { bench, idOf } = await caseOf({
      'a.txt': { text: 'chess' },
      'b.txt': {
        text: 'chess',
        keep: [0, 2, 1, 3, 4, 6],
        edits: [
          ['She offered', 'She proposed'],
          ['offered a draw twice', 'offered a draw two times'],
        ],
      },
    })
    const { sentences, differs } = await bench.client.stories.compare({ leftId: idOf('a.txt'), rightId: idOf('b.txt') })
    expect(differs).toMatchObject({ adds: 0, leavesOut: [6], changes: 1 })
    const edited = sentences.find(({ is }) => is === 'changed')
    expect(edited?.left?.stretches.filter(({ differs: one }) => one).map(({ text }) => text.trim())).toEqual(['twice'])
    expect(edited?.right?.stretches.filter(({ differs: one }) => one).map(({ text }) => text.trim())).toEqual([
      'two times',
    ])
    expect(sentences.some(({ moved }) => moved)).toBe(true)
    const text = (side: 'left' | 'right') =>
      sentences.flatMap((row) => row[side]?.stretches.map((one) => one.text).join('') ?? [])
    expect(text('left').join(' ')).toContain('He offered a draw twice.')
    expect(text('right').join(' ')).toContain('He offered a draw two times.')
  })

  test('counts origins: what is alike, what one agency sent, and a translation are one', async () => {
    const { bench, idOf } = await caseOf({
      'a.txt': { text: 'harbour-strike' },
      'settled.txt': { text: 'harbour-strike-settled' },
      'ru.txt': { text: 'harbour-strike-ru' },
      'chess.txt': { text: 'chess' },
    })
    const ids = ['a.txt', 'settled.txt', 'ru.txt', 'chess.txt'].map(idOf)
    const count = async () => (await bench.client.stories.origins({ documentIds: ids })).origins
    expect(await count()).toMatchObject([
      { documentIds: [idOf('a.txt'), idOf('settled.txt')], shared: [{ by: 'agency', names: { en: 'Norvalis' } }] },
      { documentIds: [idOf('ru.txt')] },
      { documentIds: [idOf('chess.txt')], shared: [] },
    ])
    const { revision } = await bench.client.evidence.get({ documentId: idOf('ru.txt') })
    const relation = { kind: 'translation' as const, of: idOf('a.txt') }
    await bench.client.evidence.relate({ documentId: idOf('ru.txt'), revision, relation })
    expect(await count()).toHaveLength(2)
    const ruling = { about: 'origin' as const, documentId: idOf('a.txt'), otherIds: [idOf('settled.txt')] }
    await bench.client.stories.rule({ ...ruling, same: false })
    expect(await count()).toHaveLength(3)
  })

  test('is forgotten with a document that is deleted for good', async () => {
    const { bench, caseId, idOf } = await caseWith([REPORT, REPRINT].map((name) => path.join(SAMPLE, name)))
    const documentId = idOf(REPRINT)
    await bench.client.deletion.deleteForGood({ documentId, fileName: REPRINT, reason: 'not ours' })
    expect((await bench.client.stories.list({ caseId })).stories).toEqual([])
    expect((await bench.client.stories.get({ documentId: idOf(REPORT) })).story).toBeNull()
    await importPaths(bench, caseId, [path.join(SAMPLE, REPRINT)])
    expect((await bench.client.stories.list({ caseId })).stories).toHaveLength(1)
  })

  test('is refused across cases', async () => {
    const { bench, caseId, idOf } = await caseOf({ 'a.txt': { text: 'chess' } })
    const { id: elsewhere } = await bench.client.cases.create({ title: 'Another' })
    await importPaths(bench, elsewhere, [path.join(SAMPLE, REPORT)])
    const [other] = await bench.client.evidence.list({ caseId: elsewhere })
    const ruling = { about: 'story' as const, documentId: idOf('a.txt'), otherIds: [other!.id], same: true }
    await expect(bench.client.stories.rule(ruling)).rejects.toMatchObject({ code: 'RELATION_ACROSS_CASES' })
    await importPaths(bench, elsewhere, [path.join(bench.folder, 'files', 'a.txt')])
    expect((await bench.client.stories.list({ caseId })).stories).toEqual([])
  })
})

async function caseWith(paths: readonly string[]) {
  const bench = await benchWithVault()
  const { id: caseId } = await bench.client.cases.create({ title: 'Copied rifles' })
  if (paths.length > 0) await importPaths(bench, caseId, paths)
  const documents = await bench.client.evidence.list({ caseId })
  const idOf = (name: string) => documents.find(({ fileName }) => fileName === name)!.id
  return { bench, caseId, idOf, folder: bench.folder }
}

/** A case of files made of the labelled texts. */
async function caseOf(files: Record<string, Parameters<typeof fileOf>[0]>) {
  const made = await Promise.all(Object.entries(files).map(async ([name, side]) => [name, await fileOf(side)] as const))
  const found = await caseWith([])
  const folder = path.join(found.folder, 'files')
  mkdirSync(folder)
  for (const [name, { bytes }] of made) writeFileSync(path.join(folder, name), bytes)
  await importPaths(found.bench, found.caseId, [folder])
  const documents = await found.bench.client.evidence.list({ caseId: found.caseId })
  const idOf = (name: string) => documents.find(({ fileName }) => fileName === name)!.id
  return { ...found, idOf }
}

async function declarePublished({ client }: Bench, documentId: string, value: string): Promise<void> {
  const { revision } = await client.evidence.get({ documentId })
  await client.evidence.declare({ documentId, revision, field: 'published', value })
}
