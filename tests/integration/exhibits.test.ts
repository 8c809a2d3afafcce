import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { benchWithVault, importPaths, type Bench } from '../engine-under-test.ts'

/** A vault with a case of reviewed documents, `count` of them. */
async function caseWithDocuments(count: number): Promise<Bench & { caseId: string; ids: string[] }> {
  const bench = await benchWithVault()
  const folder = path.join(bench.folder, 'evidence')
  await mkdir(folder)
  for (let at = 1; at <= count; at++) {
    await writeFile(
      path.join(folder, `${String(at).padStart(2, '0')}.txt`),
      `Report ${at}\n\nThis is the report numbered ${at}.`,
    )
  }
  const { id: caseId } = await bench.client.cases.create({ title: 'Exhibited' })
  await importPaths(bench, caseId, [folder])
  const ids = (await bench.client.evidence.list({ caseId })).map(({ id }) => id)
  await bench.client.evidence.mark({ documentIds: ids, marks: { reviewed: true } })
  return { ...bench, caseId, ids }
}

const labels = (exhibits: readonly { label: string }[]) => exhibits.map(({ label }) => label)
const served = { on: '2026-06-22', recipient: 'Trakorazh AD', version: null }

describe('exhibits', () => {
  test('are numbered in the order given and listed C-2 before C-10', async () => {
    const { client, caseId, ids } = await caseWithDocuments(11)
    await client.exhibits.number({ caseId, documentIds: [...ids].reverse(), series: 'C' })
    const { exhibits } = await client.exhibits.list({ caseId })
    expect(labels(exhibits)).toEqual(Array.from({ length: 11 }, (_, at) => `C-${at + 1}`))
    expect(exhibits[0]?.document.id).toBe(ids[10])
  })

  test('change their order until they are served, and no number once served is used again', async () => {
    const { client, caseId, ids } = await caseWithDocuments(5)
    const [a, b, c] = await client.exhibits.number({ caseId, documentIds: ids.slice(0, 3), series: 'C' })
    const reordered = await client.exhibits.reorder({ caseId, series: 'C', drafts: [c!.id, a!.id, b!.id] })
    expect(reordered.map(({ document }) => document.id)).toEqual([ids[2], ids[0], ids[1]])
    await client.exhibits.serve({ exhibitIds: [c!.id], service: served })
    await expect(client.exhibits.remove({ exhibitId: c!.id })).rejects.toMatchObject({ code: 'EXHIBIT_SERVED' })
    await client.exhibits.withdraw({ exhibitId: c!.id, on: '2026-07-01' })
    await client.exhibits.number({ caseId, documentIds: [ids[3]!], series: 'C' })
    const { exhibits } = await client.exhibits.list({ caseId })
    expect(exhibits.map(({ label, state }) => `${label} ${state}`)).toEqual([
      'C-1 withdrawn',
      'C-2 draft',
      'C-3 draft',
      'C-4 draft',
    ])
    expect(exhibits[0]?.services).toEqual([served])
  })

  test('have translations and corrections that follow their number', async () => {
    const { client, caseId, ids } = await caseWithDocuments(5)
    const [first, second] = await client.exhibits.number({ caseId, documentIds: ids.slice(0, 2), series: 'C' })
    const as = (documentId: string, of: string, kind: 'translation' | 'correction') =>
      client.exhibits.numberAs({ documentId, of, kind })
    expect((await as(ids[2]!, second!.id, 'translation')).label).toBe('C-2-T')
    expect((await as(ids[3]!, second!.id, 'correction')).label).toBe('C-2bis')
    await expect(as(ids[4]!, second!.id, 'translation')).rejects.toMatchObject({
      code: 'TRANSLATION_EXISTS',
      data: { label: 'C-2-T' },
    })
    await client.exhibits.reorder({ caseId, series: 'C', drafts: [second!.id, first!.id] })
    expect(labels((await client.exhibits.list({ caseId })).exhibits)).toEqual(['C-1', 'C-1-T', 'C-1bis', 'C-2'])
    await client.exhibits.remove({ exhibitId: second!.id })
    expect(labels((await client.exhibits.list({ caseId })).exhibits)).toEqual(['C-1'])
  })

  test('take their original’s number where they are its translation, also in one batch', async () => {
    const { client, caseId, ids } = await caseWithDocuments(4)
    const translate = async (at: number, of: number) => {
      const { revision } = await client.evidence.get({ documentId: ids[at]! })
      const relation = { kind: 'translation' as const, of: ids[of]! }
      await client.evidence.relate({ documentId: ids[at]!, revision, relation })
    }
    await translate(0, 1)
    await translate(2, 3)
    const numbered = await client.exhibits.number({ caseId, documentIds: ids.slice(0, 2), series: 'C' })
    expect(labels(numbered)).toEqual(['C-1', 'C-1-T'])
    const alone = await client.exhibits.number({ caseId, documentIds: [ids[2]!], series: 'C' })
    expect(labels(alone)).toEqual(['C-2'])
  })

  test('are refused by name while unread or marked, all or none, and let out one by one with a reason', async () => {
    const { client, caseId, ids } = await caseWithDocuments(3)
    await client.evidence.mark({ documentIds: [ids[1]!], marks: { reviewed: false } })
    await client.evidence.mark({ documentIds: [ids[2]!], marks: { confidential: 'Trakorazh AD' } })
    const barred = client.exhibits.number({ caseId, documentIds: ids, series: 'C' })
    await expect(barred).rejects.toMatchObject({
      code: 'DOCUMENTS_BARRED',
      data: {
        documents: [
          { documentId: ids[1], listedAs: 'Report 2', bars: ['not-reviewed'] },
          { documentId: ids[2], listedAs: 'Report 3', bars: ['confidential'] },
        ],
      },
    })
    expect((await client.exhibits.list({ caseId })).exhibits).toEqual([])
    const exception = { documentId: ids[2]!, bars: ['confidential' as const], reason: 'Consent of 3 June' }
    const withOne = client.exhibits.number({ caseId, documentIds: ids, series: 'C', exceptions: [exception] })
    await expect(withOne).rejects.toMatchObject({ data: { documents: [{ documentId: ids[1] }] } })
    await client.exhibits.number({ caseId, documentIds: [ids[0]!, ids[2]!], series: 'C', exceptions: [exception] })
    const entries = await client.audit.latest({ caseId, limit: 5 })
    expect(entries.find(({ act }) => act === 'document.let-out')).toMatchObject({
      subject: ids[2],
      after: { bars: ['confidential'], reason: 'Consent of 3 June' },
    })
  })

  test('stand in series that the person may edit but not lose', async () => {
    const { client, caseId, ids } = await caseWithDocuments(1)
    const { series } = await client.exhibits.list({ caseId })
    expect(series.map(({ prefix }) => prefix)).toEqual(['C', 'R', 'CL', 'RL', 'CWS', 'CER'])
    await client.exhibits.number({ caseId, documentIds: ids, series: 'R' })
    const { series: kept } = await client.exhibits.list({ caseId })
    const without = series.filter(({ prefix }) => prefix !== 'R')
    await expect(client.exhibits.setSeries({ caseId, before: kept, series: without })).rejects.toMatchObject({
      code: 'SERIES_IN_USE',
    })
    const own = { prefix: 'CF', title: 'Photographs', side: 'claimant' as const, kind: 'fact' as const }
    expect((await client.exhibits.setSeries({ caseId, before: kept, series: [own, ...series] }))[0]).toEqual(own)
    const unknown = client.exhibits.number({ caseId, documentIds: ids, series: 'ZZ' })
    await expect(unknown).rejects.toMatchObject({ code: 'SERIES_UNKNOWN', data: { prefix: 'ZZ' } })
  })

  test('are corrected only as often as there are names for it, and never leave a served one without its original', async () => {
    const { client, caseId, ids } = await caseWithDocuments(8)
    const [original] = await client.exhibits.number({ caseId, documentIds: [ids[0]!], series: 'C' })
    const correct = (at: number) =>
      client.exhibits.numberAs({ documentId: ids[at]!, of: original!.id, kind: 'correction' })
    const corrections = []
    for (let at = 1; at <= 5; at++) corrections.push((await correct(at)).label)
    expect(corrections).toEqual(['C-1bis', 'C-1ter', 'C-1quater', 'C-1quinquies', 'C-1sexies'])
    await expect(correct(6)).rejects.toMatchObject({ code: 'TOO_MANY_CORRECTIONS' })
    const as = { documentId: ids[7]!, of: original!.id, kind: 'translation' as const }
    const translated = await client.exhibits.numberAs(as)
    await client.exhibits.serve({ exhibitIds: [translated.id], service: served })
    await expect(client.exhibits.remove({ exhibitId: original!.id })).rejects.toMatchObject({
      code: 'EXHIBIT_SERVED',
      data: { label: 'C-1-T' },
    })
  })

  test('are served on days that have come, in versions that exist, and withdrawn not before', async () => {
    const { client, caseId, ids } = await caseWithDocuments(1)
    const [{ id } = { id: '' }] = await client.exhibits.number({ caseId, documentIds: ids, series: 'C' })
    const serve = (service: object) =>
      client.exhibits.serve({ exhibitIds: [id, id], service: { ...served, ...service } })
    await expect(serve({ on: '2099-01-01' })).rejects.toMatchObject({ code: 'DAY_TO_COME' })
    await expect(serve({ version: 99 })).rejects.toMatchObject({ code: 'DOSSIER_NOT_FOUND' })
    await serve({})
    expect((await serve({}))[0]?.services).toEqual([served])
    const early = client.exhibits.withdraw({ exhibitId: id, on: '2026-06-21' })
    await expect(early).rejects.toMatchObject({ code: 'BEFORE_SERVICE', data: { servedOn: '2026-06-22' } })
    expect(await client.exhibits.withdraw({ exhibitId: id, on: '2026-06-22' })).toMatchObject({ state: 'withdrawn' })
  })
})
