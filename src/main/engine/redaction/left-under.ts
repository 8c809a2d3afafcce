import { type Pdfium, withMemory } from '../pdf/pdfium.ts'
import { floats, KIND, matrixOf, objectsOf, type PageObject } from './page-objects.ts'
import { around, compose, holds, inset, inverse, moved, movedRect, overlap, type Rect } from './page-space.ts'

const SPACE = 0x20
const NO_BREAK_SPACE = 0xa0
/** Points at a box's edge within which what lies beside it may reach. */
const EDGE = 0.4

/** What is drawn under a box of a page. */
export interface Under {
  /** Letters, digits and signs. */
  readonly characters: number
  /** Pictures that reach under it. */
  readonly images: number
  /** Of these, the ones whose pixels there are not all of one colour. */
  readonly pixels: number
  /** Drawn lines and shapes; a rule or a plain area that goes on beside the box is none. */
  readonly shapes: number
}

/**
 * What lies under each of these boxes, in the page's space. `painted`: shapes that the page itself draws are the boxes,
 * and all else is drawn by its form.
 */
export function leftUnder(pdfium: Pdfium, page: number, boxes: readonly Rect[], painted?: 'painted'): Under[] {
  const all = objectsOf(pdfium, page)
  const objects = painted ? all.filter(({ kind, nested }) => nested || kind !== KIND.path) : all
  const characters = charactersUnder(pdfium, page, boxes)
  return boxes.map((box, at) => {
    const inner = inset(box, EDGE)
    const touching = objects.filter(({ bounds }) => overlap(bounds, inner))
    const images = touching.filter(({ kind }) => kind === KIND.image)
    return {
      characters: characters[at]!,
      images: images.length,
      pixels: images.filter((image) => !isPlainUnder(pdfium, image, inner)).length,
      shapes: touching.filter((one) => one.kind === KIND.path && isDrawnUnder(pdfium, one, inner)).length,
    }
  })
}

export const isClean = ({ characters, pixels, shapes }: Under): boolean => characters + pixels + shapes === 0

function charactersUnder(pdfium: Pdfium, page: number, boxes: readonly Rect[]): number[] {
  const counts = boxes.map(() => 0)
  const inner = boxes.map((box) => inset(box, EDGE))
  const textPage = pdfium.FPDFText_LoadPage(page)
  if (textPage === 0) return counts
  try {
    withMemory(pdfium, 32, (memory) => {
      const doubles = () => new Float64Array(pdfium.pdfium.HEAPU8.slice(memory, memory + 32).buffer)
      const characters = pdfium.FPDFText_CountChars(textPage)
      for (let at = 0; at < characters; at += 1) {
        const letter = pdfium.FPDFText_GetUnicode(textPage, at)
        if (letter <= SPACE || letter === NO_BREAK_SPACE) continue
        if (pdfium.FPDFText_IsGenerated(textPage, at) === 1) continue
        pdfium.FPDFText_GetCharBox(textPage, at, memory, memory + 8, memory + 16, memory + 24)
        const [left = 0, right = 0, bottom = 0, top = 0] = doubles()
        const [x, y] = [(left + right) / 2, (bottom + top) / 2]
        const under = inner.findIndex((box) => holds(box, x, y))
        if (under >= 0) counts[under]! += 1
      }
    })
  } finally {
    pdfium.FPDFText_ClosePage(textPage)
  }
  return counts
}

/** Whether the pixels of a picture that lie wholly in the box are of one colour. */
function isPlainUnder(pdfium: Pdfium, image: PageObject, box: Rect): boolean {
  const bitmap = pdfium.FPDFImageObj_GetBitmap(image.handle)
  if (bitmap === 0) return false
  try {
    const [width, height] = [pdfium.FPDFBitmap_GetWidth(bitmap), pdfium.FPDFBitmap_GetHeight(bitmap)]
    const unit = compose(matrixOf(pdfium, image.handle), image.placed)
    const toPage = compose([1 / width, 0, 0, -1 / height, 0, 1], unit)
    const toPixels = inverse(toPage)
    if (!toPixels) return true
    const [left, bottom, right, top] = movedRect(toPixels, box)
    const stride = pdfium.FPDFBitmap_GetStride(bitmap)
    const size = [0, 1, 3, 4, 4][pdfium.FPDFBitmap_GetFormat(bitmap)] ?? 0
    if (size === 0) return false
    const colours = Math.min(3, size)
    const start = pdfium.FPDFBitmap_GetBuffer(bitmap)
    const bytes = pdfium.pdfium.HEAPU8
    let first: number | undefined
    for (let row = Math.max(0, Math.floor(bottom)); row < Math.min(height, Math.ceil(top)); row += 1) {
      for (let column = Math.max(0, Math.floor(left)); column < Math.min(width, Math.ceil(right)); column += 1) {
        if (!liesIn(toPage, column, row, box)) continue
        let colour = 0
        for (let channel = 0; channel < colours; channel += 1) {
          colour = colour * 256 + bytes[start + row * stride + column * size + channel]!
        }
        first ??= colour
        if (colour !== first) return false
      }
    }
    return true
  } finally {
    pdfium.FPDFBitmap_Destroy(bitmap)
  }
}

/** With the pixels beside it: a picture that is drawn smoothly spreads each over its neighbours. */
function liesIn(toPage: Parameters<typeof moved>[0], column: number, row: number, box: Rect): boolean {
  const corners: [number, number][] = [
    [column - 0.5, row - 0.5],
    [column + 1.5, row - 0.5],
    [column - 0.5, row + 1.5],
    [column + 1.5, row + 1.5],
  ]
  return corners.every(([x, y]) => holds(box, ...moved(toPage, x, y)))
}

/** PDFium's kinds of segments of a path. */
const LINE = 0
const MOVE = 2

interface Subpath {
  readonly points: [number, number][]
  curved: boolean
}

function isDrawnUnder(pdfium: Pdfium, path: PageObject, box: Rect): boolean {
  return subpathsOf(pdfium, path).some(({ points, curved }) => {
    const bounds = around(points)
    if (!overlapsLine(bounds, box)) return false
    const within = bounds[0] >= box[0] && bounds[1] >= box[1] && bounds[2] <= box[2] && bounds[3] <= box[3]
    if (within) return true
    return (curved || !isUpright(points)) && points.some(([x, y]) => holds(box, x, y))
  })
}

/** As `overlap`, for what may be as thin as a line. */
const overlapsLine = (a: Rect, b: Rect): boolean => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]

/** Whether all its lines go across or up and down, as those of tables, rules and plain areas. */
function isUpright(points: readonly [number, number][]): boolean {
  return points.every(([x, y], at) => {
    const [nextX, nextY] = points[at + 1] ?? [x, y]
    return Math.abs(nextX - x) < 0.05 || Math.abs(nextY - y) < 0.05
  })
}

function subpathsOf(pdfium: Pdfium, { handle, placed }: PageObject): Subpath[] {
  const toPage = compose(matrixOf(pdfium, handle), placed)
  const subpaths: Subpath[] = []
  const count = pdfium.FPDFPath_CountSegments(handle)
  withMemory(pdfium, 8, (memory) => {
    for (let at = 0; at < count; at += 1) {
      const segment = pdfium.FPDFPath_GetPathSegment(handle, at)
      const kind = pdfium.FPDFPathSegment_GetType(segment)
      pdfium.FPDFPathSegment_GetPoint(segment, memory, memory + 4)
      const [x = 0, y = 0] = floats(pdfium, memory, 2)
      const last = subpaths.at(-1)
      if (kind === MOVE || !last) subpaths.push({ points: [moved(toPage, x, y)], curved: false })
      else {
        last.points.push(moved(toPage, x, y))
        if (kind !== LINE) last.curved = true
      }
    }
  })
  return subpaths
}
