/** Points (1/72 inch). */
export interface PageSize {
  readonly width: number
  readonly height: number
}

/**
 * `fit`: as wide as the pane, a full page's measure at the most; `page`: the whole page in the pane; else CSS pixels to
 * the 96th of an inch.
 */
export type Zoom = 'fit' | 'page' | number

const CSS_PIXELS_A_POINT = 96 / 72
/** CSS pixels. */
const MARGIN = 20
const WIDEST_FIT = 960
const LEAST_FIT = 120
/** Browsers lay nothing out beyond some 33 million pixels. */
const LONGEST = 24_000_000

const STEPS = [0.25, 0.5, 0.7, 0.85, 1, 1.25, 1.5, 2, 3, 4]

/** CSS pixels a point at which pages of these sizes are shown in a pane, in CSS pixels. */
export function scaleOf(zoom: Zoom, sizes: readonly PageSize[], pane: { width: number; height: number }): number {
  const widest = Math.max(1, ...sizes.map((size) => size.width))
  const fit = Math.min(WIDEST_FIT, Math.max(LEAST_FIT, pane.width - 2 * MARGIN)) / widest
  const asked = typeof zoom === 'number' ? zoom * CSS_PIXELS_A_POINT : zoom === 'fit' ? fit : Math.min(fit, whole())
  const all = sizes.reduce((sum, { height }) => sum + height, 0)
  return Math.min(asked, LONGEST / Math.max(1, all))

  function whole(): number {
    const highest = Math.max(1, ...sizes.map((size) => size.height))
    return Math.max(LEAST_FIT, pane.height - 2 * MARGIN) / highest
  }
}

/** The next step up (1) or down (−1) from a zoom; undefined where it is the last. */
export function zoomStep(zoom: Zoom, by: 1 | -1): number | undefined {
  const from = typeof zoom === 'number' ? zoom : 1
  return by > 0 ? STEPS.find((step) => step > from) : STEPS.findLast((step) => step < from)
}
