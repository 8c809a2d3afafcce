import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { deflateSync } from 'node:zlib'
import PDFDocument from 'pdfkit'
import { describe, expect, onTestFinished, test } from 'vitest'
import { readPageWords } from '../../src/main/engine/pdf/page-words.ts'
import { loadPdfium, type OpenPdf, openPdf, savePdf, withMemory, withPage } from '../../src/main/engine/pdf/pdfium.ts'
import { encodePng } from '../../src/main/engine/pdf/png.ts'
import { type Redacted, redactPdf } from '../../src/main/engine/redaction/redact-pdf.ts'
import { partsOf, storedWords } from '../../src/main/engine/redaction/stored-words.ts'

const FONT = path.resolve(import.meta.dirname, '../../resources/fonts/SourceSerif4_400Regular.ttf')
const SECRET = 'Quintilianus'

type Draw = (document: PDFKit.PDFDocument) => void

async function drawn(draw: Draw, options: PDFKit.PDFDocumentOptions = {}): Promise<Uint8Array> {
  const document = new PDFDocument({ size: [400, 400], margin: 20, ...options })
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  const done = new Promise<Uint8Array>((resolve) => document.on('end', () => resolve(Buffer.concat(chunks))))
  document.font(FONT).fontSize(12)
  draw(document)
  document.end()
  return done
}

async function opened<T>(bytes: Uint8Array, use: (pdf: OpenPdf) => T): Promise<T> {
  const pdf = openPdf(await loadPdfium(), bytes)
  try {
    return use(pdf)
  } finally {
    pdf.close()
  }
}

const wordsOf = (bytes: Uint8Array) =>
  opened(bytes, (pdf) =>
    Array.from({ length: pdf.pages }, (_, page) => readPageWords(pdf, page)?.words.map(({ text }) => text) ?? []),
  )

/** A box about each place of a word in the document, as the search draws it. */
const boxesOf = (bytes: Uint8Array, word: string) =>
  opened(bytes, (pdf) =>
    Array.from({ length: pdf.pages }, (_, index) =>
      (readPageWords(pdf, index)?.words ?? [])
        .filter(({ text }) => text === word)
        .map(({ box: [left, top, right, bottom] }) => ({ index, left, top, right, bottom })),
    ).flat(),
  )

interface Box {
  index: number
  left: number
  top: number
  right: number
  bottom: number
}

async function redacted(bytes: Uint8Array, areas: readonly Box[], fileName = 'letter.pdf'): Promise<Redacted> {
  const made = await redactPdf({ bytes, areas, recognised: [], fileName })
  if (!made) throw new Error('the proof failed')
  return made
}

/** What other programs read of the bytes: its text, and every stream unfolded. Nothing where they are not installed. */
async function readElsewhere(bytes: Uint8Array): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'redacted-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const file = path.join(folder, 'made.pdf')
  await writeFile(file, bytes)
  const run = (program: string, args: string[]) =>
    existsSync(`/usr/bin/${program}`) ? execFileSync(program, args, { encoding: 'latin1', maxBuffer: 1 << 28 }) : ''
  run('qpdf', ['--check', file])
  const unfolded = run('qpdf', ['--qdf', '--object-streams=disable', '--stream-data=uncompress', file, '-'])
  return run('pdftotext', [file, '-']) + unfolded + Buffer.from(bytes).toString('latin1')
}

async function expectGone(made: Redacted, word = SECRET): Promise<void> {
  const words = (await wordsOf(made.bytes)).flat()
  expect(words.some((one) => one.includes(word))).toBe(false)
  expect([...storedWords(made.bytes)]).not.toContain(partsOf(word)[0])
  const elsewhere = await readElsewhere(made.bytes)
  expect(elsewhere).not.toContain(word)
  expect(elsewhere).not.toContain(Buffer.from(word, 'utf16le').swap16().toString('latin1'))
}

/** The colour of a point of a page as it is shown. */
function colourAt(pdf: OpenPdf, index: number, x: number, y: number): number[] {
  const { pdfium } = pdf
  return withPage(pdf, index, (page) => {
    const [wide, high] = [pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)]
    const bitmap = pdfium.FPDFBitmap_CreateEx(wide, high, 3, 0, 0)
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, wide, high, 0xffffffff)
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, wide, high, 0, 0)
    const at = pdfium.FPDFBitmap_GetBuffer(bitmap) + y * pdfium.FPDFBitmap_GetStride(bitmap) + x * 4
    const [blue = 0, green = 0, red = 0] = pdfium.pdfium.HEAPU8.slice(at, at + 3)
    pdfium.FPDFBitmap_Destroy(bitmap)
    return [red, green, blue]
  })!
}

/** Every pixel another: red grows across, green down. */
function knownPixels(size: number): Buffer {
  const pixels = new Uint8Array(size * size * 4)
  for (let at = 0; at < size * size; at++) pixels.set([(at % size) * 2, Math.floor(at / size) * 2, 200, 255], at * 4)
  return Buffer.from(encodePng(pixels, size, size, size * 4))
}

describe('a redacted copy', () => {
  test('holds a word under a box no more, and its neighbours still', async () => {
    const bytes = await drawn((document) =>
      document.text(`The letter names ${SECRET}, a clerk.\nThe line below it stays.`, { lineGap: -3 }),
    )
    const made = await redacted(bytes, await boxesOf(bytes, SECRET))
    await expectGone(made)
    const [words] = await wordsOf(made.bytes)
    expect(words).toEqual('The letter names , a clerk . The line below it stays .'.split(' '))
    expect(made).toMatchObject({ pictures: [], removed: [{ characters: SECRET.length, images: 0 }] })
  })

  test.each([90, 180, 270])('is cut where the page is shown turned by %i degrees', async (Rotate) => {
    const bytes = await drawn((document) => {
      Object.assign(document.page.dictionary.data, { Rotate })
      document.text(`The letter names ${SECRET} twice.`)
    })
    const [box] = await boxesOf(bytes, SECRET)
    const made = await redacted(bytes, [box!])
    await expectGone(made)
    expect((await wordsOf(made.bytes))[0]).toEqual(['The', 'letter', 'names', 'twice', '.'])
    const middle = [(box!.left + box!.right) / 2, (box!.top + box!.bottom) / 2].map(Math.round)
    expect(await opened(made.bytes, (pdf) => colourAt(pdf, 0, middle[0]!, middle[1]!))).toEqual([0, 0, 0])
  })

  test('has no pixel of a picture left under the box, and those beside it as they were', async () => {
    const bytes = await drawn((document) => document.image(knownPixels(100), 50, 50, { width: 200, height: 200 }))
    const box = { index: 0, left: 100, top: 100, right: 150, bottom: 150 }
    const made = await redacted(bytes, [box])
    expect(made).toMatchObject({ pictures: [], removed: [{ characters: 0, images: 1 }] })
    const beside = await opened(made.bytes, (pdf) => colourAt(pdf, 0, 70, 220))
    expect(beside).toEqual(await opened(bytes, (pdf) => colourAt(pdf, 0, 70, 220)))
    const colours = new Set((await pixelsOf(made.bytes)).map(String))
    for (let row = 27; row < 48; row++)
      for (let column = 27; column < 48; column++) expect(colours.has(String([column * 2, row * 2, 200]))).toBe(false)
    expect(colours.has(String([20, 20, 200]))).toBe(true)
  })

  test('takes nothing along that is told of the document: Info, bookmarks, names, attachments', async () => {
    const bytes = await drawn(
      (document) => {
        document.text(`The letter names ${SECRET} once.`)
        document.outline.addItem(`On ${SECRET}`)
        document.addNamedDestination(SECRET)
        document.file(Buffer.from(`All of ${SECRET}`), { name: `${SECRET}.txt` })
        document.note(200, 200, 20, 20, `Ask ${SECRET}`)
        document.link(200, 300, 20, 20, `https://example.org/${SECRET}`)
      },
      { info: { Title: `A letter of ${SECRET}` } },
    )
    const made = await redacted(bytes, await boxesOf(bytes, SECRET), `${SECRET}.pdf`)
    await expectGone(made)
    expect(made).toMatchObject({ pictures: [], nameTells: true })
  })

  test('takes no form field or note along that reaches under a box, and shows the others', async () => {
    const bytes = await drawn((document) => {
      document.font('Helvetica')
      document.initForm()
      document.formText('name', 50, 50, 200, 20, { value: `${SECRET} senior` })
      document.formText('place', 50, 100, 200, 20, { value: 'Calahorra' })
      document.note(60, 60, 20, 20, `He is ${SECRET}`)
    })
    const made = await redacted(bytes, [{ index: 0, left: 45, top: 45, right: 260, bottom: 75 }])
    await expectGone(made)
    expect((await wordsOf(made.bytes)).flat()).toEqual(['Calahorra'])
  })

  test('leaves out what an earlier revision of the file held', async () => {
    const before = await drawn((document) => document.text(`The letter names ${SECRET} once.`), { compress: false })
    const bytes = revised(before)
    expect(Buffer.from(bytes).toString('latin1')).toContain('Earlier revision')
    const made = await redacted(bytes, await boxesOf(bytes, SECRET))
    await expectGone(made)
    expect(await readElsewhere(made.bytes)).not.toContain('Earlier revision')
  })

  test('loses the hidden text under a scan, and the pixels of the scan with it', async () => {
    const bytes = await drawn((document) => {
      document.image(knownPixels(120), 0, 0, { width: 400, height: 400 })
      document.text(`Hidden stands ${SECRET} here.`, 40, 100, { renderingMode: 3 } as never)
    })
    const [box] = await boxesOf(bytes, SECRET)
    const made = await redacted(bytes, [box!])
    await expectGone(made)
    expect(made.removed).toEqual([{ characters: SECRET.length, images: 1 }])
  })

  test('does not bring a picture back by a page that could draw it and does not', async () => {
    const bytes = await sharedResources()
    const made = await redacted(bytes, [{ index: 0, left: 0, top: 0, right: 400, bottom: 400 }])
    const colours = (await pixelsOf(made.bytes)).map(String)
    expect(colours).not.toContain(String([20, 20, 200]))
  })

  test('leaves the same form on another page as it was', async () => {
    const bytes = await sharedForm()
    const made = await redacted(bytes, (await boxesOf(bytes, SECRET)).slice(0, 1))
    expect((await wordsOf(made.bytes)).map((words) => words.includes(SECRET))).toEqual([false, true])
  })

  test('loses drawn letters under the box and keeps rules that go on beside it', async () => {
    const bytes = await drawn((document) => {
      document.path('M 60 120 C 60 140 100 140 100 120').stroke('#ff0000')
      document.moveTo(20, 150).lineTo(380, 150).stroke('#0000ff')
    })
    const made = await redacted(bytes, [{ index: 0, left: 50, top: 110, right: 120, bottom: 160 }])
    expect(await opened(made.bytes, (pdf) => colourAt(pdf, 0, 200, 150))).not.toEqual([255, 255, 255])
    expect(await readElsewhere(made.bytes)).not.toMatch(/1 0 0 RG/)
  })
})

test('a page whose content would still tell a word beside its text becomes a picture with black boxes', async () => {
  const bytes = await toldBeside()
  const boxes = await boxesOf(bytes, SECRET)
  const made = await redacted(bytes, boxes)
  await expectGone(made)
  expect(made.pictures).toEqual([0, 1])
  const { left, top, right, bottom } = boxes[0]!
  const middle = [(left + right) / 2, (top + bottom) / 2].map(Math.round)
  expect(await opened(made.bytes, (pdf) => colourAt(pdf, 0, middle[0]!, middle[1]!))).toEqual([0, 0, 0])
})

test('words are read out of every stream, however it is folded and written', () => {
  const hex = Buffer.from(SECRET, 'utf16le').swap16().toString('hex')
  const lines = [`(Quin\\164ilianus)`, `[ (Quin) -20 (tilianus) ] TJ`, `<FEFF${hex}>`, `(a \\(b\\) ${SECRET})`]
  for (const line of lines) {
    expect([...storedWords(streamOf(Buffer.from(line), ''))]).toContain(SECRET.toLowerCase())
    expect([...storedWords(streamOf(deflateSync(line), '/Filter /FlateDecode'))]).toContain(SECRET.toLowerCase())
    const asHex = Buffer.from(`${Buffer.from(line).toString('hex')}>`)
    expect([...storedWords(streamOf(asHex, '/Filter [/ASCIIHexDecode]'))]).toContain(SECRET.toLowerCase())
  }
})

function streamOf(data: Uint8Array, dictionary: string): Uint8Array {
  const head = Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Length ${data.length} ${dictionary} >>\nstream\n`)
  return Buffer.concat([head, data, Buffer.from('\nendstream\nendobj\n')])
}

/** A page that draws a form whose content tells in ActualText what its text says. */
async function toldBeside(): Promise<Uint8Array> {
  const from = Buffer.from(
    await drawn(
      (document) => {
        document.font('Helvetica').text(`Letterhead of ${SECRET} and sons`)
        document.markContent('Span', { actual: `It was ${SECRET}` })
        document.rect(20, 300, 50, 50).fill('#00ff00')
        document.endMarkedContent()
      },
      { compress: false },
    ),
  )
  return formTwice(from)
}

/** The colours of all pictures in a PDF, whether a page draws them or not: red, green, blue of each pixel. */
async function pixelsOf(bytes: Uint8Array): Promise<number[][]> {
  const { inflateSync } = await import('node:zlib')
  const file = Buffer.from(bytes)
  const colours: number[][] = []
  for (const { index } of file.toString('latin1').matchAll(/\/Subtype\s*\/Image/g)) {
    const start = file.indexOf('stream', index) + 6
    const data = inflateSync(file.subarray(file[start] === 13 ? start + 2 : start + 1), { finishFlush: 2 })
    for (let at = 0; at + 2 < data.length; at += 3) colours.push([...data.subarray(at, at + 3)])
  }
  return colours
}

/** Adds a revision in which the page draws other content than before; what it drew stays in the file. */
function revised(before: Uint8Array): Uint8Array {
  const file = Buffer.from(before).toString('latin1')
  const place = /startxref\s+(\d+)/.exec(file)![1]!
  const size = Number(/\/Size (\d+)/.exec(file)![1])
  const root = /\/Root (\d+ 0 R)/.exec(file)![1]!
  const object = `${size} 0 obj\n<< /Length 40 >>\nstream\n${`(Earlier revision ${SECRET})`.padEnd(40)}\nendstream\nendobj\n`
  const at = file.length
  const rows = `xref\n${size} 1\n${String(at).padStart(10, '0')} 00000 n \ntrailer\n`
  const trailer = `<< /Size ${size + 1} /Root ${root} /Prev ${place} >>\nstartxref\n${at + object.length}\n%%EOF\n`
  return Buffer.from(file + object + rows + trailer, 'latin1')
}

/** Two pages with one dictionary of resources; the first draws the picture. */
async function sharedResources(): Promise<Uint8Array> {
  const file = Buffer.from(
    await drawn(
      (document) => {
        document.image(knownPixels(50), 0, 0, { width: 400, height: 400 })
        document.addPage().text('Nothing but words.')
      },
      { compress: false },
    ),
  ).toString('latin1')
  const [first, second] = [...file.matchAll(/\/Resources (\d+) 0 R/g)].map(([, number]) => number!)
  const shared = file.replace(
    `/Resources ${second} 0 R`,
    `/Resources ${first} 0 R`.padEnd(`/Resources ${second} 0 R`.length),
  )
  return Buffer.from(shared, 'latin1')
}

/** Two pages that draw one form with the same line. */
async function sharedForm(): Promise<Uint8Array> {
  return formTwice(await drawn((document) => document.text(`Letterhead of ${SECRET} and sons`)))
}

/** Two pages that draw the first page of a PDF as a form. */
async function formTwice(line: Uint8Array): Promise<Uint8Array> {
  const pdfium = await loadPdfium()
  const from = openPdf(pdfium, line)
  const handle = pdfium.FPDF_CreateNewDocument()
  try {
    const form = pdfium.FPDF_NewXObjectFromPage(handle, from.handle, 0)
    for (const index of [0, 1]) {
      const page = pdfium.FPDFPage_New(handle, index, 400, 400)
      pdfium.FPDFPage_InsertObject(page, pdfium.FPDF_NewFormObjectFromXObject(form))
      pdfium.FPDFPage_GenerateContent(page)
      pdfium.FPDF_ClosePage(page)
    }
    return withMemory(pdfium, 1, () => savePdf({ pdfium, handle, pages: 2, close: () => undefined }))
  } finally {
    from.close()
  }
}
