import { CFB } from '@e965/xlsx'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { crc32, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { openCompoundFile } from '../../src/main/engine/extraction/compound-file.ts'
import { embeddedObjects } from '../../src/main/engine/extraction/embedded-files.ts'
import { extract } from '../../src/main/engine/extraction/extraction.ts'
import { partPath } from '../../src/main/engine/extraction/part-path.ts'
import { benchWithVault, importPaths } from '../engine-under-test.ts'
import { httpAnswer, madeZip, overlappingZip, warcRecord } from '../fixtures/made-archives.ts'

const read = (bytes: Uint8Array, fileName: string) => extract({ bytes, fileName, give: async () => undefined })
const zeros = (megabytes: number) => new Uint8Array(megabytes * 1024 * 1024)

describe('a file that is made to exhaust who opens it is refused in a word, before it is unpacked', () => {
  test('a zip that holds far more than its size', async () => {
    expect(await read(await madeZip({ zeros: zeros(80) }), 'bomb.zip')).toMatchObject({
      refusal: 'too-dense',
      blocks: [],
    })
  })

  test('a zip whose entries share their bytes', async () => {
    const honest = await madeZip({ 'a.txt': 'x'.repeat(500) })
    expect(await read(overlappingZip(honest, 60), 'overlap.zip')).toMatchObject({ refusal: 'too-dense' })
  })

  test('a zip that says less than it holds', async () => {
    const zip = Buffer.from(await madeZip({ 'a.txt': 'x'.repeat(100_000) }))
    const entry = zip.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'))
    zip.writeUInt32LE(10, entry + 24)
    zip.writeUInt32LE(10, 22)
    const given: number[] = []
    const extraction = await extract({
      bytes: new Uint8Array(zip),
      fileName: 'lies.zip',
      give: async ({ bytes }) => void given.push(bytes.byteLength),
    })
    expect([...given, 0].every((size) => size <= 10)).toBe(true)
    expect(extraction.readable === 'refused' || extraction.blocks[0]?.text.startsWith('✗')).toBe(true)
  })

  test('a zip of too many files', async () => {
    const directory = await madeZip({ f: '' })
    expect(await read(overlappingZip(directory, 10_001), 'many.zip')).toMatchObject({ refusal: 'too-many-parts' })
  })

  test('a captured page that unpacks without end', async () => {
    const dense = gzipSync(Buffer.alloc(300 * 1024 * 1024, 'WARC/1.0\r\n'))
    expect(await read(new Uint8Array(dense), 'dense.warc.gz')).toMatchObject({ refusal: 'too-dense' })
    const body = httpAnswer(['Content-Type: text/html', 'Content-Encoding: gzip'], gzipSync(zeros(200)))
    const record = warcRecord('response', 'https://example.org/', body)
    expect(await read(new Uint8Array(record), 'body.warc')).toMatchObject({ refusal: 'too-dense' })
  })

  test('a web archive of many bodies, each of which unpacks to what one may', async () => {
    const body = httpAnswer(['Content-Type: text/html', 'Content-Encoding: gzip'], gzipSync(zeros(4)))
    const records = Array.from({ length: 40 }, (_, at) => warcRecord('response', `https://example.org/${at}`, body))
    expect(await read(new Uint8Array(Buffer.concat(records)), 'bodies.warc')).toMatchObject({ refusal: 'too-dense' })
  })

  test('a compound file whose embedded files share their bytes', () => {
    expect(() => embeddedObjects(openCompoundFile(sharedStreams()))).toThrow('too-dense')
  })

  test('a picture of more pixels than a memory holds', async () => {
    expect(await read(hugePng(), 'huge.png')).toMatchObject({ refusal: 'too-much-memory', format: 'image' })
  })

  test('a drawing that would run as a program is no picture', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><image href="http://127.0.0.1/"/></svg>'
    const dressed = Buffer.concat([Buffer.from('GIF89a'), Buffer.from(svg)])
    expect(await read(new Uint8Array(dressed), 'drawing.gif')).toMatchObject({ refusal: 'damaged' })
  })
})

test('archives in archives are opened so deep and no deeper', async () => {
  let zip = await madeZip({ 'note.txt': 'The innermost.' })
  for (let level = 0; level < 12; level++) zip = await madeZip({ [`level-${level}.zip`]: zip })
  const bench = await benchWithVault()
  const folder = path.join(bench.folder, 'evidence')
  await mkdir(folder)
  await writeFile(path.join(folder, 'deep.zip'), zip)
  const { id: caseId } = await bench.client.cases.create({ title: 'Deep' })
  expect(await importPaths(bench, caseId, [folder])).toMatchObject({ state: 'done', counts: { added: 1 } })
  const documents = await bench.client.evidence.list({ caseId })
  expect(documents.map(({ refusal }) => refusal)).toEqual([...Array.from({ length: 8 }, () => null), 'too-deep'])
})

test('a name in an archive names a file and no place', () => {
  const names = [
    '../../etc/passwd',
    '/etc/passwd',
    'C:\\Windows\\x',
    '..\\..\\x',
    'a/./b//c',
    '\u202egpj.exe',
    '..',
    'CON',
  ]
  expect(names.map(partPath)).toEqual(['etc/passwd', 'etc/passwd', 'Windows/x', 'x', 'a/b/c', 'gpj.exe', 'file', 'CON'])
})

/** A PNG whose header says 50,000 by 50,000 pixels. */
function hugePng(): Uint8Array {
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const check = Buffer.alloc(4)
    check.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, check])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(50_000, 0)
  header.writeUInt32BE(50_000, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.alloc(1000))), chunk('IEND', Buffer.alloc(0))]
  return new Uint8Array(Buffer.concat([signature, ...parts]))
}

/** A compound file with one embedded file of 100 KB, to whose bytes ten others point as well. */
function sharedStreams(): Uint8Array {
  const container = CFB.utils.cfb_new()
  for (let at = 0; at <= 10; at++) {
    CFB.utils.cfb_add(container, `ObjectPool/_${at}/Package`, Buffer.alloc(at === 0 ? 100_000 : 5000, 'x'))
  }
  const data = Buffer.from(CFB.write(container, { type: 'buffer' }) as Uint8Array)
  const name = Buffer.from('Package\0', 'utf16le')
  const entries: Buffer[] = []
  for (let at = data.indexOf(name); at !== -1; at = data.indexOf(name, at + 1))
    entries.push(data.subarray(at, at + 128))
  const whole = entries.find((entry) => entry.readUInt32LE(120) === 100_000)!
  for (const entry of entries) whole.copy(entry, 116, 116, 124)
  return new Uint8Array(data)
}
