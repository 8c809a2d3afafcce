import { decodeUtf16, type OpenPdf, withMemory, withPage } from './pdfium.ts'

/** Left, top, right and bottom in points (1/72 inch) from the page's upper left corner as it is shown. */
export type Box = readonly [left: number, top: number, right: number, bottom: number]

export interface PdfWord {
  readonly text: string
  readonly box: Box
}

export interface PageOfWords {
  /** Points, as the page is shown, its rotation included. */
  readonly width: number
  readonly height: number
  /** In PDFium's reading order; signs of punctuation and ideographs stand alone. */
  readonly words: PdfWord[]
}

/** The words of a page (index from 0) with the place of each; undefined where there is no such page or it is broken. */
export function readPageWords(pdf: OpenPdf, index: number): PageOfWords | undefined {
  const { pdfium } = pdf
  return withPage(pdf, index, (page) => {
    const [width, height] = [pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)]
    const textPage = pdfium.FPDFText_LoadPage(page)
    if (textPage === 0) return { width, height, words: [] }
    try {
      return { width, height, words: wordsOf(pdf, textPage, toShown(pdf, page, { width, height })) }
    } finally {
      pdfium.FPDFText_ClosePage(textPage)
    }
  })
}

/** Ideographs and other letters that are written without spaces stand alone, as does a sign; a word keeps its inner signs. */
const WORD =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}]|[\p{L}\p{N}\p{M}]+(?:[’'.,:/&@_-][\p{L}\p{N}\p{M}]+)*|[^\s\p{C}]/gu

function wordsOf({ pdfium }: OpenPdf, textPage: number, shown: (box: Box) => Box): PdfWord[] {
  const characters = pdfium.FPDFText_CountChars(textPage)
  if (characters <= 0) return []
  const text = withMemory(pdfium, characters * 2 + 2, (buffer) => {
    const units = pdfium.FPDFText_GetText(textPage, 0, characters, buffer)
    return decodeUtf16(pdfium, buffer, Math.max(0, units - 1))
  })
  return withMemory(pdfium, 48, (memory) => {
    const boxOf = characterBoxes({ pdfium, textPage, memory })
    const words: PdfWord[] = []
    for (const { 0: word, index } of text.matchAll(WORD)) {
      let box: Box | undefined
      for (let at = index; at < index + word.length; at++) {
        const character = boxOf(pdfium.FPDFText_GetCharIndexFromTextIndex(textPage, at))
        if (character) box = box ? union(box, character) : character
      }
      if (box) words.push({ text: word, box: shown(box) })
    }
    return words
  })
}

/**
 * The box of a character in the page's own space (y upwards): as high as its font, so that a line's words are marked
 * alike, or of its ink where the font's measures are senseless.
 */
function characterBoxes(of: { pdfium: OpenPdf['pdfium']; textPage: number; memory: number }) {
  const { pdfium, textPage, memory } = of
  const SENSELESS = 6
  return (at: number): Box | undefined => {
    if (at < 0) return undefined
    const inked = pdfium.FPDFText_GetCharBox(textPage, at, memory, memory + 8, memory + 16, memory + 24)
    const loose = pdfium.FPDFText_GetLooseCharBox(textPage, at, memory + 32)
    const read = new DataView(pdfium.pdfium.HEAPU8.buffer, memory, 48)
    const float = (offset: number) => read.getFloat32(32 + offset, true)
    const double = (offset: number) => read.getFloat64(offset, true)
    const ink: Box | undefined = inked ? [double(0), double(24), double(8), double(16)] : undefined
    const whole: Box | undefined = loose ? [float(0), float(4), float(8), float(12)] : undefined
    const height = ink ? Math.max(ink[1] - ink[3], ink[2] - ink[0]) : 0
    const sensible = whole && area(whole) > 0 && (height <= 0 || whole[1] - whole[3] < height * SENSELESS + 12)
    const box = sensible ? whole : ink
    return box?.every(Number.isFinite) && area(box) > 0 ? box : undefined
  }
}

const area = ([left, top, right, bottom]: Box) => Math.abs((right - left) * (top - bottom))

/** In the page's own space. */
function union(a: Box, b: Box): Box {
  return [Math.min(a[0], b[0]), Math.max(a[1], b[1]), Math.max(a[2], b[2]), Math.min(a[3], b[3])]
}

/** Device pixels a point while the page's transformation is asked for: PDFium answers in whole pixels. */
const FINE = 64

/** From the page's own space to points of the page as it is shown, its crop and rotation applied. */
function toShown(
  { pdfium }: OpenPdf,
  page: number,
  { width, height }: { width: number; height: number },
): (box: Box) => Box {
  const FAR = 1000
  const [wide, high] = [Math.round(width * FINE), Math.round(height * FINE)]
  const at = (x: number, y: number): [number, number] =>
    withMemory(pdfium, 8, (memory) => {
      pdfium.FPDF_PageToDevice(page, 0, 0, wide, high, 0, x, y, memory, memory + 4)
      const read = new DataView(pdfium.pdfium.HEAPU8.buffer, memory, 8)
      return [read.getInt32(0, true) / FINE, read.getInt32(4, true) / FINE]
    })
  const [origin, right, up] = [at(0, 0), at(FAR, 0), at(0, FAR)]
  const place = (x: number, y: number) =>
    [0, 1].map((axis) => {
      const of = (point: [number, number]) => point[axis as 0 | 1]
      return of(origin) + ((of(right) - of(origin)) * x + (of(up) - of(origin)) * y) / FAR
    }) as [number, number]
  return ([left, top, edge, bottom]) => {
    const [a, b] = [place(left, top), place(edge, bottom)]
    return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])].map(
      (value) => Math.round(value * 100) / 100,
    ) as unknown as Box
  }
}
