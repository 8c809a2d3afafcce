import { frameFor, type PageSize, STAMP_BAND } from '../pdf/assemble.ts'
import { addPage, finished, openDocument } from './document.ts'
import type { FontFiles } from './fonts.ts'
import { COLOUR, PAGE, STYLE } from './look.ts'
import { shortened } from './setting.ts'
import { widthOf } from './lines.ts'
import { painter } from './painting.ts'
import type { Words } from './words.ts'

/** Of the stamp's text below the exhibit's page, in points. */
const BASELINE = STAMP_BAND - 14
const RULE = 6
/** Narrower pages have margins of this instead of the dossier's own. */
const NARROW = 500
const NARROW_MARGIN = 24

export interface Stamp {
  /** Of the exhibit's page. */
  readonly size: PageSize
  readonly label: string
  /** Of the exhibit, from 1. */
  readonly page: number
  readonly pages: number
  /** Of the dossier, from 1. */
  readonly number: number
}

/** A PDF with a page for each stamp: reference, exhibit page and dossier page at its upper edge. */
export function drawStamps(
  stamps: readonly Stamp[],
  reference: string,
  words: Words,
  fonts: FontFiles,
): Promise<Uint8Array> {
  // PDFium unpacks each page again when it frames it.
  const { document, shaper } = openDocument({ compress: false }, fonts)
  const done = finished(document)
  for (const { size, label, page, pages, number } of stamps) {
    const { width, height } = frameFor(size)
    addPage(document, width, height)
    const paint = painter(document, shaper)
    const left = width < NARROW ? NARROW_MARGIN : PAGE.left
    const right = width - (width < NARROW ? NARROW_MARGIN : PAGE.right)
    paint.rule({ kind: 'rule', x: left, y: RULE, width: right - left, weight: 0.4, colour: COLOUR.rule })
    const exhibit = words.say('exhibitPage', { exhibit: label, page, pages })
    const half = widthOf(shaper, exhibit, STYLE.running) / 2
    const middle = (left + right) / 2
    const room = middle - half - left - 12
    if (room < ROOM_FOR_REFERENCE) paint.text(exhibit, STYLE.running, left, BASELINE, 'left')
    else {
      paint.text(shortened(shaper, reference, STYLE.running, room, 1), STYLE.running, left, BASELINE, 'left')
      paint.text(exhibit, STYLE.running, middle + half, BASELINE, 'right')
    }
    paint.text(String(number), STYLE.pageNumber, right, BASELINE, 'right')
    paint.flush()
  }
  document.end()
  return done
}

const ROOM_FOR_REFERENCE = 30
