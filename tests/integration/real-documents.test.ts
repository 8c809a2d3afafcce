import { existsSync, globSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { benchWithVault, importPaths, ROOT, type Bench } from '../engine-under-test.ts'

const SHARED = path.resolve(ROOT, '../shared')
const EVIDENCE = path.join(SHARED, 'evidence')
const CORPUS = path.join(SHARED, 'corpus')

if (!existsSync(EVIDENCE)) console.info('The real articles are not here: what is read from them is not tested.')
if (!existsSync(CORPUS)) console.info('The foreign documents are not here: their import is not tested.')

async function importInto(bench: Bench, paths: readonly string[]) {
  const { id: caseId } = await bench.client.cases.create({ title: 'Real documents' })
  const job = await importPaths(bench, caseId, paths)
  return { caseId, job, documents: await bench.client.evidence.list({ caseId }) }
}

describe.runIf(existsSync(EVIDENCE))('the five real articles', () => {
  test('are listed by their titles, or by their first sentence, with the dates that they give', async () => {
    const bench = await benchWithVault()
    const { documents } = await importInto(bench, [EVIDENCE])
    expect(documents.map(({ title }) => title)).toEqual([
      'Russia set to crack down on unlicensed arms production abroad',
      'Russia Takes Aim at Foreign AK-47 Fakers',
      null,
      'Construction of Kalashnikov Factories in Venezuala Behind Schedule',
      'Russia, U.S. to Improve Intellectual Property Rights Protection',
    ])
    expect(documents[2]?.firstSentence).toMatch(/^Armenia has started producing/)
    const dates = await Promise.all(
      documents.map(async ({ id }) => {
        const { findings } = await bench.client.evidence.get({ documentId: id })
        const published = findings.filter(({ field }) => field === 'published')
        return published.map(({ value, role, basis }) => `${value} ${basis === 'offered' ? 'offered' : role}`).sort()
      }),
    )
    expect(dates).toEqual([
      ['2006-12-05 offered', 'XXXX-12-05 dateline'],
      [],
      ['2020-07-09 head'],
      [],
      ['2012-12-26 dateline', '2012-12-27 head'],
    ])
    expect(documents.map(({ published }) => published)).toEqual(['XXXX-12-05', null, '2020-07-09', null, '2012-12-27'])
  })

  test('keep the sites’ own noise in the text, known as such', async () => {
    const bench = await benchWithVault()
    const { documents } = await importInto(bench, [EVIDENCE])
    const blocks = (
      await Promise.all(documents.map(({ id }) => bench.client.evidence.blocks({ documentId: id })))
    ).flatMap(({ blocks }) => blocks)
    for (const noise of ['Subscribe', 'Read more', 'Newsfeed', 'Support us', 'Not ready to support today?']) {
      const found = blocks.filter(({ text }) => text.includes(noise))
      expect(found.length, noise).toBeGreaterThan(0)
      expect(
        found.every((block) => block.noise),
        noise,
      ).toBe(true)
    }
    const prose = blocks.filter(({ text }) => /^(Arsenal's license|The copying|Fomin didn't|Combating)/.test(text))
    expect(prose.filter(({ noise }) => noise)).toEqual([])
  })

  test('are found: `licence expired Bulgaria` puts the report on Bulgaria first', async () => {
    const bench = await benchWithVault()
    const { caseId, documents } = await importInto(bench, [EVIDENCE])
    const { hits } = await bench.client.search.query({ text: 'licence expired Bulgaria', caseId })
    expect(hits[0]).toMatchObject({ documentId: documents[0]?.id, listedAs: documents[0]?.title })
    expect(hits[0]?.snippet.text).toContain('expired a long time ago')
  })
})

test.runIf(existsSync(CORPUS))(
  'all foreign documents come in, readable or refused with a reason',
  { timeout: 300_000 },
  async () => {
    const bench = await benchWithVault()
    const articles = globSync(`${CORPUS}/articles/*/source.html`).sort()
    const { caseId, job, documents } = await importInto(bench, [`${CORPUS}/pdf`, `${CORPUS}/office`, ...articles])
    const { inputs } = await bench.client.imports.report({ jobId: job.id })
    expect({ state: job.state, files: inputs.length }).toEqual({ state: 'done', files: 226 })
    const unread = inputs.filter(({ documentId }) => documentId === null)
    expect(unread).toEqual([])
    for (const { readable, refusal, blocks, fileName } of documents) {
      expect(readable === 'refused', fileName).toBe(refusal !== null)
      if (readable === 'text') expect(blocks, fileName).toBeGreaterThan(0)
    }
    const inputsRead = documents.filter(({ relation }) => relation === null)
    const refused = inputsRead.filter(({ readable }) => readable === 'refused')
    expect(refused.length / inputsRead.length).toBeLessThanOrEqual(0.05)
    const right = ['encrypted', 'damaged', 'no-text']
    expect(refused.filter(({ refusal }) => !right.includes(refusal ?? '')).map(({ fileName }) => fileName)).toEqual([])
    const pdfs = documents.filter(({ format, readable }) => format === 'pdf' && readable !== 'refused')
    for (const { id, fileName } of pdfs) {
      const page = await bench.engine.fetch(new Request(`http://engine/documents/${id}/pages/1?width=200`))
      expect([page.status, page.headers.get('content-type')], fileName).toEqual([200, 'image/png'])
    }
    const table = Map.groupBy(documents, ({ fileName }) => path.extname(fileName).toLowerCase())
    for (const [type, some] of [...table].sort()) {
      const count = (which: string) => some.filter(({ readable, refusal }) => (refusal ?? readable) === which).length
      const reasons = [...new Set(some.flatMap(({ refusal }) => refusal ?? []))]
      console.info(
        `${type}: ${some.length} documents, text ${count('text')}, pages only ${count('pages')}`,
        ...reasons.map((reason) => `${reason} ${count(reason)}`),
      )
    }
    expect(
      documents.filter(({ caseId: of }) => of === caseId).length + (job.counts['duplicate'] ?? 0),
    ).toBeGreaterThanOrEqual(226)
  },
)
