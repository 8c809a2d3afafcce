import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { createChangeBoard } from '../../src/main/engine/events/board.ts'
import { createJobBoard } from '../../src/main/engine/jobs/jobs.ts'
import type { Job } from '../../src/shared/contract/jobs.ts'
import type { Language } from '../../src/shared/domain/language.ts'
import { caseOfFiles, ended, type Bench } from '../engine-under-test.ts'
import { pagesOf } from '../fixtures/pdf-pages.ts'
import { makeVault } from '../fixtures/vaults.ts'

interface Case extends Bench {
  caseId: string
  ids: Map<string, string>
}

/** A case with these files, reviewed. */
async function caseWith(files: Record<string, string>): Promise<Case> {
  const { documents: all, ...bench } = await caseOfFiles('Exhibited', files)
  await bench.client.evidence.mark({ documentIds: all.map(({ id }) => id), marks: { reviewed: true } })
  return { ...bench, ids: new Map(all.map(({ fileName, id }) => [fileName, id])) }
}

async function textOf({ engine, folder }: Bench, { result, error }: Job): Promise<string> {
  expect(error).toBeNull()
  const answer = await engine.fetch(new Request(`http://engine/dossiers/${String(result?.['dossierId'])}/file`))
  const file = path.join(folder, 'dossier.pdf')
  await writeFile(file, new Uint8Array(await answer.arrayBuffer()))
  return (await pagesOf(file)).join(' ')
}

/** A mail with attachments of these names. */
function mailWith(...names: string[]): string {
  const parts = names.map(
    (name) =>
      `--part\r\nContent-Type: text/plain; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n` +
      `What ${name.slice(0, 3)} holds, in a sentence that is long enough.\r\n`,
  )
  return (
    'From: A. Orlova <orlova@example.org>\r\nTo: P. Stanev <stanev@example.org>\r\nDate: Mon, 4 Dec 2006 10:00:00 +0300\r\n' +
    'Subject: The figures that you asked for\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="part"\r\n\r\n' +
    `--part\r\nContent-Type: text/plain\r\n\r\nDear colleague, please find the figures enclosed.\r\n${parts.join('')}--part--\r\n`
  )
}

describe('the sheet of an exhibited mail', () => {
  async function sheetOf(of: Case, language: Language): Promise<string> {
    const job = await of.client.dossier.make({ caseId: of.caseId, profile: 'bundle', language })
    return textOf(of, await ended(of.client, job))
  }

  test('names no attachment that its marks keep in the house, and says how many there are', async () => {
    const kept = ['settlement-range-2m.txt', 'walkaway-figure.txt']
    const mail = await caseWith({ 'figures.eml': mailWith('volumes-2006.txt', ...kept) })
    const { client, caseId, ids } = mail
    await client.exhibits.number({ caseId, documentIds: [ids.get('figures.eml')!], series: 'C' })
    await client.evidence.mark({ documentIds: [ids.get(kept[0]!)!], marks: { privileged: 'legal-advice' } })
    await client.evidence.mark({ documentIds: [ids.get(kept[1]!)!], marks: { reviewed: false } })
    const english = await sheetOf(mail, 'en')
    expect(english).toContain('volumes-2006.txt and 2 attachments that are not exhibited')
    expect(english).not.toMatch(/settlement|walkaway/)
    await client.evidence.mark({ documentIds: [ids.get('walkaway-figure.txt')!], marks: { reviewed: true } })
    await client.evidence.mark({ documentIds: [ids.get('volumes-2006.txt')!], marks: { withoutPrejudice: true } })
    await client.evidence.mark({ documentIds: [ids.get('walkaway-figure.txt')!], marks: { withoutPrejudice: true } })
    const russian = await sheetOf(mail, 'ru')
    expect(russian).toContain('3 вложения, не поданные как приложения')
    expect(russian).not.toMatch(/settlement|walkaway|volumes/)
  })

  test('gives the number of an attachment that is exhibited against its marks', async () => {
    const mail = await caseWith({ 'figures.eml': mailWith('settlement-range-2m.txt') })
    const { client, caseId, ids } = mail
    const documentId = ids.get('settlement-range-2m.txt')!
    await client.exhibits.number({ caseId, documentIds: [ids.get('figures.eml')!, documentId], series: 'C' })
    await client.evidence.mark({ documentIds: [documentId], marks: { withoutPrejudice: true } })
    const exceptions = [{ documentId, bars: ['without-prejudice' as const], reason: 'Both sides agreed on 3 July' }]
    const job = await client.dossier.make({ caseId, profile: 'bundle', language: 'en', exceptions })
    const text = await textOf(mail, await ended(client, job))
    expect(text).toMatch(/Attachments\s+C-2/)
    expect(text).not.toMatch(/settlement-range|not exhibited/)
  })
})

test('two dossiers that are made at once print the versions under which they are kept', async () => {
  const of = await caseWith({ 'report.txt': 'Report\n\nThis is the report that stands.' })
  const { client, caseId, ids } = of
  await client.exhibits.number({ caseId, documentIds: [ids.get('report.txt')!], series: 'C' })
  const make = () => client.dossier.make({ caseId, profile: 'bundle', language: 'en' })
  const jobs = await Promise.all([make(), make()])
  const texts = []
  for (const job of jobs) {
    const { result, ...done } = await ended(client, job)
    const printed = (await textOf(of, { ...done, result })).match(/Claim dossier, version (\d+)/)?.[1]
    texts.push([result?.['version'], Number(printed)])
  }
  expect(texts).toEqual([
    [1, 1],
    [2, 2],
  ])
  expect((await client.dossier.versions({ caseId })).map(({ version }) => version)).toEqual([2, 1])
})

test('a cancel that comes after something was made does not say that it was not', async () => {
  const { vault } = await makeVault()
  const board = createJobBoard(createChangeBoard())
  const made = board.start(vault(), { kind: 'dossier', caseId: null }, async ({ jobId }) => {
    await Promise.resolve()
    void board.cancel(vault(), jobId)
    return { version: 1 }
  })
  const nothing = board.start(vault(), { kind: 'dossier', caseId: null }, async ({ jobId, signal }) => {
    await Promise.resolve()
    void board.cancel(vault(), jobId)
    signal.throwIfAborted()
    return { version: 2 }
  })
  await board.settle(false)
  const states = [made, nothing].map(({ id }) => board.get(vault(), id)).map(({ state, result }) => [state, result])
  expect(states).toEqual([
    ['done', { version: 1 }],
    ['cancelled', {}],
  ])
})
