import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { benchWithVault, ended, importPaths, type Bench } from '../engine-under-test.ts'
import { httpAnswer, madeZip, warcRecord } from '../fixtures/made-archives.ts'
import { madePdf } from '../fixtures/made-pdfs.ts'
import { madePicture, withExif } from '../fixtures/made-pictures.ts'

async function withFiles(files: Readonly<Record<string, string | Uint8Array>>) {
  const bench = await benchWithVault()
  const folder = path.join(bench.folder, 'evidence')
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
    await writeFile(path.join(folder, name), content)
  }
  const { id: caseId } = await bench.client.cases.create({ title: 'Containers' })
  const job = await importPaths(bench, caseId, [folder])
  const documents = await bench.client.evidence.list({ caseId })
  const named = (fileName: string) => documents.find((document) => document.fileName === fileName)!
  return { ...bench, caseId, job, documents, named }
}

const page = (bench: Bench, id: string, number: number) =>
  bench.engine.fetch(new Request(`http://engine/documents/${id}/pages/${number}?width=60`))

test('what an archive holds, and archives in it, becomes documents of its own under its marks', async () => {
  const inner = await madeZip({ 'deep/note.txt': 'The note lies deep.' })
  const zip = await madeZip({
    'letter.txt': 'The letter says so.',
    '../../outside.txt': 'Steps upwards lead nowhere.',
    'inner.zip': inner,
    '__MACOSX/._letter.txt': 'left by a system',
    'page.htm': '<html><body><p>The page.</p></body></html>',
    'page_files/style.css': 'p { color: red }',
  })
  const { client, job, documents, named } = await withFiles({ 'papers.zip': zip })
  expect(job.counts).toMatchObject({ added: 1, parts: 6, refused: 0 })
  expect(documents.map(({ fileName, format }) => [fileName, format])).toEqual([
    ['papers.zip', 'zip'],
    ['letter.txt', 'txt'],
    ['outside.txt', 'txt'],
    ['inner.zip', 'zip'],
    ['note.txt', 'txt'],
    ['page.htm', 'html'],
    ['page_files.zip', 'zip'],
  ])
  const note = await client.evidence.get({ documentId: named('note.txt').id })
  expect(note.origin).toBe('evidence/papers.zip/inner.zip/deep/note.txt')
  expect(note.relations).toMatchObject([{ kind: 'part', of: named('inner.zip').id, declared: false }])
  const record = await client.custody.record({ documentId: note.id })
  expect(record.acquired).toMatchObject({ came: 'part', holder: 'inner.zip' })

  await client.evidence.mark({ documentIds: [named('papers.zip').id], marks: { privileged: 'advice' } })
  const marked = await client.evidence.get({ documentId: note.id })
  expect(marked.bars).toContain('privileged')
  await client.evidence.mark({ documentIds: [named('papers.zip').id], marks: { privileged: null, reviewed: true } })
  const handedOut = client.evidence.handOut({ documentId: named('papers.zip').id })
  await expect(handedOut).rejects.toMatchObject({ code: 'DOCUMENTS_BARRED' })
})

test('a captured page is the text, with its address and day, its pictures in it and its papers beside it', async () => {
  const picture = await madePicture('PNG')
  const records = [
    warcRecord(
      'response',
      'https://example.org/a',
      httpAnswer(
        ['Content-Type: text/html'],
        '<html><head><title>Captured</title></head><body><p>It was so.</p><img src="/bar.png"></body></html>',
      ),
    ),
    warcRecord('response', 'https://example.org/bar.png', httpAnswer(['Content-Type: image/png'], picture)),
    warcRecord('response', 'https://example.org/b', httpAnswer(['Content-Type: text/html'], '<p>The other page.</p>')),
    warcRecord('response', 'https://example.org/s.css', httpAnswer(['Content-Type: text/css'], 'p { color: red }')),
  ]
  const archive = Buffer.concat(records.map((record) => gzipSync(record)))
  const { client, documents, named } = await withFiles({ 'page.warc.gz': archive })
  expect(documents.map(({ fileName, format }) => [fileName, format])).toEqual([
    ['page.warc.gz', 'warc'],
    ['b.html', 'html'],
  ])
  const captured = await client.evidence.get({ documentId: named('page.warc.gz').id })
  expect(captured).toMatchObject({ title: 'Captured', published: null })
  expect(captured.findings).toContainEqual({
    field: 'published',
    role: 'captured',
    value: '2021-03-04',
    basis: 'file',
    where: 'WARC-Date 2021-03-04T05:06:07Z',
  })
  expect((await client.evidence.web({ documentId: captured.id })).html).toContain('<img src="data:image/png;base64,')
  const other = await client.evidence.get({ documentId: named('b.html').id })
  expect(other.findings).toContainEqual({
    field: 'address',
    role: 'main',
    value: 'https://example.org/b',
    basis: 'file',
    where: 'WARC-Target-URI',
  })
})

test('pictures are shown as pages, a frame each, and stand in the dossier as such; so does a PDF that was locked', async () => {
  const upright = await madePicture('JPEG', { width: 400, height: 300 })
  const taken = { 0x010f: 'Nikon', 0x0110: 'Nikon D90', 0x013b: 'A. Ivanova', 0x9003: '2014:07:17 16:20:00' }
  const { client, engine, caseId, named, folder } = await withFiles({
    'photo.jpg': withExif(upright, 6, taken),
    'fax.tif': await madePicture('TIFF', { frames: 3 }),
    'moving.gif': await madePicture('GIF', { frames: 2 }),
    'drawing.webp': await madePicture('WEBP'),
    'plan.bmp': await madePicture('BMP'),
    'view.avif': await madePicture('AVIF'),
    'locked.pdf': await madePdf([{ text: 'Known to few' }], { userPassword: 'sesame', pdfVersion: '1.7' }),
    'torn.png': (await madePicture('PNG')).subarray(0, 20),
  })
  const bench = { client, engine, folder }
  expect(named('torn.png')).toMatchObject({ format: 'image', readable: 'refused', refusal: 'damaged' })
  const paged = { 'photo.jpg': 1, 'fax.tif': 3, 'moving.gif': 2, 'drawing.webp': 1, 'plan.bmp': 1, 'view.avif': 1 }
  for (const [name, pages] of Object.entries(paged)) {
    expect(named(name)).toMatchObject({ format: 'image', readable: 'pages', pages })
    expect(await client.evidence.pageSizes({ documentId: named(name).id })).toHaveLength(pages)
    const shown = await page(bench, named(name).id, pages)
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/png'])
  }
  const photo = await client.evidence.get({ documentId: named('photo.jpg').id })
  expect(await client.evidence.pageSizes({ documentId: photo.id })).toEqual([{ width: 225, height: 300 }])
  expect(photo).toMatchObject({ author: 'A. Ivanova', published: null, views: ['pages'] })
  await client.evidence.unlock({ documentId: named('locked.pdf').id, password: 'sesame' })
  const where = 'EXIF DateTimeOriginal 2014:07:17 16:20:00, Nikon D90'
  const moment = { field: 'published', role: 'taken', value: '2014-07-17', basis: 'offered', where }
  expect(photo.findings).toContainEqual(moment)
  const documentIds = [photo.id, named('fax.tif').id, named('locked.pdf').id]
  await client.evidence.mark({ documentIds, marks: { reviewed: true } })
  await client.exhibits.number({ caseId, documentIds, series: 'C' })
  const made = await ended(client, await client.dossier.make({ caseId, profile: 'bundle', language: 'en' }))
  expect(made).toMatchObject({ state: 'done', result: { unset: [] } })
})

test('a locked file is read with its password, which another one is not', async () => {
  const locked = await madePdf([{ text: 'Known to few' }], { userPassword: 'sesame', pdfVersion: '1.7' })
  const zip = await madeZip({ 'inside.txt': 'Behind the lock.' }, { password: 'sesame', encryptionStrength: 3 })
  const old = await madeZip({ 'older.txt': 'Behind an old lock.' }, { password: 'sesame', zipCrypto: true })
  const { client, caseId, named, ...bench } = await withFiles({
    'locked.pdf': locked,
    'locked.zip': zip,
    'old.zip': old,
  })
  for (const name of ['locked.pdf', 'locked.zip', 'old.zip']) {
    const documentId = named(name).id
    expect(named(name)).toMatchObject({ readable: 'refused', refusal: 'encrypted' })
    await expect(client.evidence.unlock({ documentId, password: 'simsim' })).rejects.toMatchObject({
      code: 'WRONG_PASSWORD',
    })
    expect(await client.evidence.unlock({ documentId, password: 'sesame' })).toMatchObject({
      readable: 'text',
      refusal: null,
    })
  }
  const documents = await client.evidence.list({ caseId })
  expect(documents.map(({ fileName }) => fileName)).toEqual(expect.arrayContaining(['inside.txt', 'older.txt']))
  const shown = await page({ client, ...bench }, named('locked.pdf').id, 1)
  expect(shown.status).toBe(200)
  const trail = await client.audit.list({ chain: caseId, limit: 100 })
  expect(JSON.stringify(trail)).toContain('document.unlocked')
  expect(JSON.stringify(trail)).not.toContain('sesame')
})

test('a page that was saved with its folder is one document that shows its pictures, and its files are kept as one part', async () => {
  const picture = await madePicture('PNG')
  const { client, job, documents, named, caseId } = await withFiles({
    'story.html':
      '<html><head><title>The story</title></head><body><p>It was so.</p><img src="./story_files/bar.png"></body></html>',
    'story_files/bar.png': picture,
    'story_files/sub/style.css': 'p { color: red }',
    'other_files/note.txt': 'No page has this folder.',
  })
  expect(job).toMatchObject({ state: 'done', done: 4, counts: { added: 2, parts: 1 } })
  expect(documents.map(({ fileName, format }) => [fileName, format])).toEqual([
    ['note.txt', 'txt'],
    ['story.html', 'html'],
    ['story_files.zip', 'zip'],
  ])
  const { id: documentId } = named('story.html')
  const shown = async () => (await client.evidence.web({ documentId })).html
  expect(await shown()).toContain(`<img src="data:image/png;base64,${Buffer.from(picture).toString('base64')}"`)
  await ended(client, await client.evidence.reread({ caseId, documentIds: [documentId] }))
  expect(await shown()).toContain('<img src="data:image/png')
  const report = await client.imports.report({ jobId: job.id })
  const style = report.inputs.find((input) => input.path.endsWith('style.css'))
  expect(style).toMatchObject({ outcome: 'added', documentId, listedAs: 'The story' })
  const files = await client.evidence.blocks({ documentId: named('story_files.zip').id })
  expect(files.blocks.map(({ text }) => text)).toEqual(['story_files/bar.png', 'story_files/sub/style.css'])
  await client.evidence.mark({ documentIds: [documentId], marks: { reviewed: true } })
  await client.evidence.handOut({ documentId })
})
