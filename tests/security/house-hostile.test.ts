import { parseHTML } from 'linkedom'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { benchWithVault, ended, importPaths, type Bench } from '../engine-under-test.ts'
import { ELSEWHERE, hostileMail, hostilePage, hostilePdf, WAYS } from '../fixtures/hostile.ts'
import { unpackedIn } from '../fixtures/plaintext-search.ts'

const RUNS_OR_LOADS =
  'script, iframe, frame, object, embed, applet, form, input, button, textarea, select, base, link, style, svg, math, video, audio, source, template, noscript, marquee, meta:not([charset]):not([http-equiv="Content-Security-Policy"])'
const LOADING = [
  'src',
  'srcset',
  'href',
  'xlink:href',
  'action',
  'formaction',
  'data',
  'background',
  'poster',
  'ping',
  'target',
]

async function taken(bench: Bench, files: Record<string, string | Uint8Array>) {
  const { id: caseId } = await bench.client.cases.create({ title: 'Hostile' })
  const folder = path.join(bench.folder, 'evidence')
  await mkdir(folder)
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), content)
  expect((await importPaths(bench, caseId, [folder])).state).toBe('done')
  return { caseId, documents: await bench.client.evidence.list({ caseId }) }
}

/** What in a page could run, load or lead away. */
function active(html: string): string[] {
  const { document } = parseHTML(html)
  const elements = [...document.querySelectorAll(RUNS_OR_LOADS)].map((element) => element.outerHTML)
  const attributes = [...document.querySelectorAll('*')].flatMap((element) =>
    [...element.attributes]
      .filter(({ name, value }) => {
        if (/^on|^srcdoc$/i.test(name)) return true
        if (name === 'style') return /url|expression|import|behavior|binding|\\/i.test(value)
        if (!LOADING.includes(name.toLowerCase())) return false
        return !/^#|^data:image\/(?:png|jpe?g|gif|webp|bmp);base64,/i.test(value)
      })
      .map(({ name, value }) => `${name}=${value}`),
  )
  return [...elements, ...attributes]
}

describe('hostile evidence', () => {
  test('would be found active as it came', () => {
    expect(active(hostilePage('A page')).length).toBeGreaterThan(WAYS.length / 2)
  })

  test.each(WAYS.map((way) => [way.slice(0, 48), way]))(
    'is shown without what it would run or fetch: %s',
    async (_begins, way) => {
      const { sanitisedWeb } = await sanitiser
      const html = sanitisedWeb(way)
      expect(active(html)).toEqual([])
      expect(html.replaceAll(/title="[^"]*"/g, '')).not.toContain(`="${ELSEWHERE}`)
    },
  )

  test('as page and as mail is kept as it came, read as text, and shown with nothing active or remote', async () => {
    const bench = await benchWithVault()
    const { documents } = await taken(bench, { 'page.html': hostilePage('A page'), 'mail.eml': hostileMail('A mail') })
    const shown = documents.filter(({ format }) => format === 'html' || format === 'eml')
    expect(shown.map(({ readable }) => readable)).toEqual(['text', 'text'])
    for (const { id: documentId } of shown) {
      const { html } = await bench.client.evidence.web({ documentId })
      expect(html).toContain('The words of this page are ordinary')
      expect(html).toContain("default-src 'none'")
      expect(active(html)).toEqual([])
      const { blocks } = await bench.client.evidence.blocks({ documentId })
      expect(blocks.map(({ text }) => text).join('\n')).not.toContain('window.planted=1')
    }
  })

  test('as PDF is shown as a picture, and leaves its script and its links behind in a dossier', async () => {
    const bench = await benchWithVault()
    const pdf = hostilePdf()
    const { caseId, documents } = await taken(bench, { 'order.pdf': pdf })
    const [document] = documents
    const documentId = document?.id ?? ''
    expect(document).toMatchObject({ format: 'pdf', readable: 'text', pages: 1 })
    const picture = await bench.engine.fetch(new Request(`http://engine/documents/${documentId}/pages/1?width=400`))
    expect(picture.headers.get('content-type')).toBe('image/png')

    await bench.client.evidence.mark({ documentIds: [documentId], marks: { reviewed: true } })
    await bench.client.exhibits.number({ caseId, documentIds: [documentId], series: 'C' })
    expect(
      await ended(bench.client, await bench.client.dossier.make({ caseId, profile: 'bundle', language: 'en' })),
    ).toMatchObject({ state: 'done' })
    const [version] = await bench.client.dossier.versions({ caseId })
    const made = await bench.engine.fetch(new Request(`http://engine/dossiers/${version?.id}/file`))
    expect(activeInPdf(pdf)).not.toEqual([])
    expect(activeInPdf(Buffer.from(await made.arrayBuffer()))).toEqual([])
  })

  test('is written nowhere but into the vault, whatever its names say', async () => {
    const bench = await benchWithVault()
    const { client, engine } = bench
    const before = await everythingBeside(bench)
    const { id: caseId } = await client.cases.create({ title: 'Names' })
    const names = [
      '../../climbed.txt',
      '/etc/rooted.txt',
      'a/../../../b.txt',
      'C:\\windows\\system.txt',
      '..\\..\\backslash.txt',
      'nul\0byte.txt',
      `${'deep/'.repeat(800)}end.txt`,
      `${'x'.repeat(4000)}.txt`,
      'invoice\u202efdp.exe',
      'line\nbreak\u001b[31m.txt',
      '__proto__',
      '.',
    ]
    const files = names.map((name, at) => ({ path: name, size: Buffer.byteLength(contentOf(at)) }))
    const { job, inputs } = await client.imports.begin({ caseId, files })
    for (const [at, { id }] of inputs.entries()) {
      await engine.fetch(
        new Request(`http://engine/imports/${job.id}/inputs/${id}`, { method: 'PUT', body: contentOf(at) }),
      )
    }
    expect(await ended(client, job)).toMatchObject({ state: 'done', total: names.length })
    const documents = await client.evidence.list({ caseId })
    expect(documents).toHaveLength(names.length)
    for (const { fileName } of documents) expect(fileName).not.toMatch(/\/|^\.\.$/)
    expect(await everythingBeside(bench)).toEqual(before)

    const mail = path.join(bench.folder, 'mail.eml')
    await writeFile(mail, hostileMail('Attached'))
    await importPaths(bench, caseId, [mail])
    const attached = (await client.evidence.list({ caseId })).find(({ relation }) => relation?.kind === 'attachment')
    expect(attached?.fileName).toMatch(/^[^/\\]*escaped\.txt$/)
    expect(await everythingBeside(bench)).toEqual([...before, 'mail.eml'].toSorted())
  })

  test('with a path longer than any file system has is refused before anything is kept', async () => {
    const { client } = await benchWithVault()
    const { id: caseId } = await client.cases.create({ title: 'Long' })
    const files = [{ path: 'y'.repeat(5000), size: 1 }]
    await expect(client.imports.begin({ caseId, files })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    expect(await client.jobs.list({ caseId })).toEqual([])
  })
})

const sanitiser = Promise.all([import('../../src/main/engine/extraction/sanitise.ts'), import('linkedom')]).then(
  ([{ sanitised }]) => ({
    sanitisedWeb: (way = '') => {
      const { document } = parseHTML(`<!doctype html><html><body>${way}</body></html>`)
      return sanitised(document.body as unknown as Parameters<typeof sanitised>[0], { title: way })
    },
  }),
)

const contentOf = (at: number) => `The content of file number ${at} is a sentence.`

/** Everything in the bench's folder but what is inside the vault. */
async function everythingBeside({ folder }: Bench): Promise<string[]> {
  const names = (await readdir(folder, { recursive: true })) as string[]
  return names.filter((name) => !name.startsWith('vault') && !name.startsWith('settings')).toSorted()
}

/** Actions and addresses in a PDF, in its bytes and in its packed streams. */
function activeInPdf(bytes: Buffer): string[] {
  const all = [bytes, ...unpackedIn(bytes)].map((part) => part.toString('latin1')).join('\n')
  return ['/JavaScript', '/JS', '/Launch', '/URI', '/SubmitForm', 'elsewhere.invalid'].filter((sign) =>
    new RegExp(`${sign}(?![A-Za-z])`).test(all),
  )
}
