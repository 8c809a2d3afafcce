import { spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { DossierVersion } from '../../src/shared/contract/dossier.ts'
import type { Language } from '../../src/shared/domain/language.ts'
import { ended, startBench, type Bench } from '../engine-under-test.ts'
import { pagesOf } from '../fixtures/pdf-pages.ts'

interface Made {
  version: DossierVersion
  /** The text of each page. */
  pages: string[]
  file: string
}

async function openSample(): Promise<Bench & { caseId: string }> {
  const bench = await startBench()
  await bench.client.vault.openSample({})
  const [file] = await bench.client.cases.list({})
  return { ...bench, caseId: file!.id }
}

async function makeDossier({ client, engine, folder }: Bench, caseId: string, language: Language): Promise<Made> {
  const job = await ended(client, await client.dossier.make({ caseId, profile: 'bundle', language }))
  expect(job).toMatchObject({ state: 'done', error: null, result: { unset: [], missingCharacters: 0 } })
  const [version] = await client.dossier.versions({ caseId })
  const answer = await engine.fetch(new Request(`http://engine/dossiers/${version!.id}/file`))
  const file = path.join(folder, `dossier.${language}.pdf`)
  await writeFile(file, new Uint8Array(await answer.arrayBuffer()))
  return { version: version!, pages: await pagesOf(file), file }
}

const squeezed = (text: string) => text.replace(/\s+/g, '')

describe('the dossier of the sample case', () => {
  test.each(['en', 'ru'] as const)(
    'in %s: page N prints N, and each title stands on its own exhibit’s page',
    async (language) => {
      const bench = await openSample()
      const { version, pages, file } = await makeDossier(bench, bench.caseId, language)
      expect(pages.length).toBe(version.pages)
      pages.forEach((text, index) => expect(text.match(/\d+/g), `page ${index + 1}`).toContain(String(index + 1)))
      const { exhibits } = await bench.client.exhibits.list({ caseId: bench.caseId })
      for (const { label, document } of exhibits) {
        const section = version.sections.find(({ exhibit }) => exhibit === label)
        const title = document.title ?? document.firstSentence ?? ''
        expect(squeezed(pages[section!.page - 1] ?? ''), label).toContain(squeezed(title))
        expect(pages[section!.page - 1], label).toContain(label)
      }
      const checked = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' })
      if (checked.error) console.info('qpdf is not here: the file’s structure is not checked.')
      else expect([checked.status, checked.stderr]).toEqual([0, ''])
    },
  )

  test('says nothing that is counsel’s own: notes, tags, undisclosed stages, what has no number', async () => {
    const bench = await openSample()
    const { client, caseId } = bench
    const { revision } = await client.cases.get({ case: caseId })
    await client.cases.change({ caseId, revision, fields: { notes: 'Quaternote of counsel', tags: ['quinquetag'] } })
    const all = await client.evidence.list({ caseId })
    const exhibited = all.find(({ exhibit }) => exhibit === 'C-1')!
    const fields = { notes: 'Sesquinote of counsel', tags: ['septetag'] }
    await client.evidence.annotate({ documentId: exhibited.id, revision: exhibited.revision, fields })
    const { pages } = await makeDossier(bench, caseId, 'en')
    const text = squeezed(pages.join(' '))
    for (const kept of ['Quaternote', 'quinquetag', 'Sesquinote', 'septetag', 'Instructionstaken']) {
      expect(text, kept).not.toContain(kept)
    }
    const unnumbered = all.filter(({ exhibit }) => exhibit === null)
    expect(unnumbered.length).toBeGreaterThan(2)
    for (const { sha256, fileName } of unnumbered) expect(text, fileName).not.toContain(sha256.slice(0, 16))
    expect(text).toContain(exhibited.sha256.slice(0, 16))
  })

  test('is held back when an exhibit is marked, also a version made before', async () => {
    const bench = await openSample()
    const { client, engine, caseId } = bench
    const { version } = await makeDossier(bench, caseId, 'en')
    const all = await client.evidence.list({ caseId })
    const { id } = all.find(({ exhibit }) => exhibit === 'C-6')!
    await client.evidence.mark({ documentIds: [id], marks: { withoutPrejudice: true } })
    await expect(client.dossier.make({ caseId, profile: 'bundle', language: 'en' })).rejects.toMatchObject({
      code: 'DOCUMENTS_BARRED',
      data: { documents: [{ documentId: id, bars: ['without-prejudice'] }] },
    })
    const earlier = await engine.fetch(new Request(`http://engine/dossiers/${version.id}/file`))
    expect([earlier.status, ((await earlier.json()) as { code: string }).code]).toEqual([409, 'DOCUMENTS_BARRED'])
    const exceptions = [{ documentId: id, bars: ['without-prejudice' as const], reason: 'Both sides agreed on 3 July' }]
    const job = await ended(
      client,
      await client.dossier.make({ caseId, profile: 'bundle', language: 'en', exceptions }),
    )
    const again = await engine.fetch(new Request(`http://engine/dossiers/${String(job.result?.['dossierId'])}/file`))
    expect([job.state, again.status]).toEqual(['done', 200])
  })

  test('is recorded in the custody of what it holds', async () => {
    const bench = await openSample()
    const { version } = await makeDossier(bench, bench.caseId, 'en')
    const all = await bench.client.evidence.list({ caseId: bench.caseId })
    const { custody, sha256 } = await bench.client.evidence.get({
      documentId: all.find((one) => one.exhibit === 'C-1')!.id,
    })
    expect(custody.at(-1)).toMatchObject({ act: 'exported', detail: { dossier: version.id, label: 'C-1', sha256 } })
  })
})
