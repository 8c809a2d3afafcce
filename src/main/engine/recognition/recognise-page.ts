import { meanConfidence, type RecognisedLine, type RecognisedWord } from '../../../shared/domain/recognition.ts'
import { drawGrey, type GreyPage, type QuarterTurns } from '../pdf/grey-page.ts'
import { discardIfTrapped, loadPdfium, openPdf, type OpenPdf } from '../pdf/pdfium.ts'
import { discardTesseract, LanguageUnreadable, loadTesseract, type Tesseract, type TrainedData } from './tesseract.ts'

export interface RecogniseTask {
  /** Names the document, so that its further pages need not open it anew. */
  readonly key: string
  /** The PDF; null to take the one that is open. */
  readonly bytes: Uint8Array | null
  /** Index from 0. */
  readonly page: number
  /** The languages to expect, the likeliest first. */
  readonly data: readonly TrainedData[]
}

export interface RecognisedPage {
  readonly lines: RecognisedLine[]
  /** Percent; 0 where nothing was recognised. */
  readonly confidence: number
  /** As `Tesseract 5.1.0`. */
  readonly engine: string
}

/** `not-open`: the worker needs the bytes; `not-shown`: PDFium cannot draw the page; `unreadable`: the language's data. */
export type RecogniseAnswer = RecognisedPage | 'not-open' | 'not-shown' | { unreadable: string }

/** What scanners are set to for text, and what Tesseract was trained for. */
const DOTS_PER_INCH = 300

/** Radians; a smaller slope costs more than it brings (0.3°). */
const LEVEL = 0.005

let opened: { key: string; pdf: OpenPdf } | undefined

/** Percent below which a page may lie on its side or upside down, as it came through the scanner. */
const UNREADABLE = 50
/** Enough to tell which way up a page is. */
const ROUGH_DOTS_PER_INCH = 150

/** Draws a page of a PDF and recognises its text, whichever way up it lies. Throws PdfRefused. */
export async function recognisePage({ key, bytes, page, data }: RecogniseTask): Promise<RecogniseAnswer> {
  if (opened?.key !== key && bytes === null) return 'not-open'
  const pdf = await openOnce(key, bytes)
  const picture = draw(pdf, page, DOTS_PER_INCH, 0)
  if (!picture) return 'not-shown'
  try {
    const tesseract = await loadTesseract(data)
    const found = recognise(tesseract, picture)
    if (found.lines.length === 0 || (found.confidence >= UNREADABLE && !isSideways(found))) return found
    const turned = ([1, 2, 3] as const).map((turns) => {
      const rough = draw(pdf, page, ROUGH_DOTS_PER_INCH, turns)
      return { turns, confidence: rough ? recognise(tesseract, rough).confidence : 0 }
    })
    const best = turned.reduce((one, other) => (other.confidence > one.confidence ? other : one))
    const upright = best.confidence > UNREADABLE ? draw(pdf, page, DOTS_PER_INCH, best.turns) : undefined
    return upright ? recognise(tesseract, upright) : found
  } catch (error) {
    if (error instanceof LanguageUnreadable) return { unreadable: error.language }
    discardTesseract()
    throw error
  }
}

/** Whether most lines run down the page: their words are read, but stand in no paragraphs. */
function isSideways({ lines }: RecognisedPage): boolean {
  const long = lines.filter(({ words }) => words.length > 1)
  const downwards = long.filter(({ words }) => {
    const across = Math.max(...words.map(([, , , right]) => right)) - Math.min(...words.map(([, left]) => left))
    const down = Math.max(...words.map((word) => word[4])) - Math.min(...words.map(([, , top]) => top))
    return down > across
  })
  return downwards.length > long.length / 2
}

async function openOnce(key: string, bytes: Uint8Array | null): Promise<OpenPdf> {
  const pdfium = await loadPdfium()
  if (opened?.key !== key && bytes !== null) {
    opened?.pdf.close()
    opened = undefined
    opened = { key, pdf: openPdf(pdfium, bytes) }
  }
  return opened!.pdf
}

function draw(pdf: OpenPdf, page: number, dotsPerInch: number, turns: QuarterTurns): GreyPage | undefined {
  try {
    return drawGrey(pdf, page, dotsPerInch, turns)
  } catch (error) {
    if (discardIfTrapped(error)) opened = undefined
    throw error
  }
}

const UPRIGHT = 1

function recognise({ core, api, engine }: Tesseract, picture: GreyPage): RecognisedPage {
  core.FS.writeFile('/input', picture.pgm)
  try {
    api.SetVariable('user_defined_dpi', String(Math.round(picture.scale * 72)))
    api.SetImageFile(UPRIGHT, 0)
    api.FindLines()
    const slope = api.GetGradient()
    const angle = Math.abs(slope) < LEVEL ? 0 : slope
    if (angle !== 0) api.SetImageFile(UPRIGHT, angle)
    api.Recognize(null)
    const lines = linesOf(JSON.parse(api.GetJSONText()) as Layout, picture, levelled(picture, angle))
    return { lines, confidence: meanConfidence(lines.flatMap(({ words }) => words)) ?? 0, engine }
  } finally {
    api.Clear()
    core.FS.unlink('/input')
  }
}

/** What Tesseract says of a page, in pixels from the upper left corner of the levelled picture. */
interface Layout {
  readonly blocks: {
    readonly paragraphs: { readonly lines: LayoutLine[] }[] | null
  }[]
}
interface LayoutLine {
  readonly bbox: Box
  readonly baseline: Box
  readonly rowAttributes: { readonly rowHeight: number }
  readonly words: { readonly text: string; readonly confidence: number; readonly bbox: Box }[]
}
interface Box {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

type ToPage = (x: number, y: number) => [x: number, y: number]

/** From pixels of the picture that was made level about its middle to points of the page. */
function levelled({ width, height, scale, turns }: GreyPage, angle: number): ToPage {
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)]
  const [wide, high] = [width / scale, height / scale]
  return (x, y) => {
    const [right, down] = [x - width / 2, y - height / 2]
    const [left, top] = [(right * cos + down * sin) / scale + wide / 2, (down * cos - right * sin) / scale + high / 2]
    if (turns === 1) return [top, wide - left]
    if (turns === 2) return [wide - left, high - top]
    return turns === 3 ? [high - top, left] : [left, top]
  }
}

function linesOf({ blocks }: Layout, { scale }: GreyPage, toPage: ToPage): RecognisedLine[] {
  const found = blocks.flatMap(({ paragraphs }) => (paragraphs ?? []).flatMap(({ lines }) => lines))
  return found.flatMap(({ bbox, baseline, rowAttributes, words }) => {
    const read = words.flatMap(({ text, confidence, bbox: box }): RecognisedWord[] => {
      const word = text.trim()
      if (word === '') return []
      const [left, top, right, bottom] = upright(box, toPage)
      return [[word, tenth(left), tenth(top), tenth(right), tenth(bottom), Math.round(confidence)]]
    })
    if (read.length === 0) return []
    const [left, right, foot, size] = [bbox.x0, bbox.x1, (baseline.y0 + baseline.y1) / 2, rowAttributes.rowHeight]
    const inPoints = (pixels: number) => tenth(pixels / scale)
    const line = { left: inPoints(left), right: inPoints(right), baseline: inPoints(foot), size: inPoints(size) }
    return [{ ...line, words: read }]
  })
}

/** The smallest upright box of the page that has the middles of a turned box's sides on its own. */
function upright({ x0, y0, x1, y1 }: Box, toPage: ToPage): [left: number, top: number, right: number, bottom: number] {
  const [across, down] = [(x0 + x1) / 2, (y0 + y1) / 2]
  const sides = [toPage(x0, down), toPage(x1, down), toPage(across, y0), toPage(across, y1)]
  const [xs, ys] = [sides.map(([x]) => x), sides.map(([, y]) => y)]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

const tenth = (points: number) => Math.round(points * 10) / 10
