import * as XLSX from '@e965/xlsx'
import { strToU8, zipSync } from 'fflate'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import officeCrypto from 'officecrypto-tool'
import { expect, test } from 'vitest'
import { caseOfFiles } from '../engine-under-test.ts'
import { httpAnswer, madeZip, warcRecord } from '../fixtures/made-archives.ts'
import { madeCompoundFile, madeMsg } from '../fixtures/made-outlook.ts'

async function withFiles(files: Readonly<Record<string, Uint8Array>>) {
  const bench = await caseOfFiles('Formats', files)
  const { documents } = bench
  const named = (fileName: string) => documents.find((document) => document.fileName === fileName)!
  const textOf = async (fileName: string) => {
    const { blocks } = await bench.client.evidence.blocks({ documentId: named(fileName).id })
    return blocks.map(({ text }) => text)
  }
  return { ...bench, named, textOf }
}

const ANNA = ['Anna Weber', 'anna@karsk.example'] as const
const OFFICE = ['Office', 'office@lindau.example'] as const

const EML = [
  'From: B. Ruiz <b.ruiz@lindau.example>',
  'To: Anna Weber <anna@karsk.example>',
  'Date: Fri, 4 Apr 2014 08:00:00 +0200',
  'Subject: Forwarded',
  'Content-Type: multipart/mixed; boundary="b"',
  '',
  '--b',
  'Content-Type: text/plain',
  '',
  'The invoice is attached.',
  '--b',
  'Content-Type: text/plain; name="invoice.txt"',
  'Content-Disposition: attachment; filename="invoice.txt"',
  '',
  'Forty valves, paid in March.',
  '--b--',
].join('\r\n')

test('a message of Outlook with a file, a mail and a message in it, in an archive: each is a document tied to its holder', async () => {
  const inner = { subject: 'Inner', from: OFFICE, to: ANNA, body: 'We have stopped.' }
  const msg = madeMsg({
    subject: 'Валы and valves',
    from: ANNA,
    to: OFFICE,
    body: 'The licence ended on Monday.\r\nSee what is attached.',
    attachments: { 'note.txt': strToU8('The note says why.'), 'mail.eml': strToU8(EML), Inner: inner },
  })
  const { client, documents, named, textOf } = await withFiles({ 'papers.zip': await madeZip({ 'letter.msg': msg }) })
  expect(documents.map(({ fileName, format, readable }) => [fileName, format, readable])).toEqual([
    ['papers.zip', 'zip', 'text'],
    ['letter.msg', 'msg', 'text'],
    ['note.txt', 'txt', 'text'],
    ['mail.eml', 'eml', 'text'],
    ['invoice.txt', 'txt', 'text'],
    ['Inner.msg', 'msg', 'text'],
  ])
  expect(named('letter.msg')).toMatchObject({ title: 'Валы and valves' })
  expect(await textOf('letter.msg')).toEqual([
    'From: Anna Weber <anna@karsk.example>',
    'To: Office <office@lindau.example>',
    'Subject: Валы and valves',
    'The licence ended on Monday.',
    'See what is attached.',
  ])
  expect(await textOf('Inner.msg')).toContain('We have stopped.')
  const holders = { 'letter.msg': ['part', 'papers.zip'], 'note.txt': ['attachment', 'letter.msg'], 'mail.eml': ['attachment', 'letter.msg'], 'invoice.txt': ['attachment', 'mail.eml'], 'Inner.msg': ['attachment', 'letter.msg'] } // prettier-ignore
  for (const [name, [kind, holder]] of Object.entries(holders)) {
    const { relations } = await client.evidence.get({ documentId: named(name).id })
    expect(relations, name).toMatchObject([{ kind, of: named(holder!).id, declared: false }])
  }
})

test('a WACZ shows the page that it names as visited, and its other pages as documents', async () => {
  const page = (address: string, title: string) =>
    warcRecord('response', address, httpAnswer(['Content-Type: text/html'], `<html><head><title>${title}</title></head><body><p>${title} was captured.</p></body></html>`)) // prettier-ignore
  const archive = Buffer.concat([page('https://example.org/a', 'Frame'), page('https://example.org/b', 'Visited')])
  const wacz = await madeZip({
    'datapackage.json': '{"profile":"data-package","resources":[]}',
    'archive/data.warc': archive,
    'pages/pages.jsonl': '{"format":"json-pages-1.0"}\n{"url":"https://example.org/b","ts":"2021-03-04T05:06:07Z"}\n',
  })
  const { documents, textOf } = await withFiles({ 'capture.wacz': wacz })
  expect(documents.map(({ fileName, format, title }) => [fileName, format, title])).toEqual([
    ['capture.wacz', 'warc', 'Visited'],
    ['a.html', 'html', 'Frame'],
  ])
  expect(await textOf('capture.wacz')).toEqual(['Visited was captured.'])
})

test('a Word document of a picture alone is read as what it holds, and one of nothing is refused', async () => {
  const { madePicture } = await import('../fixtures/made-pictures.ts')
  const scan = { 'word/media/image1.png': await madePicture('PNG') }
  const { named, documents, textOf } = await withFiles({
    'scan.docx': docx('', scan),
    'nothing.docx': docx(''),
    'both.docx': docx('With words.', scan),
  })
  expect(named('nothing.docx')).toMatchObject({ readable: 'refused', refusal: 'no-text' })
  expect(named('scan.docx')).toMatchObject({ readable: 'text', refusal: null })
  expect(await textOf('scan.docx')).toEqual(['image1.png'])
  expect(named('image1.png')).toMatchObject({ format: 'image', readable: 'pages', pages: 1 })
  expect(documents).toHaveLength(4)
})

// ImageMagick's WebAssembly reads HEIC but writes none: this is `madePicture('JPEG')` through libheif's heif-enc.
test('a photograph as a telephone keeps it, in HEIC, is shown as a page', async () => {
  const heic = await readFile(path.join(import.meta.dirname, '../fixtures/pictures/bar.heic'))
  const { client, engine, named } = await withFiles({ 'photo.jpg': heic })
  const { id: documentId } = named('photo.jpg')
  expect(named('photo.jpg')).toMatchObject({ format: 'image', readable: 'pages', pages: 1 })
  // Points of a picture of 60 by 40 pixels, 96 to the inch.
  expect(await client.evidence.pageSizes({ documentId })).toEqual([{ width: 45, height: 30 }])
  const shown = await engine.fetch(new Request(`http://engine/documents/${documentId}/pages/1?width=60`))
  expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/png'])
})

test('presentations of OpenDocument and of PowerPoint before 2007', async () => {
  const odp = zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.presentation'), { level: 0 }],
    'content.xml': strToU8(
      '<office:document-content><office:body><office:presentation><draw:page draw:name="1"><draw:frame><draw:text-box><text:p>Deliveries of valves</text:p></draw:text-box></draw:frame></draw:page><draw:page draw:name="2"><draw:frame><draw:text-box><text:p>Forty in March</text:p></draw:text-box></draw:frame></draw:page></office:presentation></office:body></office:document-content>',
    ),
  })
  const { named, textOf } = await withFiles({ 'a.odp': odp, 'a.ppt': madePpt(['Deliveries', 'Оплата']) })
  expect(named('a.odp')).toMatchObject({ format: 'pptx', readable: 'text' })
  expect(await textOf('a.odp')).toEqual(['Deliveries of valves', 'Forty in March'])
  expect(named('a.ppt')).toMatchObject({ format: 'pptx', readable: 'text', pages: 2 })
  expect(await textOf('a.ppt')).toEqual(['Deliveries', 'Оплата'])
})

test.each([
  ['letter.docx', () => docx('Known to few.'), ['Known to few.']],
  ['books.xlsx', () => xlsx(), ['Books', 'March\t40']],
  ['slides.pptx', () => pptx('Known to few.'), ['Known to few.']],
] as const)('%s that is locked is read with its password, which another one is not', async (fileName, made, text) => {
  for (const type of [undefined, 'standard'] as const) {
    const locked = officeCrypto.encrypt(Buffer.from(made()), { password: 'sesame', ...(type && { type }) })
    const { client, named, textOf } = await withFiles({ [fileName]: new Uint8Array(locked) })
    const { id: documentId, readable, refusal } = named(fileName)
    expect({ readable, refusal }).toEqual({ readable: 'refused', refusal: 'encrypted' })
    const wrong = client.evidence.unlock({ documentId, password: 'simsim' })
    await expect(wrong).rejects.toMatchObject({ code: 'WRONG_PASSWORD' })
    await client.evidence.unlock({ documentId, password: 'sesame' })
    expect(await client.evidence.get({ documentId })).toMatchObject({ readable: 'text', refusal: null })
    expect(await textOf(fileName)).toEqual(text)
  }
})

const relations = (type: string, target: string) =>
  strToU8(`<Relationships><Relationship Id="r1" Type="http://x/${type}" Target="${target}"/></Relationships>`)

function docx(text: string, more: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
  const run = text === '' ? '' : `<w:r><w:t>${text}</w:t></w:r>`
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    '_rels/.rels': relations('officeDocument', 'word/document.xml'),
    'word/document.xml': strToU8(`<w:document><w:body><w:p>${run}</w:p></w:body></w:document>`),
    ...more,
  })
}

function pptx(text: string): Uint8Array {
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    '_rels/.rels': relations('officeDocument', 'ppt/presentation.xml'),
    'ppt/presentation.xml': strToU8('<p:presentation><p:sldId id="256" r:id="r1"/></p:presentation>'),
    'ppt/_rels/presentation.xml.rels': relations('slide', 'slides/slide1.xml'),
    'ppt/slides/slide1.xml': strToU8(`<p:sld><p:sp><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:sp></p:sld>`),
  })
}

function xlsx(): Uint8Array {
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['March', 40]]), 'Books')
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx' }))
}

/** Slides of one text each ([MS-PPT]): the list of their places, each followed by its text. */
function madePpt(slides: readonly string[]): Uint8Array {
  const record = (head: number, type: number, body: Uint8Array) => {
    const bytes = Buffer.alloc(8 + body.length)
    bytes.writeUInt16LE(head, 0)
    bytes.writeUInt16LE(type, 2)
    bytes.writeUInt32LE(body.length, 4)
    bytes.set(body, 8)
    return bytes
  }
  const texts = slides.flatMap((text) => [
    record(0, 0x03f3, Buffer.alloc(20)),
    record(0, 0x0fa0, Buffer.from(text, 'utf16le')),
  ])
  const list = record(0x000f, 0x0ff0, Buffer.concat(texts))
  const document = record(0x000f, 0x03e8, list)
  return madeCompoundFile(new Map([['PowerPoint Document', document], ['Current User', Buffer.alloc(20)]])) // prettier-ignore
}
