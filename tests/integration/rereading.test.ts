import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { replaceBlocks } from '../../src/main/engine/evidence/blocks.ts'
import { openVault } from '../../src/main/engine/vault/opening.ts'
import { benchWithVault, ended, importPaths, PASSPHRASE, ROOT, startBench, type Client } from '../engine-under-test.ts'
import { scannedPdf } from '../fixtures/scans.ts'

const readers = vi.hoisted(() => ({ version: 1 }))
vi.mock('../../src/main/engine/extraction/version.ts', () => ({
  get EXTRACTION_VERSION() {
    return readers.version
  },
}))

const TEXT = 'The licence ended in 2002.\n\nNo other was granted afterwards, the company said.'
const SCANNED = 'Copies of many models stood at an arms show in Malaysia.'
const WHO = { operator: 'A. Orlova', account: 'orlova', computer: 'ORLOVA-PC' }

async function textOf(client: Client, documentId: string): Promise<string[]> {
  return (await client.evidence.blocks({ documentId })).blocks.map(({ text }) => text)
}

test('documents of an older reader are read anew: what was declared and recognised stays, search and trail follow', async () => {
  const bench = await benchWithVault()
  const { client, folder } = bench
  const { id: caseId } = await client.cases.create({ title: 'Hinges' })
  const files = ['letter.txt', 'scan.pdf', 'gone.txt'].map((name) => path.join(folder, name))
  await writeFile(files[0]!, TEXT)
  await writeFile(files[1]!, await scannedPdf([SCANNED], { dotsPerInch: 200 }))
  await writeFile(files[2]!, 'This one will be deleted.')
  await importPaths(bench, caseId, files)
  await ended(client, await client.recognition.start({ caseId, languages: ['eng'] }))
  const [letter, scan] = await client.evidence.list({ caseId })
  const { revision } = letter!
  await client.evidence.declare({ documentId: letter!.id, revision, field: 'title', value: 'The letter' })
  const recognised = await textOf(client, scan!.id)
  await expect(client.evidence.reread({ caseId })).rejects.toMatchObject({ code: 'NOTHING_TO_REREAD' })
  await bench.engine.close()

  const vault = await openVault(path.join(folder, 'vault'), PASSPHRASE, WHO, path.join(ROOT, 'resources/migrations'))
  const badlyRead = { ordinal: 1, page: null, kind: 'paragraph', text: 'zebra', noise: false } as const
  vault.write(() => replaceBlocks(vault, letter!.id, [{ ...badlyRead, language: null, recognised: null }]))
  vault.close()

  readers.version = 2
  const later = await startBench(folder)
  await later.client.vault.open({ place: later.engine.grant(path.join(folder, 'vault')), passphrase: PASSPHRASE })
  const { client: now } = later
  expect(await textOf(now, letter!.id)).toEqual(['zebra'])
  expect(await now.evidence.outdated({ caseId })).toEqual({ documents: 3 })
  const job = await ended(now, await now.evidence.reread({ caseId }))
  expect(job).toMatchObject({ kind: 'reread', state: 'done', done: 3, total: 3, counts: { reread: 3, kept: 0 } })
  expect(await textOf(now, letter!.id)).toEqual(TEXT.split('\n\n'))
  expect(await textOf(now, scan!.id)).toEqual(recognised)
  expect(await now.evidence.list({ caseId })).toMatchObject([
    { title: 'The letter' },
    { readable: 'text', recognised: expect.any(Number), firstSentence: recognised[0] },
    {},
  ])
  expect((await now.search.query({ text: 'zebra', caseId })).hits).toEqual([])
  expect((await now.search.query({ text: 'granted', caseId })).hits).toHaveLength(1)
  const { entries } = await now.audit.list({ chain: caseId, limit: 100 })
  expect(entries.filter(({ act }) => act === 'document.reread')).toHaveLength(3)
  expect(await now.evidence.outdated({ caseId })).toEqual({ documents: 0 })
  expect((await now.recognition.offer({ caseId })).pages).toBe(0)
})
