import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Job } from '../../src/shared/contract/jobs.ts'
import { scannedPdf } from '../fixtures/scans.ts'
import { characterErrorRate } from '../fixtures/character-errors.ts'
import { benchWithVault, ended, importPaths, type Bench } from '../engine-under-test.ts'
import { madePdf, mergedPdf } from '../fixtures/made-pdfs.ts'

const touched: string[] = []
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  const noting = <A extends unknown[], R>(act: (...given: A) => R) =>
    ((...given: A) => (touched.push(String(given[0])), act(...given))) as (...given: A) => R
  return { ...real, readFile: noting(real.readFile as never), readdir: noting(real.readdir as never) }
})

const FIRST =
  'The Foreign Ministry will act against Russian arms made and sold abroad without permission, an ambassador said on Tuesday. Copies of the rifle made in Bulgaria were named as the heaviest loss.'
const SECOND = 'In April 2006 the company reported that copies of many models stood at an arms show in Malaysia.'
const THIRD = 'The licence ended in 2002, and no other was granted afterwards.'

const SCANNER = { dotsPerInch: 150 }

async function caseWith(bench: Bench, files: Record<string, Uint8Array>) {
  const folder = path.join(bench.folder, 'files')
  await mkdir(folder, { recursive: true })
  const made = await bench.client.cases.create({ title: 'Scans' })
  const paths = Object.keys(files).map((name) => path.join(folder, name))
  for (const [at, bytes] of Object.values(files).entries()) await writeFile(paths[at]!, bytes)
  await importPaths(bench, made.id, paths)
  return made.id
}

async function recognise({ client }: Bench, caseId: string, more: object = {}): Promise<Job> {
  return ended(client, await client.recognition.start({ caseId, languages: ['eng'], ...more }))
}

describe('recognition', () => {
  test('reads the pages of a scan to the letter, says how sure it is, and lets search find them', async () => {
    const bench = await benchWithVault()
    const { client } = bench
    const caseId = await caseWith(bench, { 'scan.pdf': await scannedPdf([FIRST, SECOND], SCANNER) })
    const [scan] = await client.evidence.list({ caseId })
    expect(scan).toMatchObject({ readable: 'pages', blocks: 0, recognised: null })
    expect(await client.recognition.offer({ caseId })).toMatchObject({
      documents: [{ documentId: scan!.id, pages: 2 }],
      pages: 2,
      languages: ['eng'],
    })
    const job = await recognise(bench, caseId)
    expect(job).toMatchObject({
      kind: 'recognise',
      state: 'done',
      done: 2,
      total: 2,
      counts: { recognised: 2, failed: 0 },
    })
    const { blocks } = await client.evidence.blocks({ documentId: scan!.id })
    expect(characterErrorRate(blocks.map(({ text }) => text).join(' '), `${FIRST} ${SECOND}`)).toBeLessThan(0.01)
    expect(blocks.map(({ page, language }) => [page, language])).toEqual([
      [1, 'en'],
      [2, 'en'],
    ])
    for (const { recognised } of blocks) expect(recognised).toBeGreaterThan(80)
    const [listed] = await client.evidence.list({ caseId })
    expect(listed).toMatchObject({ readable: 'text', language: 'en' })
    expect(listed!.recognised).toBeGreaterThan(80)
    expect(listed!.firstSentence).toContain('Foreign Ministry')
    const { hits } = await client.search.query({ text: 'Malaysia', caseId })
    expect(hits[0]).toMatchObject({ documentId: scan!.id, page: 2, recognised: blocks[1]!.recognised })
    expect((await client.recognition.offer({ caseId })).pages).toBe(0)
    const { pages } = await client.recognition.document({ documentId: scan!.id })
    expect(pages).toMatchObject([{ page: 1, languages: ['eng'], engine: expect.stringMatching(/^Tesseract 5/) }, {}])
    const { entries } = await client.audit.list({ chain: caseId, limit: 100 })
    expect(entries.find(({ act }) => act === 'document.recognised')).toMatchObject({ subject: scan!.id })
    await expect(client.recognition.start({ caseId, languages: ['eng'] })).rejects.toMatchObject({
      code: 'NOTHING_TO_RECOGNISE',
    })
    expect(await recognise(bench, caseId, { anew: true })).toMatchObject({ state: 'done', total: 2 })
    expect((await client.evidence.blocks({ documentId: scan!.id })).total).toBe(2)
  })

  test('leaves the pages of a mixed PDF that hold text as they are', async () => {
    const bench = await benchWithVault()
    const written = await madePdf([{ text: FIRST }, { text: THIRD }])
    const mixed = await mergedPdf([written, await scannedPdf([SECOND], SCANNER)], [0, 2, 1])
    const caseId = await caseWith(bench, { 'mixed.pdf': mixed })
    expect((await bench.client.recognition.offer({ caseId })).pages).toBe(1)
    await recognise(bench, caseId)
    const [document] = await bench.client.evidence.list({ caseId })
    const { blocks } = await bench.client.evidence.blocks({ documentId: document!.id })
    expect(blocks.map(({ page, ordinal, recognised }) => [page, ordinal, recognised !== null])).toEqual([
      [1, 1, false],
      [2, 2, true],
      [3, 3, false],
    ])
  })

  test('reads a page that lies on its side as it was written', async () => {
    const bench = await benchWithVault()
    const caseId = await caseWith(bench, { 'scan.pdf': await scannedPdf([FIRST], { dotsPerInch: 150, turns: 1 }) })
    await recognise(bench, caseId)
    const [document] = await bench.client.evidence.list({ caseId })
    const { blocks } = await bench.client.evidence.blocks({ documentId: document!.id })
    expect(blocks).toHaveLength(1)
    expect(characterErrorRate(blocks[0]!.text, FIRST)).toBeLessThan(0.01)
  })

  test('stops at once, keeps the pages that are done, and goes on with the others', async () => {
    const bench = await benchWithVault()
    const { client } = bench
    const caseId = await caseWith(bench, { 'scan.pdf': await scannedPdf([SECOND, THIRD, SECOND, THIRD], SCANNER) })
    const job = await client.recognition.start({ caseId, languages: ['eng'] })
    for await (const now of await client.jobs.watch({ jobId: job.id })) if (now.done > 0) break
    const before = performance.now()
    const stopped = await client.jobs.cancel({ jobId: job.id })
    expect(performance.now() - before).toBeLessThan(5000)
    expect(stopped.state).toBe('cancelled')
    const { documents } = await client.recognition.offer({ caseId })
    const [{ documentId, pages: left }] = documents as [{ documentId: string; pages: number }]
    expect(left).toBeLessThan(4)
    expect((await client.evidence.blocks({ documentId })).total).toBe(4 - left)
    const kept = await client.recognition.document({ documentId })
    const resumed = await ended(client, await client.jobs.resume({ jobId: job.id }))
    expect(resumed).toMatchObject({ id: job.id, state: 'done', done: 4, total: 4 })
    const { pages } = await client.recognition.document({ documentId })
    expect(pages).toHaveLength(4)
    for (const page of kept.pages) expect(pages).toContainEqual(page)
  })

  test('is not held up by a document whose original is missing', async () => {
    const bench = await benchWithVault()
    const objects = path.join(bench.folder, 'vault', 'objects')
    const caseId = await caseWith(bench, { 'lost.pdf': await scannedPdf([SECOND], SCANNER) })
    const lost = await readdir(objects, { recursive: true, withFileTypes: true })
    const file = path.join(bench.folder, 'files', 'kept.pdf')
    await writeFile(file, await scannedPdf([THIRD], SCANNER))
    await importPaths(bench, caseId, [file])
    for (const entry of lost) if (entry.isFile()) await rm(path.join(entry.parentPath, entry.name))
    expect(await recognise(bench, caseId)).toMatchObject({ state: 'done', counts: { recognised: 1, failed: 1 } })
    expect(await bench.client.evidence.list({ caseId })).toMatchObject([{ readable: 'pages' }, { readable: 'text' }])
  })

  test('goes on with no job while another one recognises the case', async () => {
    const bench = await benchWithVault()
    const { client } = bench
    const caseId = await caseWith(bench, { 'scan.pdf': await scannedPdf([SECOND, THIRD], SCANNER) })
    const first = await client.recognition.start({ caseId, languages: ['eng'] })
    await client.jobs.cancel({ jobId: first.id })
    const second = await client.recognition.start({ caseId, languages: ['eng'], anew: true })
    await expect(client.jobs.resume({ jobId: first.id })).rejects.toMatchObject({ code: 'RECOGNITION_RUNNING' })
    await client.jobs.cancel({ jobId: second.id })
  })

  test('off offers nothing, starts nothing and touches no file of its own', async () => {
    const bench = await benchWithVault()
    const { client } = bench
    await client.settings.change({ recognition: 'off' })
    touched.length = 0
    const caseId = await caseWith(bench, { 'scan.pdf': await scannedPdf([SECOND], SCANNER) })
    expect(await client.recognition.offer({ caseId })).toMatchObject({ documents: [], pages: 0 })
    expect((await client.recognition.languages()).found).toEqual([])
    await expect(client.recognition.start({ caseId, languages: ['eng'] })).rejects.toMatchObject({
      code: 'RECOGNITION_OFF',
    })
    expect((await client.jobs.list({ caseId })).map(({ kind }) => kind)).toEqual(['import'])
    expect(touched.filter((file) => /tess/i.test(file))).toEqual([])
    await client.settings.change({ recognition: 'offered' })
    await client.recognition.languages()
    expect(touched.filter((file) => /tess/i.test(file))).not.toEqual([])
  })

  test('begins by itself after an import where the settings say so', async () => {
    const bench = await benchWithVault()
    const { client } = bench
    await client.settings.change({ recognition: 'automatic' })
    const caseId = await caseWith(bench, { 'scan.pdf': await scannedPdf([SECOND], SCANNER) })
    const job = await vi.waitFor(async () => {
      const found = (await client.jobs.list({ caseId })).find(({ kind }) => kind === 'recognise')
      expect(found).toBeDefined()
      return found!
    })
    expect(await ended(client, job)).toMatchObject({ state: 'done', counts: { recognised: 1 } })
  })

  test('asks for nothing over the network, and names the languages that are missing', async () => {
    const bench = await benchWithVault()
    const fetching = vi.spyOn(globalThis, 'fetch')
    onTestFinished(() => fetching.mockRestore())
    const caseId = await caseWith(bench, { 'scan.pdf': await scannedPdf([SECOND], SCANNER) })
    await expect(bench.client.recognition.start({ caseId, languages: ['eng', 'tlh'] })).rejects.toMatchObject({
      code: 'LANGUAGE_NOT_HERE',
      data: { languages: 'tlh' },
    })
    expect(fetching).not.toHaveBeenCalled()
  })

  test('takes further languages from a folder that has data, and says so of one that has none', async () => {
    const bench = await benchWithVault()
    const { client, engine, folder } = bench
    const data = path.join(folder, 'languages')
    await mkdir(data)
    await expect(client.recognition.nameFolder({ place: engine.grant(data) })).rejects.toMatchObject({
      code: 'NO_LANGUAGES_THERE',
    })
    await writeFile(path.join(data, 'xxx.traineddata'), 'no data')
    const named = await client.recognition.nameFolder({ place: engine.grant(data) })
    expect(named).toMatchObject({ folder: 'languages' })
    expect(named.found).toContainEqual({ language: 'xxx', from: 'folder' })
    const caseId = await caseWith(bench, { 'scan.pdf': await scannedPdf([SECOND], SCANNER) })
    expect(await recognise(bench, caseId, { languages: ['xxx'] })).toMatchObject({
      state: 'failed',
      error: { code: 'LANGUAGE_UNREADABLE', data: { language: 'xxx' } },
    })
    expect((await client.recognition.nameFolder({ place: null })).folder).toBeNull()
  })
})
