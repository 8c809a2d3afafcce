import { Buffer } from 'node:buffer'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import PDFDocument from 'pdfkit'
import { describe, expect, test } from 'vitest'
import { standing, type Finding } from '../../src/shared/domain/article.ts'
import { extract, type Extraction } from '../../src/main/engine/extraction/extraction.ts'

const read = (content: string | Uint8Array, fileName: string) =>
  extract({ bytes: typeof content === 'string' ? Buffer.from(content) : content, fileName })
const value = ({ findings }: Extraction, field: Finding['field']) => standing(findings, field)?.value
const texts = ({ blocks }: Extraction) => blocks.map((block) => block.text)

describe('what a file is', () => {
  test.each([
    ['a PDF under a text’s name', '%PDF-1.7\nnothing', 'a.txt', 'pdf', 'application/pdf', 'damaged'],
    ['nothing at all', '', 'a.pdf', 'other', 'application/x-empty', 'empty'],
    ['a PNG cut short', Buffer.from('89504e470d0a1a0a00', 'hex'), 'a.jpg', 'image', 'image/png', 'damaged'],
    [
      'bytes that are nothing known',
      Buffer.from([1, 2, 3, 0, 4, 5, 6, 0]),
      'a.txt',
      'other',
      'application/octet-stream',
      'unsupported-format',
    ],
    [
      'a Word document cut short',
      Buffer.from('PK\x03\x04........word/document.xml', 'latin1'),
      'a.docx',
      'docx',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'damaged',
    ],
    [
      'an encrypted Word document',
      oleWith('EncryptedPackage'),
      'a.docx',
      'other',
      'application/x-ole-encrypted-package',
      'encrypted',
    ],
    ['an old Word document cut short', oleWith('WordDocument'), 'a.docx', 'doc', 'application/msword', 'damaged'],
  ])('%s', async (_, content, fileName, format, mime, refusal) => {
    const extraction = await read(content, fileName)
    expect(extraction).toMatchObject({ format, mime, readable: 'refused', refusal, blocks: [], findings: [] })
  })

  test('no bytes whatever make it throw', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('%PDF-1.4\n', '<html>', 'PK\x03\x04', '', 'From: a\nTo: b\nSubject: c\n\n'),
        async (bytes, start) => {
          const extraction = await read(Buffer.concat([Buffer.from(start, 'latin1'), bytes]), 'a.bin')
          expect(extraction.readable === 'refused').toBe(extraction.refusal !== null)
        },
      ),
      { numRuns: 150 },
    )
  })
})

function oleWith(stream: string): Buffer {
  return Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(64),
    Buffer.from(`${stream}\0`, 'utf16le'),
  ])
}

const RUSSIAN = 'Министерство готовит иски к изготовителям копий насосов, сообщил его представитель.'

/** Letters А–я of single-byte encodings, by the code of their first letters. */
function cyrillic(text: string, encoding: string): Buffer {
  const decoder = new TextDecoder(encoding)
  const codes = new Map(Array.from({ length: 256 }, (_, code) => [decoder.decode(Uint8Array.of(code)), code]))
  return Buffer.from([...text].map((sign) => codes.get(sign) ?? 0x3f))
}

function utf32(text: string, little: boolean): Buffer {
  const bytes = Buffer.alloc([...text].length * 4)
  for (const [at, sign] of [...text].entries())
    if (little) bytes.writeUInt32LE(sign.codePointAt(0)!, at * 4)
    else bytes.writeUInt32BE(sign.codePointAt(0)!, at * 4)
  return bytes
}

const CHINESE = '该部正在准备对仿制泵制造商提起诉讼,其发言人表示。工厂在三月份已经关闭了。'

describe('a text in any encoding', () => {
  test.each([
    ['UTF-32', utf32(`\ufeff${RUSSIAN}`, true), RUSSIAN, 'utf-32le'],
    ['UTF-32, its bytes the other way', utf32(`\ufeff${RUSSIAN}`, false), RUSSIAN, 'utf-32be'],
    ['UTF-32 without a mark', utf32(RUSSIAN, false), RUSSIAN, 'utf-32be'],
    ['Chinese in UTF-32 without a mark', utf32(CHINESE, true), CHINESE, 'utf-32le'],
    ['Chinese in UTF-16 without a mark', Buffer.from(CHINESE, 'utf16le'), CHINESE, 'utf-16le'],
    ['EBCDIC', Buffer.from('e38885409793819595a3409489a2a285844f', 'hex'), 'The plannt missed!', 'ibm500'],
  ])('%s', async (_, bytes, text, encoding) => {
    const extraction = await read(bytes, 'a.txt')
    expect(extraction).toMatchObject({ format: 'txt', encoding })
    expect(texts(extraction)).toEqual([text])
  })

  test.each(['windows-1251', 'koi8-r', 'ibm866', 'iso-8859-5', 'x-mac-cyrillic'])('Russian in %s', async (encoding) => {
    for (const text of [RUSSIAN, 'Завод закрыт', RUSSIAN.toUpperCase()]) {
      expect(texts(await read(cyrillic(text, encoding), 'a.txt'))).toEqual([text])
    }
    expect(await read(cyrillic(RUSSIAN, encoding), 'a.txt')).toMatchObject({ encoding, language: 'ru' })
  })

  test.each([
    [
      'windows-1252',
      'Le ministère prépare des réclamations contre les fabricants, a déclaré sa porte-parole à Genève.',
      'fr',
    ],
    ['windows-1252', 'Größe und Höhe der Gebühr werden später für die Süddeutsche Straße geklärt.', 'de'],
    ['windows-1252', 'It’s a “copy” – so said the maker of the pump.', 'en'],
    ['windows-1250', 'Żaden z producentów nie zapłacił opłaty licencyjnej, powiedział rzecznik spółki.', 'pl'],
    ['koi8-u', 'Міністерство готує позови проти виробників, повідомив її представник у Києві.', 'uk'],
  ])('%s: %s', async (encoding, text, language) => {
    const extraction = await read(cyrillic(text, encoding), 'a.txt')
    expect(texts(extraction)).toEqual([text])
    expect(extraction).toMatchObject({ encoding, language })
  })

  test.each([
    ['utf-8 with a mark', Buffer.from(`\ufeff${RUSSIAN}`), 'utf-8'],
    ['utf-16le with a mark', Buffer.from(`\ufeff${RUSSIAN}`, 'utf16le'), 'utf-16le'],
    ['utf-16le without', Buffer.from(RUSSIAN, 'utf16le'), 'utf-16le'],
    ['utf-16be with a mark', Buffer.from(`\ufeff${RUSSIAN}`, 'utf16le').swap16(), 'utf-16be'],
    ['utf-16be without', Buffer.from(RUSSIAN, 'utf16le').swap16(), 'utf-16be'],
    ['utf-16be English without', Buffer.from('The licence ended.', 'utf16le').swap16(), 'utf-16be'],
  ])('%s', async (_, bytes, encoding) => {
    const extraction = await read(bytes, 'a.txt')
    expect(extraction.encoding).toBe(encoding)
    expect(texts(extraction)[0]).toMatch(/^(?:Министерство|The licence)/)
  })

  test('any Russian sentence comes back from each Cyrillic encoding', async () => {
    const words =
      'завод лицензия договор насос министерство истёк Карск сторона ущерб производство срок право копия'.split(' ')
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...words), { minLength: 3, maxLength: 12 }),
        fc.constantFrom('windows-1251', 'koi8-r', 'ibm866', 'iso-8859-5'),
        async (chosen, encoding) => {
          const text = chosen.join(' ')
          expect(texts(await read(cyrillic(text, encoding), 'a.txt')).join(' ')).toBe(text)
        },
      ),
    )
  })
})

describe('Markdown', () => {
  test('headings, lists, tables, quotations and front matter', async () => {
    const extraction = await read(
      '---\ntitle: "Note on the pump"\nauthor: Anna Weber\ndate: 2014-05-06\n---\n# Heading *one*\n\nSome `plain` **words** and [a link](https://example.org).\n\n- first\n- second\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> quoted\n',
      'note.md',
    )
    expect(extraction.blocks.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'heading: Heading one',
      'paragraph: Some plain words and a link.',
      'list-item: first',
      'list-item: second',
      'table-row: a\tb',
      'table-row: 1\t2',
      'quotation: quoted',
    ])
    expect([value(extraction, 'title'), value(extraction, 'author'), value(extraction, 'published')]).toEqual([
      'Note on the pump',
      'Anna Weber',
      '2014-05-06',
    ])
  })
})

const PAGE = `<!doctype html><html lang="en"><head><meta charset="windows-1251"><title>Pump copies found | The Karsk Observer</title>
<meta property="og:title" content="Pump copies found"><meta property="og:site_name" content="The Karsk Observer">
<link rel="canonical" href="https://observer.example/pumps"><style>@import url(https://evil.example/x.css)</style>
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Pump copies found","author":[{"name":"Anna Weber"}],"datePublished":"2016-03-14T23:30:00-05:00"}</script>
<script>document.body.innerHTML = 'pwned'</script></head>
<body onload="alert(1)"><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<article><h1>Pump copies found</h1><p style="background:url(https://evil.example/p.png);text-align:center" onclick="alert(2)">Copies of the Lindgren pump were found in three ports of Ostland this week, customs officers said, and all of them bore the name of another maker.</p>
<p>The officers said that the pumps had come by ship, that the papers were in order, and that the <a href="javascript:alert(3)">owner</a> of the <a href="https://evil.example/design">design</a> had been told of it, as the law of Ostland requires.</p>
<img src="https://evil.example/track.gif" alt="A pump"><img src="data:image/png;base64,iVBORw0KGgo="><iframe src="https://evil.example"></iframe>
<form action="https://evil.example"><input name="a"><button>Subscribe</button></form>
<p>Nobody at the ministry could say on Monday how many of the copies had already been sold, or at what price, or who had bought them in the end.</p></article>
<footer><p>© 2016 The Karsk Observer</p></footer></body></html>`

describe('a saved web page', () => {
  test('says what it is', async () => {
    const extraction = await read(PAGE, 'page.html')
    expect(extraction).toMatchObject({ format: 'html', readable: 'text', language: 'en' })
    expect(value(extraction, 'title')).toBe('Pump copies found')
    expect(value(extraction, 'author')).toBe('Anna Weber')
    expect(value(extraction, 'publisher')).toBe('The Karsk Observer')
    expect(value(extraction, 'published')).toBe('2016-03-14')
    expect(value(extraction, 'address')).toBe('https://observer.example/pumps')
  })

  test('keeps the site’s own text apart as noise', async () => {
    const { blocks } = await read(PAGE, 'page.html')
    expect(blocks.filter((block) => block.noise).map((block) => block.text)).toEqual([
      'Home',
      'News',
      'Subscribe',
      '© 2016 The Karsk Observer',
    ])
    expect(blocks.find((block) => block.kind === 'title')?.text).toBe('Pump copies found')
  })

  test('is sanitised: it neither runs nor loads anything', async () => {
    const { html } = await read(PAGE, 'page.html')
    expect(html).not.toMatch(/<script|<style|<iframe|<form|<input|<link|onload|onclick|javascript:|pwned/i)
    expect(html).not.toMatch(/(?:src|href|action|background)\s*=?\s*["'(:]+\s*(?:https?:)?\/\//i)
    expect(html).not.toContain('track.gif')
    expect(html).toContain('<img src="data:image/png;base64,iVBORw0KGgo=">')
    expect(html).toContain('text-align:center')
    expect(html).toContain('<h1>Pump copies found</h1>')
  })

  test.each([
    '<svg><style><img src=x onerror=alert(1)></style></svg>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<p title="&quot; onmouseover=&quot;alert(1)">x</p>',
    '<img src="data:image/svg+xml;base64,PHN2Zz4=">',
    '<p style="background-image:u\\72l(https://evil.example)">x</p>',
    '<template><img src=https://evil.example></template><base href=https://evil.example>',
    '<xmp><img src=x onerror=alert(1)></xmp><plaintext><img src=x onerror=alert(1)>',
  ])('does not fall for %s', async (attack) => {
    const html = (await read(`<html><body><p>Some text</p>${attack}</body></html>`, 'a.html')).html ?? ''
    const tags = (html.slice(html.indexOf('<body>')).match(/<[^>]*>/g) ?? []).join('')
    expect(tags.replace(/"[^"]*"/g, '""')).not.toMatch(
      /\son\w+=|<(?:script|svg|math|style|base|img|noscript|template|xmp)/i,
    )
    expect(tags).not.toMatch(/(?:src|href|style)="/i)
  })

  test.each([
    ['windows-1251', 'windows-1251'],
    ['koi8-r', 'koi8-r'],
  ])('is read in the encoding it declares: %s', async (declared, encoding) => {
    const page = cyrillic(
      `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${declared}"></head><body><p>${RUSSIAN}</p></body></html>`,
      encoding,
    )
    expect(texts(await read(page, 'a.html'))).toEqual([RUSSIAN])
  })
})

test('a page that a browser saved as one MIME file is a web page, with its address', async () => {
  const saved = [
    'From: <Saved by Blink>',
    'Snapshot-Content-Location: https://observer.example/pumps',
    'Subject: Pump copies found',
    'Date: Mon, 14 Mar 2016 10:00:00 -0000',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; type="text/html"; boundary="b"',
    '',
    '--b',
    'Content-Type: text/html',
    '',
    '<html><head><title>Pump copies found</title></head><body><p>Copies were found in three ports, the officers said.</p></body></html>',
    '--b--',
  ].join('\r\n')
  const extraction = await read(saved, 'page.mhtml')
  expect(extraction).toMatchObject({ format: 'mhtml', mime: 'multipart/related', readable: 'text' })
  expect(value(extraction, 'address')).toBe('https://observer.example/pumps')
  expect(value(extraction, 'title')).toBe('Pump copies found')
  expect(value(extraction, 'author')).toBeUndefined()
  expect(texts(extraction)).toEqual(['Copies were found in three ports, the officers said.'])
})

describe('mail', () => {
  const MAIL = [
    'From: Anna Weber <anna@karsk.example>',
    'To: Office <office@lindau.example>',
    'Date: Thu, 3 Apr 2014 23:30:00 +0400',
    'Subject: =?utf-8?B?0JvQuNGG0LXQvdC30LjRjw==?= ended',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="b"',
    '',
    '--b',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>The licence <b>ended</b> on Monday.</p><img src="https://evil.example/t.gif"><script>alert(1)</script>',
    '--b',
    'Content-Type: application/pdf; name="letter.pdf"',
    'Content-Disposition: attachment; filename="letter.pdf"',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from('%PDF-1.4').toString('base64'),
    '--b--',
    '',
  ].join('\r\n')

  test('gives sender, day of sending on the sender’s clock, subject, text and attachments', async () => {
    const extraction = await read(MAIL, 'a.eml')
    expect(extraction).toMatchObject({ format: 'eml', readable: 'text', firstSentence: 'The licence ended on Monday.' })
    expect(extraction.findings.map(({ field, role, value }) => [field, role, value])).toEqual([
      ['title', 'main', 'Лицензия ended'],
      ['author', 'main', 'Anna Weber'],
      ['published', 'sent', '2014-04-03'],
    ])
    expect(texts(extraction)).toEqual([
      'From: Anna Weber <anna@karsk.example>',
      'To: Office <office@lindau.example>',
      'Date: Thu, 3 Apr 2014 23:30:00 +0400',
      'Subject: Лицензия ended',
      'The licence ended on Monday.',
    ])
    expect(extraction.attachments.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([
      ['letter.pdf', '%PDF-1.4'],
    ])
    expect(extraction.html).toContain('<b>ended</b>')
    expect(extraction.html).not.toMatch(/evil|script/)
  })
})

function docx(body: string, core = ''): Uint8Array {
  const wrap = (xml: string) => strToU8(`<?xml version="1.0" encoding="UTF-8"?>${xml}`)
  return zipSync({
    '[Content_Types].xml': wrap(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    '_rels/.rels': wrap(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'docProps/core.xml': wrap(
      `<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t">${core}</cp:coreProperties>`,
    ),
    'word/document.xml': wrap(
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
  })
}

const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`

describe('a Word document', () => {
  test('paragraphs, tables and core properties; its day of making is only offered', async () => {
    const table = `<w:tbl><w:tr><w:tc>${paragraph('2018')}</w:tc><w:tc>${paragraph('40,000')}</w:tc></w:tr></w:tbl>`
    const extraction = await read(
      docx(
        `${paragraph('Note on deliveries')}${paragraph('The plant delivered valves under the licence until the spring of that year, as its books show.')}${table}`,
        '<dc:title>Deliveries &amp; payments</dc:title><dc:creator>Anna Weber</dc:creator><dcterms:created>2014-05-06T10:00:00Z</dcterms:created>',
      ),
      'note.docx',
    )
    expect(extraction).toMatchObject({ format: 'docx', readable: 'text', language: 'en' })
    expect(texts(extraction).slice(0, 2)).toEqual([
      'Note on deliveries',
      'The plant delivered valves under the licence until the spring of that year, as its books show.',
    ])
    expect(texts(extraction).slice(2).join('\t')).toBe('2018\t40,000')
    expect(value(extraction, 'title')).toBe('Deliveries & payments')
    expect(value(extraction, 'author')).toBe('Anna Weber')
    expect(value(extraction, 'published')).toBeUndefined()
    expect(extraction.findings).toContainEqual(
      expect.objectContaining({ field: 'published', basis: 'offered', value: '2014-05-06' }),
    )
  })

  test('without properties its title is read from its text', async () => {
    const extraction = await read(
      docx(
        paragraph('Report on copied valves') +
          paragraph(
            'Copied valves were delivered to three ports in the course of the year, the books of the plant show.',
          ),
      ),
      'a.docx',
    )
    expect(value(extraction, 'title')).toBe('Report on copied valves')
  })
})

function pdf(options: PDFKit.PDFDocumentOptions, write: (document: PDFKit.PDFDocument) => void): Promise<Buffer> {
  return new Promise((resolve) => {
    const document = new PDFDocument(options)
    const chunks: Buffer[] = []
    document.on('data', (chunk: Buffer) => chunks.push(chunk))
    document.on('end', () => resolve(Buffer.concat(chunks)))
    write(document)
    document.end()
  })
}

describe('a PDF', () => {
  test('paragraphs with their pages, lines joined and divided words made whole', async () => {
    const bytes = await pdf({ info: { Title: 'Report on valves', Author: 'Anna Weber' } }, (document) => {
      document.fontSize(20).text('Copied valves').moveDown().fontSize(11)
      document
        .text(
          'The plant went on making valves of the design long after its licence had lapsed, two former managers said, and nobody stopped it. '.repeat(
            3,
          ),
        )
        .moveDown()
      document.text('A second paragraph follows.')
      document.addPage().text('The second page is short.')
    })
    const extraction = await read(bytes, 'a.bin')
    expect(extraction).toMatchObject({ format: 'pdf', readable: 'text', pages: 2, language: 'en' })
    expect(extraction.pageSizes).toEqual([
      { width: 612, height: 792 },
      { width: 612, height: 792 },
    ])
    expect(extraction.blocks.map(({ page, kind, text }) => [page, kind, text.slice(0, 26)])).toEqual([
      [1, 'heading', 'Copied valves'],
      [1, 'paragraph', 'The plant went on making v'],
      [1, 'paragraph', 'A second paragraph follows'],
      [2, 'paragraph', 'The second page is short.'],
    ])
    expect([value(extraction, 'title'), value(extraction, 'author'), value(extraction, 'published')]).toEqual([
      'Report on valves',
      'Anna Weber',
      undefined,
    ])
  })

  test('without a title in its data, the large line on its first page is one', async () => {
    const bytes = await pdf({}, (document) => {
      document.fontSize(20).text('Copied valves found in three ports').moveDown().fontSize(11)
      document.text(
        'Copied valves were found in three ports of Ostland this week, customs officers said on Thursday evening.',
      )
    })
    expect(value(await read(bytes, 'a.pdf'), 'title')).toBe('Copied valves found in three ports')
  })

  test('a drawing has pages but no text', async () => {
    const bytes = await pdf({}, (document) => void document.rect(10, 10, 50, 50).fill('red'))
    expect(await read(bytes, 'a.pdf')).toMatchObject({ readable: 'pages', pages: 1, blocks: [], firstSentence: null })
  })

  test('one that wants a password is refused as encrypted', async () => {
    const bytes = await pdf({ userPassword: 'secret' }, (document) => void document.text('hidden'))
    expect(await read(bytes, 'a.pdf')).toMatchObject({ readable: 'refused', refusal: 'encrypted' })
  })
})
