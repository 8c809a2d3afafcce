import { cp, mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { benchWithVault, importPaths, ROOT, startBench } from '../engine-under-test.ts'

const ARTICLES: Record<string, string> = {
  'raid.md': `---
title: Raid on a plant in Sofia
publisher: The Balkan Courier
author: Anna Petrova
date: 2006-12-05
---
# Raid on a plant in Sofia

The licence for the rifle expired long before the raid, said Kalashnikov, who designed it.

Customs officers counted forty wooden crates in the yard of the plant.
`,
  'export.html': `<html lang="ru"><head><title>Экспорт оружия</title><meta property="article:published_time" content="2014-03-01"><meta property="og:site_name" content="Вестник"></head>
<body><article><h1>Экспорт оружия</h1><p>Конструктор Калашников рассказал о лицензиях, срок действия которых истёк много лет назад, и о заводах, которые продолжают выпуск.</p><p>Таможенники насчитали сорок ящиков во дворе завода.</p></article></body></html>`,
  'note.txt':
    'A note about nothing in particular, with =SUM(A1) written at the start of no line, and the word licence.\n',
}

test('a case is searched, narrowed, ordered, saved, corrected and exported', async () => {
  const bench = await benchWithVault()
  const { client, folder, engine } = bench
  const { id: caseId } = await client.cases.create({ title: 'Rifles' })
  await mkdir(path.join(folder, 'in'))
  for (const [name, text] of Object.entries(ARTICLES)) await writeFile(path.join(folder, 'in', name), text)
  await importPaths(bench, caseId, [path.join(folder, 'in')])
  const listed = async (text: string, order?: 'newest' | 'oldest') =>
    (await client.search.query({ text, caseId, ...(order && { order }) })).hits.map((hit) => hit.listedAs)

  expect((await listed('Kalashnikov')).toSorted()).toEqual(['Raid on a plant in Sofia', 'Экспорт оружия'])
  expect((await listed('Kalaschnikow')).length).toBe(2)
  expect((await listed('Калашников'))[0]).toBe('Экспорт оружия')
  expect(await listed('licence type:html')).toEqual([])
  expect(await listed('kalashnikov type:html')).toEqual(['Экспорт оружия'])
  expect(await listed('date:2014')).toEqual(['Экспорт оружия'])
  expect(await listed('kalashnikov date:..2010')).toEqual(['Raid on a plant in Sofia'])
  expect((await listed('kalashnikov', 'newest'))[0]).toBe('Экспорт оружия')
  expect((await listed('kalashnikov', 'oldest'))[0]).toBe('Raid on a plant in Sofia')
  expect(await listed('title:raid customs')).toContain('Raid on a plant in Sofia')
  expect(await listed('title:raid licence -exhibit:none')).toEqual([])
  expect(await listed('licence NEAR/5 expired')).toEqual(['Raid on a plant in Sofia'])
  expect(await listed('licence NEAR/1 expired')).toEqual([])

  const facets = await client.search.facets({ text: 'kalashnikov', caseId })
  expect(facets.documents).toBe(2)
  expect(facets.lang.map(({ value }) => value).toSorted()).toEqual(['en', 'ru'])
  expect(facets.date).toContainEqual({ value: '2014', documents: 1 })
  expect(facets.exhibit).toEqual([{ value: 'none', documents: 2 }])

  expect(await client.search.didYouMean({ text: 'custims licence', caseId })).toEqual({ text: 'customs licence' })
  expect(await client.search.didYouMean({ text: 'lisence', caseId })).toEqual({ text: 'licence' })
  expect(await client.search.didYouMean({ text: 'rfkfiybrjd', caseId })).toEqual({ text: 'калашников' })
  expect(await client.search.didYouMean({ text: 'licence', caseId })).toEqual({ text: null })

  for (const [text, fault] of [
    ['type:spreadsheet', 'type-unknown'],
    ['lang:russian', 'language-unknown'],
    ['licence OR type:pdf', 'condition-beside-or'],
  ]) {
    await expect(client.search.query({ text: text!, caseId })).rejects.toMatchObject({ data: { fault } })
  }

  const saved = await client.search.saved.save({ caseId, name: 'Licences', text: 'licence type:md' })
  await expect(client.search.saved.save({ caseId, name: 'Licences', text: 'x' })).rejects.toMatchObject({
    code: 'NAME_TAKEN',
  })
  const renamed = await client.search.saved.rename({ id: saved.id, revision: 1, name: 'Licence' })
  expect(await client.search.saved.list({ caseId })).toEqual([renamed])
  expect(await client.search.saved.list({})).toEqual([])
  await client.search.saved.remove({ id: saved.id, revision: renamed.revision })
  expect(await client.search.saved.list({ caseId })).toEqual([])

  const order = { text: 'licence', caseId, language: 'en' as const }
  await expect(client.search.export(order)).rejects.toMatchObject({ code: 'DOCUMENTS_BARRED' })
  const nothing = await client.search.export({ ...order, leaveOut: true })
  expect(nothing).toMatchObject({ hits: 0 })
  const documents = await client.evidence.list({ caseId })
  await client.evidence.mark({ documentIds: documents.map(({ id }) => id), marks: { reviewed: true } })
  const { paper, hits } = await client.search.export(order)
  expect(hits).toBe(2)
  const csv = await (await engine.fetch(new Request(`http://engine/papers/${paper.ticket}`))).text()
  expect(csv.split('\r\n')).toHaveLength(hits + 2)
  expect(csv).toContain('Raid on a plant in Sofia')
})

test('a vault whose index is of older terms is indexed anew beside other work, and then found by the new ones', async () => {
  const { client, engine, folder } = await startBench()
  await cp(path.join(ROOT, 'tests/fixtures/released/0007'), path.join(folder, 'vault'), { recursive: true })
  await client.vault.open({ place: engine.grant(path.join(folder, 'vault')), passphrase: 'a vault of its time' })
  const before = await client.search.query({ text: 'delivery Нордвинд' })
  expect(before.pending).toBeGreaterThan(0)
  expect(await client.search.ready()).toEqual({ pending: 0 })
  const after = await client.search.query({ text: 'delivery Нордвинд' })
  expect(after.pending).toBe(0)
  expect(after.blocks).toBeGreaterThan(0)
  await client.vault.lock()
  await client.vault.open({ place: engine.grant(path.join(folder, 'vault')), passphrase: 'a vault of its time' })
  expect(await client.search.query({ text: 'delivery Нордвинд' })).toEqual(after)
})
