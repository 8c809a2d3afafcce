import { Buffer } from 'node:buffer'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { extract, type Extraction } from '../../src/main/engine/extraction/extraction.ts'

const read = (content: string | Uint8Array, fileName: string) =>
  extract({ bytes: typeof content === 'string' ? Buffer.from(content, 'latin1') : content, fileName })
const texts = ({ blocks }: Extraction) => blocks.map(({ text }) => text)

function word(document: Uint8Array): Uint8Array {
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    '_rels/.rels': strToU8(
      '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'word/document.xml': document,
  })
}

describe('Rich Text that would exhaust its reader', () => {
  test('ten thousand groups within one another', async () => {
    const nested = `{\\rtf1 ${'{\\b '.repeat(10_000)}text${'}'.repeat(10_000)}}`
    expect(await read(nested, 'a.rtf')).toMatchObject({ format: 'rtf', readable: 'refused', refusal: 'too-deep' })
  })

  test('lengths of binary data beyond the file, below zero, and numbers beyond any', async () => {
    for (const hostile of ['\\bin99999999999 ', '\\bin-5 ', '\\u99999999999?', '\\f-1 ', "\\'zz", '\\uc-3 '])
      expect((await read(`{\\rtf1 before ${hostile} after}`, 'a.rtf')).blocks[0]?.text).toMatch(/^before/)
  })
})

describe('XML that would exhaust its reader', () => {
  test('entities that grow by one another stay as they are written', async () => {
    const entities = Array.from({ length: 20 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join('')
    const xml = `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e0 "ha">${entities}]><w:document><w:p><w:r><w:t>before &e20; after</w:t></w:r></w:p></w:document>`
    expect(texts(await read(word(strToU8(xml)), 'a.docx'))).toEqual(['before &e20; after'])
  })

  test('a file of this computer is not read for it', async () => {
    const xml =
      '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY file SYSTEM "file:///etc/passwd">]><w:p><w:r><w:t>&file;</w:t></w:r></w:p>'
    expect(texts(await read(word(strToU8(xml)), 'a.docx'))).toEqual(['&file;'])
  })

  test('elements within one another beyond reason', async () => {
    const nested = '<w:tbl><w:tr><w:tc>'.repeat(100_000)
    expect(await read(word(strToU8(nested)), 'a.docx')).toMatchObject({ readable: 'refused', refusal: 'too-deep' })
  })
})

describe('packages that would fill the memory', () => {
  const bomb = new Uint8Array(33 * 1024 * 1024)

  test.each([
    ['a workbook', 'xl/worksheets/sheet1.xml', 'a.xlsx'],
    ['a Word document', 'word/document.xml', 'a.docx'],
    ['a presentation', 'ppt/slides/slide1.xml', 'a.pptx'],
  ])('%s', async (_, part, fileName) => {
    const packed = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), [part]: bomb }, { level: 1 })
    expect(packed.length).toBeLessThan(500_000)
    expect(await read(packed, fileName)).toMatchObject({ readable: 'refused', refusal: 'too-dense' })
  })

  test('one that lies about its size yields no more than it says', async () => {
    const packed = Buffer.from(
      zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': bomb.subarray(0, 1 << 20) }),
    )
    for (let at = packed.indexOf('PK\x01\x02'); at !== -1; at = packed.indexOf('PK\x01\x02', at + 4))
      packed.writeUInt32LE(100, at + 24)
    expect((await read(packed, 'a.docx')).readable).toBe('refused')
  })

  test('one of more parts than any program writes', async () => {
    const parts = Object.fromEntries(Array.from({ length: 21_000 }, (_, at) => [`word/p${at}.xml`, strToU8('')]))
    const packed = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), ...parts }, { level: 0 })
    expect(await read(packed, 'a.docx')).toMatchObject({ readable: 'refused', refusal: 'too-many-parts' })
  })
})

/** A compound file with one stream `WordDocument`, whose sectors follow one another as the table says. */
function compound(table: (sectors: Uint32Array) => void): Buffer {
  const file = Buffer.alloc(512 * 20)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file)
  file.writeUInt16LE(9, 30)
  file.writeUInt32LE(1, 44)
  file.writeUInt32LE(1, 48)
  file.writeUInt32LE(4096, 56)
  file.writeUInt32LE(0xfffffffe, 60)
  file.writeUInt32LE(0xfffffffe, 68)
  for (let at = 0; at < 109; at++) file.writeUInt32LE(at === 0 ? 0 : 0xffffffff, 76 + at * 4)
  const sectors = new Uint32Array(128).fill(0xfffffffe)
  table(sectors)
  for (const [at, next] of sectors.entries()) file.writeUInt32LE(next, 512 + at * 4)
  const entry = (at: number, name: string, type: number, child: number, start: number, size: number) => {
    const place = 1024 + at * 128
    file.write(`${name}\0`, place, 'utf16le')
    file.writeUInt16LE(name.length * 2 + 2, place + 64)
    file.writeUInt8(type, place + 66)
    for (const [offset, number] of [
      [68, 0xffffffff],
      [72, 0xffffffff],
      [76, child],
      [116, start],
      [120, size],
    ])
      file.writeUInt32LE(number!, place + offset!)
  }
  entry(0, 'Root Entry', 5, 1, 0xfffffffe, 0)
  entry(1, 'WordDocument', 2, 0xffffffff, 2, 1_000_000_000)
  return file
}

describe('compound files that run in circles', () => {
  test.each([
    ['a stream', (sectors: Uint32Array) => sectors.set([3, 2], 2)],
    ['the folder', (sectors: Uint32Array) => sectors.set([1], 1)],
  ])('%s', async (_, table) => {
    expect(await read(compound(table), 'a.doc')).toMatchObject({
      format: 'doc',
      readable: 'refused',
      refusal: 'damaged',
    })
  })

  test('a list of tables that names itself', async () => {
    const file = compound(() => {})
    file.writeUInt32LE(3, 68)
    file.writeUInt32LE(3, 512 * 5 - 4)
    for (const name of ['a.doc', 'a.msg', 'a.xls', 'a.ppt'])
      expect(await read(file, name)).toMatchObject({ readable: 'refused', refusal: 'damaged' })
  })
})

test('no bytes whatever make a reader of office documents throw', async () => {
  const starts = [
    '{\\rtf1 ',
    '{\\rtf1{\\fonttbl',
    'From a@b.example Thu Apr  3 2014\nFrom: a\n\n',
    '<?xml version="1.0"?><?mso-application progid="Word.Document"?>',
  ]
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.constantFrom(...starts), async (bytes, start) => {
      const extraction = await read(Buffer.concat([Buffer.from(start, 'latin1'), bytes]), 'a.bin')
      expect(extraction.readable === 'refused').toBe(extraction.refusal !== null)
    }),
    { numRuns: 150 },
  )
})
