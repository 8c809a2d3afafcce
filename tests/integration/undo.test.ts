import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { PartyDraft } from '../../src/shared/contract/cases.ts'
import { benchWithVault, type Bench, clientOf, ended, importPaths, PASSPHRASE } from '../engine-under-test.ts'

interface Desk extends Bench {
  caseId: string
  /** Of the documents, in the order in which they came in. */
  ids: string[]
}

/** A vault with a case of a few letters. */
async function desk(letters = 3): Promise<Desk> {
  const bench = await benchWithVault()
  const { id: caseId } = await bench.client.cases.create({ title: 'The quarry' })
  const folder = path.join(bench.folder, 'letters')
  await mkdir(folder)
  for (let n = 1; n <= letters; n++) {
    await writeFile(
      path.join(folder, `${String(n).padStart(4, '0')}.txt`),
      `Letter ${n}\n\nThe stones of quarry ${n} came late.\n`,
    )
  }
  if (letters > 0) await importPaths(bench, caseId, [folder])
  const ids = (await bench.client.evidence.list({ caseId })).map(({ id }) => id)
  if (ids.length > 0) await bench.client.evidence.mark({ documentIds: ids, marks: { reviewed: true } })
  return { ...bench, caseId, ids }
}

/** Everything a person sees of the case, but for revisions and moments of change, which go on. */
async function seen({ client, caseId, ids }: Desk): Promise<unknown> {
  const [documents, passages, custody] = await Promise.all([
    Promise.all(ids.map((documentId) => client.evidence.get({ documentId }))),
    Promise.all(ids.map((documentId) => client.passages.ofDocument({ documentId }))),
    client.custody.declared({ documentIds: ids }),
  ])
  const everything = {
    documents,
    passages,
    custody,
    case: await client.cases.get({ case: caseId }),
    stages: await client.stages.list({ caseId }),
    exhibits: await client.exhibits.list({ caseId }),
    facts: await client.facts.list({ caseId }),
    stories: await client.stories.list({ caseId }),
    searches: await client.search.saved.list({ caseId }),
  }
  return JSON.parse(
    JSON.stringify(everything, (name, value: unknown) =>
      name === 'revision' || name === 'changedAt' ? undefined : value,
    ),
  )
}

const PARTY: PartyDraft = {
  role: 'claimant',
  name: 'Quarry Ltd',
  aliases: [],
  country: null,
  address: '',
  representative: '',
}

const QUOTE = 'The stones of quarry 1'
const PASSAGE = { firstBlock: 2, from: 0, lastBlock: 2, to: QUOTE.length, quote: QUOTE }
const SAID = { stance: 'supports', voice: 'outlet', speaker: '', saidOn: null, knowledge: null, hedge: '' } as const

const revisionOf = async ({ client }: Desk, documentId: string) => (await client.evidence.get({ documentId })).revision

const ACTS: Record<string, (desk: Desk) => Promise<unknown>> = {
  'tags of several documents': ({ client, ids }) => client.evidence.tag({ documentIds: ids, add: ['customs', 'late'] }),
  'tags of one document': async (desk) =>
    desk.client.evidence.annotate({
      documentId: desk.ids[0]!,
      revision: await revisionOf(desk, desk.ids[0]!),
      fields: { tags: ['customs'] },
    }),
  'notes of a document': async (desk) =>
    desk.client.evidence.annotate({
      documentId: desk.ids[0]!,
      revision: await revisionOf(desk, desk.ids[0]!),
      fields: { notes: 'Ask the clerk.' },
    }),
  'a declared title': async (desk) =>
    desk.client.evidence.declare({
      documentId: desk.ids[1]!,
      revision: await revisionOf(desk, desk.ids[1]!),
      field: 'title',
      value: 'The second letter',
    }),
  'a publisher of several documents': ({ client, ids }) =>
    client.evidence.declareAll({ documentIds: ids, field: 'publisher', value: 'The Mail' }),
  marks: ({ client, ids }) =>
    client.evidence.mark({ documentIds: ids, marks: { reviewed: false, privileged: 'advice' } }),
  'a relation': async (desk) =>
    desk.client.evidence.relate({
      documentId: desk.ids[1]!,
      revision: await revisionOf(desk, desk.ids[1]!),
      relation: { kind: 'translation', of: desk.ids[0]!, certified: true, translator: 'A. B.', translatedOn: '2020' },
    }),
  'how several were collected': ({ client, ids }) =>
    client.custody.declareAll({ documentIds: ids, fields: { collector: 'A. B.', method: 'download' } }),
  'a field of the case': async ({ client, caseId }) => {
    const { revision } = await client.cases.get({ case: caseId })
    return client.cases.change({ caseId, revision, fields: { seat: 'Vienna' } })
  },
  'a party': ({ client, caseId }) => client.parties.add({ caseId, ...PARTY }),
  'a stage': ({ client, caseId }) =>
    client.stages.record({ caseId, stage: 'filed', on: '2020-05', note: '', disclosable: true }),
  'exhibit numbers': ({ client, caseId, ids }) => client.exhibits.number({ caseId, documentIds: ids, series: 'C' }),
  'a highlight': ({ client, ids }) => client.passages.highlight({ documentId: ids[0]!, ...PASSAGE }),
  'a note in the margin': ({ client, ids }) =>
    client.passages.addNote({ documentId: ids[0]!, passage: PASSAGE, text: 'Late again' }),
  'a fact with its citation': ({ client, caseId, ids }) =>
    client.facts.add({
      caseId,
      text: 'The stones came late.',
      happened: '2006',
      citation: { ...SAID, passage: { documentId: ids[0]!, ...PASSAGE } },
    }),
  'a ruling on a story': ({ client, ids }) =>
    client.stories.rule({ about: 'story', documentId: ids[0]!, otherIds: [ids[1]!], same: true }),
  'a saved search': ({ client, caseId }) => client.search.saved.save({ caseId, name: 'Stones', text: 'stones' }),
}

test('each act is taken back to what stood before it, and done again', async () => {
  const at = await desk()
  const before = await seen(at)
  for (const [name, act] of Object.entries(ACTS)) {
    await act(at)
    const after = await seen(at)
    expect(after, name).not.toEqual(before)
    await at.client.undo.undo()
    expect(await seen(at), name).toEqual(before)
    await at.client.undo.redo()
    expect(await seen(at), name).toEqual(after)
    await at.client.undo.undo()
    expect(await seen(at), name).toEqual(before)
  }
}, 60_000)

test('the tags of 500 documents are one step, one transaction, and an entry a document in the trail', async () => {
  const { client, caseId, ids } = await desk(500)
  await client.evidence.tag({ documentIds: ids, add: ['customs'] })
  expect((await client.undo.state()).undo).toEqual({ act: 'document.annotated', field: 'tags', count: 500, caseId })
  await client.undo.undo()
  const documents = await client.evidence.list({ caseId })
  expect(documents.filter(({ tags }) => tags.length > 0)).toEqual([])
  const { entries } = await client.audit.list({ chain: caseId, limit: 500 })
  expect(new Set(entries.map(({ act }) => act))).toEqual(new Set(['document.annotated.undone']))
  expect(new Set(entries.map(({ subject }) => subject)).size).toBe(500)
}, 60_000)

test('steps are taken back in their turn, and a new one ends what could be done again', async () => {
  const { client, caseId, ids } = await desk(2)
  await client.evidence.tag({ documentIds: ids, add: ['one'] })
  await client.evidence.tag({ documentIds: [ids[0]!], add: ['two'], remove: ['one'] })
  await client.undo.undo()
  await client.undo.undo()
  expect((await client.evidence.list({ caseId })).map(({ tags }) => tags)).toEqual([[], []])
  await client.undo.redo()
  await client.evidence.mark({ documentIds: ids, marks: { reviewed: false } })
  const { undo, redo } = await client.undo.state()
  expect([undo?.act, redo]).toEqual(['document.marked', null])
})

test('a document that was opened before an undo cannot be written over what came back', async () => {
  const at = await desk(1)
  const [documentId] = at.ids as [string]
  await at.client.evidence.tag({ documentIds: at.ids, add: ['one'] })
  const revision = await revisionOf(at, documentId)
  await at.client.undo.undo()
  const fields = { tags: ['one', 'two'] }
  await expect(at.client.evidence.annotate({ documentId, revision, fields })).rejects.toMatchObject({ code: 'STALE' })
})

test('what somebody else changed since is left as it stands, whole, and the step is dropped', async () => {
  const { client, caseId, ids } = await desk(3)
  await client.evidence.tag({ documentIds: ids, add: ['customs'] })
  await client.settings.change({ operator: 'Somebody else' })
  await client.evidence.tag({ documentIds: [ids[0]!], add: ['hers'] })
  await client.settings.change({ operator: 'A. B.' })
  expect((await client.undo.state()).undo).toBeNull()
  await client.settings.change({ operator: '' })

  await expect(client.undo.undo()).rejects.toMatchObject({ code: 'UNDO_STALE' })
  expect((await client.evidence.list({ caseId })).map(({ tags }) => tags)).toEqual([
    ['customs', 'hers'],
    ['customs'],
    ['customs'],
  ])
  expect((await client.undo.state()).undo?.act).toBe('document.marked')
  await client.undo.undo()
  await expect(client.undo.undo()).rejects.toMatchObject({ code: 'NOTHING_TO_UNDO' })
})

test('another field that was changed since stays as it is', async () => {
  const { client, ids } = await desk(1)
  await client.evidence.tag({ documentIds: ids, add: ['customs'] })
  await client.settings.change({ operator: 'Somebody else' })
  await client.evidence.mark({ documentIds: ids, marks: { reviewed: false } })
  await client.settings.change({ operator: '' })
  await client.undo.undo()
  const { tags, marks } = await client.evidence.get({ documentId: ids[0]! })
  expect([tags, marks.reviewed]).toEqual([[], false])
})

describe('exhibit numbers', () => {
  test('go back to where they stood when drafts were put into another order or taken away', async () => {
    const at = await desk()
    const { client, caseId, ids } = at
    const numbered = await client.exhibits.number({ caseId, documentIds: ids, series: 'C' })
    const before = await seen(at)
    const order = numbered.map(({ id }) => id).toReversed()
    await client.exhibits.reorder({ caseId, series: 'C', drafts: order })
    await client.exhibits.remove({ exhibitId: order[0]! })
    await client.undo.undo()
    await client.undo.undo()
    expect(await seen(at)).toEqual(before)
  })

  test('stay once one of them was served, whatever was done with them before', async () => {
    const at = await desk()
    const { client, caseId, ids } = at
    const numbered = await client.exhibits.number({ caseId, documentIds: ids, series: 'C' })
    await client.exhibits.reorder({ caseId, series: 'C', drafts: numbered.map(({ id }) => id).toReversed() })
    const service = { on: '2020-05-04', recipient: 'R', version: null }
    await client.exhibits.serve({ exhibitIds: [numbered[0]!.id], service })
    const served = await seen(at)
    expect((await client.undo.state()).undo?.act).toBe('exhibit.reordered')
    await expect(client.undo.undo()).rejects.toMatchObject({ code: 'UNDO_NUMBERS_LEFT' })
    await expect(client.undo.undo()).rejects.toMatchObject({ code: 'UNDO_NUMBERS_LEFT' })
    expect(await seen(at)).toEqual(served)
    expect((await client.undo.state()).undo?.act).toBe('document.marked')
  })

  test('stay once they stand in a dossier', async () => {
    const { client, caseId, ids } = await desk(1)
    await client.exhibits.number({ caseId, documentIds: ids, series: 'C' })
    const job = await client.dossier.make({ caseId, profile: 'bundle', language: 'en' })
    expect((await ended(client, job)).state).toBe('done')
    await expect(client.undo.undo()).rejects.toMatchObject({ code: 'UNDO_NUMBERS_LEFT' })
    expect(await client.exhibits.list({ caseId })).toMatchObject({ exhibits: [{ label: 'C-1' }] })
  }, 60_000)
})

test('a fact that was taken back keeps its number to itself', async () => {
  const { client, caseId } = await desk(0)
  await client.facts.add({ caseId, text: 'One', happened: null, citation: null })
  await client.undo.undo()
  const { number } = await client.facts.add({ caseId, text: 'Another', happened: null, citation: null })
  expect(number).toBe(2)
})

test('a title that was taken back is not found any more', async () => {
  const at = await desk(1)
  const { client, caseId, ids } = at
  const [documentId] = ids as [string]
  const found = async () => (await client.search.query({ caseId, text: 'Zanzibar' })).documents
  const revision = await revisionOf(at, documentId)
  await client.evidence.declare({ documentId, revision, field: 'title', value: 'Zanzibar' })
  expect(await found()).toBe(1)
  await client.undo.undo()
  expect(await found()).toBe(0)
  await client.undo.redo()
  expect(await found()).toBe(1)
})

test('nothing is written in an archived case; the step stays for when it is restored', async () => {
  const { client, caseId, ids } = await desk(1)
  await client.evidence.tag({ documentIds: ids, add: ['customs'] })
  await client.cases.archive({ caseId })
  await expect(client.undo.undo()).rejects.toMatchObject({ code: 'CASE_ARCHIVED' })
  await client.cases.unarchive({ caseId })
  expect((await client.undo.undo()).field).toBe('tags')
})

test('what was imported is no step, nor is what was served', async () => {
  const { client, caseId, ids } = await desk(1)
  expect((await client.undo.undo()).act).toBe('document.marked')
  expect((await client.undo.state()).undo).toBeNull()
  await client.undo.redo()
  const [numbered] = await client.exhibits.number({ caseId, documentIds: ids, series: 'C' })
  const service = { on: '2020-05-04', recipient: 'R', version: null }
  await client.exhibits.serve({ exhibitIds: [numbered!.id], service })
  expect((await client.undo.state()).undo?.act).toBe('exhibit.numbered')
})

test('two windows hear of each other’s steps and agree', async () => {
  const { client, engine, ids } = await desk(1)
  const other = clientOf(engine)
  const stop = new AbortController()
  const topics: string[] = []
  const changes = await other.events.watch(undefined, { signal: stop.signal })
  const listening = (async () => {
    for await (const { topic } of changes) topics.push(topic)
  })().catch(() => undefined)
  await client.evidence.tag({ documentIds: ids, add: ['customs'] })
  await expect.poll(() => topics).toContain('undo')
  expect(await other.undo.state()).toEqual(await client.undo.state())
  await other.undo.undo()
  expect((await client.undo.state()).redo).toMatchObject({ act: 'document.annotated' })
  stop.abort()
  await listening
})

test('nothing can be taken back after a lock', async () => {
  const { client, engine, folder, ids } = await desk(1)
  await client.evidence.tag({ documentIds: ids, add: ['customs'] })
  await client.vault.lock()
  await client.vault.open({ place: engine.grant(path.join(folder, 'vault')), passphrase: PASSPHRASE })
  expect(await client.undo.state()).toEqual({ undo: null, redo: null })
})

test('nothing of a document that was deleted for good is kept to be taken back', async () => {
  const { client, ids } = await desk(2)
  const [documentId] = ids as [string]
  await client.evidence.tag({ documentIds: ids, add: ['customs'] })
  const { fileName } = await client.evidence.get({ documentId })
  await client.deletion.deleteForGood({ documentId, fileName, reason: 'order' })
  expect(await client.undo.state()).toEqual({ undo: null, redo: null })
})
