import { Buffer } from 'node:buffer'
import * as XLSX from '@e965/xlsx'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { standing, type Finding } from '../../src/shared/domain/article.ts'
import { extract, type Extraction } from '../../src/main/engine/extraction/extraction.ts'

const read = (content: string | Uint8Array, fileName: string) =>
  extract({ bytes: typeof content === 'string' ? Buffer.from(content, 'latin1') : content, fileName })
const texts = ({ blocks }: Extraction) => blocks.map(({ text }) => text)
const kinds = ({ blocks }: Extraction) => blocks.map(({ kind, text, noise }) => [noise ? 'noise' : kind, text])
const value = ({ findings }: Extraction, field: Finding['field']) => standing(findings, field)?.value
const offered = ({ findings }: Extraction) =>
  findings.filter(({ basis }) => basis === 'offered').map(({ role, value }) => [role, value])

/** A package of Office Open XML; relations by the name of their part. */
function ooxml(parts: Readonly<Record<string, string>>): Uint8Array {
  const wrapped = Object.entries(parts).map(([name, xml]) => [name, strToU8(`<?xml version="1.0"?>${xml}`)])
  return zipSync({ '[Content_Types].xml': strToU8('<Types/>'), ...Object.fromEntries(wrapped) })
}

const relations = (...targets: readonly (readonly [type: string, target: string])[]) =>
  `<Relationships>${targets.map(([type, target], at) => `<Relationship Id="r${at + 1}" Type="http://x/${type}" Target="${target}"/>`).join('')}</Relationships>`

const CORE =
  '<cp:coreProperties><dc:title>Valves &amp; pumps</dc:title><dc:creator>Anna Weber</dc:creator><dcterms:created>2014-05-06T10:00:00Z</dcterms:created><dcterms:modified>2014-05-09T10:00:00Z</dcterms:modified></cp:coreProperties>'
const p = (inner: string) => `<w:p>${inner}</w:p>`
const r = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`

describe('a Word document', () => {
  const document = ooxml({
    '_rels/.rels': relations(['officeDocument', 'word/document.xml']),
    'docProps/core.xml': CORE,
    'word/_rels/document.xml.rels': relations(
      ['styles', 'styles.xml'],
      ['numbering', 'numbering.xml'],
      ['header', 'header1.xml'],
      ['header', 'header2.xml'],
      ['footer', 'footer1.xml'],
      ['footnotes', 'footnotes.xml'],
      ['comments', 'comments.xml'],
    ),
    'word/styles.xml':
      '<w:styles><w:style w:styleId="a"><w:name w:val="heading 2"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>',
    'word/numbering.xml':
      '<w:numbering><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>',
    'word/header1.xml': `<w:hdr>${p(r('Karsk Pumps, confidential'))}</w:hdr>`,
    'word/header2.xml': `<w:hdr>${p(r('Karsk Pumps, confidential'))}</w:hdr>`,
    'word/footer1.xml': `<w:ftr>${p(r('Draft of May'))}</w:ftr>`,
    'word/footnotes.xml': `<w:footnotes><w:footnote w:type="separator" w:id="0">${p(r('line'))}</w:footnote><w:footnote w:id="1">${p(r('Letter of 3 April.'))}</w:footnote></w:footnotes>`,
    'word/comments.xml': `<w:comments><w:comment w:id="0" w:author="B. Ruiz">${p(r('Who says so?'))}</w:comment></w:comments>`,
    'word/document.xml': `<w:document><w:body>
      ${p(`<w:pPr><w:pStyle w:val="b"/></w:pPr>${r('Deliveries')}`)}
      ${p(`${r('The plant delivered ')}<w:ins>${r('forty ')}</w:ins><w:del><w:r><w:delText>sixty </w:delText></w:r></w:del>${r('valves.')}<w:r><w:footnoteReference w:id="1"/></w:r>`)}
      ${p(`<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>${r('Term')}`)}
      ${p(`<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>${r('It ends in March.')}`)}
      <w:tbl><w:tr><w:tc>${p(r('2018'))}</w:tc><w:tc>${p(r('40,000'))}${p(r('pieces'))}</w:tc></w:tr></w:tbl>
      ${p(`${r('Around a box')}<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${p(r('In the box'))}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p(r('In the box'))}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>`)}
      </w:body></w:document>`,
  })

  test('is read whole: running heads, notes, boxes, tables, numbers, comments, and what was deleted', async () => {
    const extraction = await read(document, 'a.docx')
    expect(kinds(extraction)).toEqual([
      ['noise', 'Karsk Pumps, confidential'],
      ['heading', 'Deliveries'],
      ['paragraph', 'The plant delivered forty valves.[1]'],
      ['paragraph', '[deleted: sixty]'],
      ['list-item', '3. Term'],
      ['list-item', '3.a) It ends in March.'],
      ['table-row', '2018\t40,000 pieces'],
      ['paragraph', 'Around a box'],
      ['paragraph', 'In the box'],
      ['paragraph', '[1] Letter of 3 April.'],
      ['paragraph', '[comment, B. Ruiz: Who says so?]'],
      ['noise', 'Draft of May'],
    ])
    expect([value(extraction, 'title'), value(extraction, 'author'), value(extraction, 'published')]).toEqual([
      'Valves & pumps',
      'Anna Weber',
      undefined,
    ])
    expect(offered(extraction)).toEqual([
      ['main', '2014-05-06'],
      ['modified', '2014-05-09'],
    ])
  })

  test('yields the files that lie within it as parts', async () => {
    const extraction = await read(
      ooxml({
        '_rels/.rels': relations(['officeDocument', 'word/document.xml']),
        'word/document.xml': `<w:document>${p(r('See within.'))}</w:document>`,
        'word/embeddings/Sheet1.xlsx': '<not-opened-here/>',
      }),
      'a.docx',
    )
    expect(extraction.attachments.map(({ name, kind }) => [name, kind])).toEqual([['Sheet1.xlsx', 'part']])
  })
})

describe('OpenDocument', () => {
  const odt = (body: string, more: Readonly<Record<string, string>> = {}) =>
    zipSync({
      mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
      'content.xml': strToU8(
        `<office:document-content><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
      ),
      ...Object.fromEntries(Object.entries(more).map(([name, xml]) => [name, strToU8(xml)])),
    })

  test('a text is read with its notes, comments, deletions, tables and running heads', async () => {
    const extraction = await read(
      odt(
        `<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>A</dc:creator></office:change-info><text:p>sixty</text:p></text:deletion></text:changed-region></text:tracked-changes>
         <text:h text:outline-level="2">Deliveries</text:h>
         <text:p>Forty<text:s text:c="3"/>valves<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Letter.</text:p></text:note-body></text:note>.<office:annotation><dc:creator>B. Ruiz</dc:creator><dc:date>2014-01-01</dc:date><text:p>Who?</text:p></office:annotation></text:p>
         <text:list><text:list-item><text:p>An item</text:p></text:list-item></text:list>
         <table:table><table:table-row><table:table-cell><text:p>2018</text:p></table:table-cell><table:table-cell><text:p>40</text:p></table:table-cell></table:table-row></table:table>`,
        {
          'styles.xml': '<office:styles><style:header><text:p>Karsk Pumps</text:p></style:header></office:styles>',
          'meta.xml':
            '<office:meta><dc:title>Valves</dc:title><meta:initial-creator>Anna Weber</meta:initial-creator><meta:creation-date>2014-05-06T10:00:00</meta:creation-date></office:meta>',
        },
      ),
      'a.bin',
    )
    expect(extraction).toMatchObject({ format: 'odt', readable: 'text' })
    expect(kinds(extraction)).toEqual([
      ['noise', 'Karsk Pumps'],
      ['heading', 'Deliveries'],
      ['paragraph', 'Forty valves[1].'],
      ['list-item', 'An item'],
      ['table-row', '2018\t40'],
      ['paragraph', '[deleted: sixty]'],
      ['paragraph', '[1] Letter.'],
      ['paragraph', '[comment, B. Ruiz: Who?]'],
    ])
    expect([value(extraction, 'title'), value(extraction, 'author')]).toEqual(['Valves', 'Anna Weber'])
    expect(offered(extraction)).toEqual([['main', '2014-05-06']])
  })

  test('an encrypted one is refused as such', async () => {
    const manifest =
      '<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>'
    expect(await read(odt('', { 'META-INF/manifest.xml': manifest }), 'a.odt')).toMatchObject({ refusal: 'encrypted' })
  })
})

describe('a presentation', () => {
  const slide = (title: string, text: string) =>
    `<p:sld><p:sp><p:nvPr><p:ph type="title"/></p:nvPr><a:p><a:r><a:t>${title}</a:t></a:r></a:p></p:sp><p:sp><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:sp><p:sp><p:ph type="sldNum"/><a:p><a:fld><a:t>9</a:t></a:fld></a:p></p:sp></p:sld>`

  test('gives each slide a page, in the order in which they are shown, with the speaker’s notes', async () => {
    const extraction = await read(
      ooxml({
        '_rels/.rels': relations(['officeDocument', 'ppt/presentation.xml']),
        'docProps/core.xml': CORE,
        'ppt/presentation.xml':
          '<p:presentation><p:sldId id="256" r:id="r2"/><p:sldId id="257" r:id="r1"/></p:presentation>',
        'ppt/_rels/presentation.xml.rels': relations(['slide', 'slides/slide1.xml'], ['slide', 'slides/slide2.xml']),
        'ppt/slides/slide1.xml': slide('Later', 'Sales'),
        'ppt/slides/slide2.xml': slide('First', 'Valves'),
        'ppt/slides/_rels/slide2.xml.rels': relations(['notesSlide', '../notesSlides/notesSlide1.xml']),
        'ppt/notesSlides/notesSlide1.xml':
          '<p:notes><p:sp><a:p><a:r><a:t>Say who made them.</a:t></a:r></a:p></p:sp></p:notes>',
      }),
      'a.pptx',
    )
    expect(extraction).toMatchObject({ format: 'pptx', readable: 'text', pages: 2 })
    expect(extraction.blocks.map(({ page, kind, noise, text }) => [page, noise ? 'noise' : kind, text])).toEqual([
      [1, 'heading', 'First'],
      [1, 'paragraph', 'Valves'],
      [1, 'noise', '9'],
      [1, 'paragraph', 'Say who made them.'],
      [2, 'heading', 'Later'],
      [2, 'paragraph', 'Sales'],
      [2, 'noise', '9'],
    ])
  })
})

describe('a workbook', () => {
  function workbook(type: XLSX.BookType): Uint8Array {
    const book = XLSX.utils.book_new()
    book.Props = { Title: 'Deliveries of 2018', Author: 'Anna Weber' }
    const rows = [['Month', 'Pieces'], ['March', 40000], [], ['Paid', 0.25]]
    const sheet = XLSX.utils.aoa_to_sheet(rows)
    sheet['B4'].z = '0%'
    XLSX.utils.book_append_sheet(book, sheet, 'Books')
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['Завод', 'Карск']]), 'Заводы')
    return new Uint8Array(XLSX.write(book, { type: 'array', bookType: type, Props: book.Props }))
  }

  test.each(['xlsx', 'xls', 'ods', 'xlsb'] as const)('as %s: sheets by name, rows as they are shown', async (type) => {
    const extraction = await read(workbook(type), `a.${type}`)
    expect(extraction).toMatchObject({ format: 'xlsx', readable: 'text' })
    const rows = kinds(extraction)
    expect(rows.map(([kind]) => kind)).toEqual([
      'heading',
      'table-row',
      'table-row',
      'table-row',
      'heading',
      'table-row',
    ])
    expect(texts(extraction).slice(0, 3)).toEqual(['Books', 'Month\tPieces', 'March\t40000'])
    expect(texts(extraction).slice(4)).toEqual(['Заводы', 'Завод\tКарск'])
    if (type === 'xlsx') expect(texts(extraction)[3]).toBe('Paid\t25%')
    if (type !== 'ods') expect(value(extraction, 'title')).toBe('Deliveries of 2018')
  })
})

describe('delimited text', () => {
  test.each([
    ['a,b\n"one, two","three\nfour"\n', 'a.csv', ['a\tb', 'one, two\tthree four']],
    ['Month;Pieces\nMarch;"40;000"\n', 'a.csv', ['Month\tPieces', 'March\t40;000']],
    ['sep=|\na|b\n1|2\n', 'a.csv', ['a\tb', '1\t2']],
    ['a\tb,c\n1\t2\n', 'a.tsv', ['a\tb,c', '1\t2']],
  ])('%j', async (content, fileName, rows) => {
    const extraction = await read(content, fileName)
    expect(extraction).toMatchObject({ format: 'csv', readable: 'text' })
    expect(kinds(extraction)).toEqual(rows.map((row) => ['table-row', row]))
  })
})

describe('Rich Text', () => {
  const rtf = (body: string) =>
    String.raw`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}{\f2\fcharset128 Gothic;}}{\stylesheet{\s1 heading 1;}}{\info{\title Valves}{\author Anna Weber}{\creatim\yr2014\mo5\dy6\hr9\min1}}${body}}`

  test('paragraphs, headings, lists, tables, notes, running heads, comments, deleted text', async () => {
    const extraction = await read(
      rtf(
        String.raw`{\header\pard Karsk Pumps\par}\pard\s1 Deliveries\par\pard Forty {\deleted sixty }valves{\super\chftn{\footnote\pard\chftn  Letter.}}.{\*\atnid R}{\*\atnauthor B. Ruiz}\chatn{\*\annotation{\*\atnid R}\pard Who?\par}\par
\pard{\listtext 1.\tab}First\par\trowd\pard\intbl 2018\cell 40\cell\row\pard{\field{\*\fldinst HYPERLINK "http://x"}{\fldrslt a link}}{\*\unknown gone}{\pict 0badc0de}\par`,
      ),
      'a.doc',
    )
    expect(extraction).toMatchObject({ format: 'rtf', mime: 'application/rtf', readable: 'text' })
    expect(kinds(extraction)).toEqual([
      ['noise', 'Karsk Pumps'],
      ['heading', 'Deliveries'],
      ['paragraph', 'Forty valves[1].'],
      ['paragraph', '[deleted: sixty]'],
      ['list-item', '1. First'],
      ['table-row', '2018\t40'],
      ['paragraph', 'a link'],
      ['paragraph', '[1] Letter.'],
      ['paragraph', '[comment, B. Ruiz: Who?]'],
    ])
    expect([value(extraction, 'title'), value(extraction, 'author')]).toEqual(['Valves', 'Anna Weber'])
    expect(offered(extraction)).toEqual([['main', '2014-05-06']])
  })

  test('letters in the code page of their font, as numbers of Unicode, and two bytes a sign', async () => {
    const body = String.raw`\f1 \'c7\'e0\'e2\'ee\'e4\par\f0 caf\'e9 \uc1\u1047?\u1072?{\uc2\u1074??}\par\f2 \'93\'8c\'8b\'9e\par`
    expect(texts(await read(rtf(body), 'a.rtf'))).toEqual(['Завод', 'café Зав', '東京'])
  })
})

describe('a mailbox', () => {
  const MBOX = [
    'From anna@karsk.example Thu Apr  3 23:30:00 2014',
    'From: Anna Weber <anna@karsk.example>',
    'Date: Thu, 3 Apr 2014 23:30:00 +0400',
    'Subject: Valves',
    '',
    'The first mail.',
    '>From now on the licence is void.',
    'From here it is no mail.',
    '',
    'From b.ruiz@lindau.example Fri Apr  4 08:00:00 2014',
    'From: b.ruiz@lindau.example',
    'Subject: =?utf-8?B?0JrQu9Cw0L/QsNC90Ys=?=',
    '',
    'The second.',
    '',
  ].join('\n')

  test('yields its mails as parts, and a line for each', async () => {
    const extraction = await read(MBOX, 'inbox')
    expect(extraction).toMatchObject({ format: 'mbox', mime: 'application/mbox', readable: 'text' })
    expect(texts(extraction)).toEqual([
      'Thu, 3 Apr 2014 23:30:00 +0400; Anna Weber <anna@karsk.example>; Valves',
      'b.ruiz@lindau.example; Клапаны',
    ])
    expect(extraction.attachments.map(({ name, kind }) => [name, kind])).toEqual([
      ['1.eml', 'part'],
      ['2.eml', 'part'],
    ])
    const first = await extract({ bytes: extraction.attachments[0]!.bytes, fileName: '1.eml' })
    expect(texts(first).slice(-3)).toEqual([
      'The first mail.',
      'From now on the licence is void.',
      'From here it is no mail.',
    ])
  })
})
