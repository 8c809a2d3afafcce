import fc from 'fast-check'
import path from 'node:path'
import PDFDocument from 'pdfkit'
import { describe, expect, test } from 'vitest'
import { alignWords, foldLetters } from '../../src/main/engine/evidence/align-words.ts'
import { extract } from '../../src/main/engine/extraction/extraction.ts'
import { type PageOfWords, readPageWords } from '../../src/main/engine/pdf/page-words.ts'
import { loadPdfium, openPdf } from '../../src/main/engine/pdf/pdfium.ts'
import type { Block } from '../../src/shared/contract/evidence.ts'

const FONTS = path.resolve(import.meta.dirname, '../../resources/fonts')
const COLUMN = (
  'The company made the rifles under a licence which ended in April, and its lines have not stopped since. Copies of ' +
  'the rifle were shown on a stand in Malaysia, where an official of the ministry counted the models and asked for the ' +
  'agreement under which they had been manufactured.'
).repeat(2)

type Draw = (document: PDFKit.PDFDocument) => void

async function drawn(draw: Draw, options: PDFKit.PDFDocumentOptions = {}): Promise<Uint8Array> {
  const document = new PDFDocument({ size: 'A4', margin: 50, ...options })
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  const done = new Promise<Uint8Array>((resolve) => document.on('end', () => resolve(Buffer.concat(chunks))))
  document.font(path.join(FONTS, 'SourceSerif4_400Regular.ttf')).fontSize(11)
  draw(document)
  document.end()
  return done
}

async function read(bytes: Uint8Array, page = 0): Promise<{ page: PageOfWords; blocks: Block[] }> {
  const { blocks } = await extract({ bytes, fileName: 'made.pdf' })
  const pdf = openPdf(await loadPdfium(), bytes)
  try {
    return { page: readPageWords(pdf, page)!, blocks: blocks.filter((block) => block.page === page + 1) }
  } finally {
    pdf.close()
  }
}

/** The words that stand in the text, each with what the text has there. */
function aligned({ words }: PageOfWords, blocks: readonly Block[]) {
  const texts = words.map(({ text }) => text)
  return alignWords(texts, blocks).map(({ ordinal, from, to }, at) => ({
    word: texts[at] as string,
    text: ordinal === null ? null : blocks.find((block) => block.ordinal === ordinal)!.text.slice(from, to),
    ordinal,
    box: words[at]!.box,
  }))
}

const CASES: Record<string, Draw> = {
  'two columns': (document) => document.text(COLUMN, { columns: 2, columnGap: 30 }),
  'divided words': (document) =>
    ['The manufac-', 'turing of the unli-', 'censed copies went on after the agree-', 'ment had ended.'].forEach(
      (line) => document.text(line, { lineGap: 1 }),
    ),
  ligatures: (document) => document.text('The official office affirmed the final figures: five offshore offers.'),
  Cyrillic: (document) =>
    document.text('Министерство сообщило, что лицензия завода «Арсенал» давно истекла. Ёлки и йод.'),
  'signs and numbers': (document) =>
    document.text('Some 80–90 % (USD 2 billion) of AK-103, AK-104; see ¶ 6, p. 12/14 of “C-1”.'),
  Hebrew: (document) =>
    document.font(path.join(FONTS, 'NotoSerifHebrew_400Regular.ttf')).text('הרישיון פג לפני זמן רב'),
}

describe('the words of a page', () => {
  test.each(Object.entries(CASES))('stand in its text: %s', async (_name, draw) => {
    const { page, blocks } = await read(await drawn(draw))
    const words = aligned(page, blocks)
    expect(words.length).toBeGreaterThan(3)
    const letters = words.filter(({ word }) => /[\p{L}\p{N}]/u.test(word))
    expect(letters.filter(({ ordinal }) => ordinal === null)).toEqual([])
    for (const { word, text } of words) if (text !== null) expect(foldLetters(text)).toBe(foldLetters(word))
  })

  test('lie on the page as it is shown, whichever way it is turned', async () => {
    const upright = await read(await drawn((document) => document.text('Corner')))
    const [left, top, right, bottom] = upright.page.words[0]!.box
    expect(left).toBeCloseTo(50, 0)
    expect(top).toBeGreaterThan(45)
    expect(bottom).toBeLessThan(75)
    const turned = await read(
      await drawn((document) => {
        Object.assign(document.page.dictionary.data, { Rotate: 90 })
        document.text('Corner')
      }),
    )
    expect([turned.page.width, turned.page.height]).toEqual([upright.page.height, upright.page.width])
    const box = turned.page.words[0]!.box
    const expected = [upright.page.height - bottom, left, upright.page.height - top, right]
    expected.forEach((edge, at) => expect(Math.abs(box[at]! - edge)).toBeLessThan(1))
  })

  test('that the text does not have are not citable, and those after them are', () => {
    const words = ['Stamped', 'COPY', 'The', 'licence', 'had', 'ended', 'before', 'April', '.']
    const places = alignWords(words, [{ ordinal: 4, text: 'The licence had ended before April.' }])
    expect(places.slice(0, 2).map(({ ordinal }) => ordinal)).toEqual([null, null])
    expect(places[3]).toEqual({ ordinal: 4, from: 4, to: 11 })
    expect(places.at(-1)).toEqual({ ordinal: 4, from: 34, to: 35 })
  })

  test('are found where the text has another order', () => {
    const columns = ['left column of the page', 'right column of the page']
    const words = columns.toReversed().join(' ').split(' ')
    const places = alignWords(words, [
      { ordinal: 1, text: columns[0]! },
      { ordinal: 2, text: columns[1]! },
    ])
    expect(places.map(({ ordinal }) => ordinal)).toEqual([2, 2, 2, 2, 2, 1, 1, 1, 1, 1])
  })

  test('stand where the text has the same letters, whatever is between', () => {
    const word = fc.stringMatching(/^[a-zа-яё0-9éﬁ]{1,9}[,.;-]?$/u)
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 40 }),
        fc.array(word, { maxLength: 12 }),
        fc.nat(40),
        (said, noise, at) => {
          const words = [...said.slice(0, at), ...noise, ...said.slice(at)]
          const half = Math.ceil(said.length / 2)
          const blocks = [said.slice(0, half), said.slice(half)].map((part, index) => ({
            ordinal: index + 1,
            text: part.join(' ').replace(/- (?=\p{L})/gu, ''),
          }))
          const places = alignWords(words, blocks)
          expect(places).toHaveLength(words.length)
          for (const [index, { ordinal, from, to }] of places.entries()) {
            if (ordinal === null) continue
            const text = blocks[ordinal - 1]!.text.slice(from, to)
            expect(foldLetters(text)).toBe(foldLetters(words[index]!))
          }
          if (noise.length === 0) {
            const missed = places.filter(({ ordinal }, index) => ordinal === null && foldLetters(words[index]!) !== '')
            expect(missed).toEqual([])
          }
        },
      ),
    )
  })
})
