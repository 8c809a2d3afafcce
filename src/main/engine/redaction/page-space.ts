import { withMemory } from '../pdf/pdfium.ts'
import type { Pdfium } from '../pdf/pdfium.ts'

/** Edges in a page's own space, where y points upwards: left, bottom, right, top. */
export type Rect = readonly [left: number, bottom: number, right: number, top: number]

/** x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

export const UNMOVED: Matrix = [1, 0, 0, 1, 0, 0]

/** Edges as the page is shown, in points from its upper left corner. */
export interface Shown {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Device pixels a point: PDFium takes whole pixels. */
const FINE = 64

/** Where a box of the shown page lies in the page's own space, its crop and rotation undone. */
export function inPageSpace(pdfium: Pdfium, page: number, { left, top, right, bottom }: Shown): Rect {
  const [wide, high] = [pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)]
  const at = (x: number, y: number) =>
    withMemory(pdfium, 16, (memory) => {
      const [across, down] = [Math.round(x * FINE), Math.round(y * FINE)]
      const size = [Math.round(wide * FINE), Math.round(high * FINE)] as const
      pdfium.FPDF_DeviceToPage(page, 0, 0, ...size, 0, across, down, memory, memory + 8)
      return new Float64Array(pdfium.pdfium.HEAPU8.slice(memory, memory + 16).buffer) as unknown as [number, number]
    })
  return around([at(left, top), at(right, bottom)])
}

export function around(points: readonly (readonly [number, number])[]): Rect {
  const [x, y] = [points.map((point) => point[0]), points.map((point) => point[1])]
  return [Math.min(...x), Math.min(...y), Math.max(...x), Math.max(...y)]
}

/** First `inner`, then `outer`. */
export function compose(inner: Matrix, outer: Matrix): Matrix {
  const [a, b, c, d, e, f] = inner
  const [A, B, C, D, E, F] = outer
  return [A * a + C * b, B * a + D * b, A * c + C * d, B * c + D * d, A * e + C * f + E, B * e + D * f + F]
}

export function moved([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f]
}

/** Undefined where everything falls on a line. */
export function inverse([a, b, c, d, e, f]: Matrix): Matrix | undefined {
  const area = a * d - b * c
  if (Math.abs(area) < 1e-12) return undefined
  return [d / area, -b / area, -c / area, a / area, (c * f - d * e) / area, (b * e - a * f) / area]
}

export function movedRect(matrix: Matrix, [left, bottom, right, top]: Rect): Rect {
  return around([
    moved(matrix, left, bottom),
    moved(matrix, right, bottom),
    moved(matrix, left, top),
    moved(matrix, right, top),
  ])
}

export const overlap = (a: Rect, b: Rect): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]

export const holds = ([left, bottom, right, top]: Rect, x: number, y: number): boolean =>
  x > left && x < right && y > bottom && y < top

/** Smaller by so many points on every side, but never less than its middle. */
export function inset([left, bottom, right, top]: Rect, by: number): Rect {
  const [x, y] = [Math.min(by, (right - left) / 2.1), Math.min(by, (top - bottom) / 2.1)]
  return [left + x, bottom + y, right - x, top - y]
}
