import { translator } from '../../../shared/messages/translate.ts'
import { factsAsOptions, finished, openDocument, setOpeningView } from '../dossier/document.ts'
import { drawSheet } from '../dossier/drawing.ts'
import { readFonts } from '../dossier/fonts.ts'
import { PAGE, STYLE } from '../dossier/look.ts'
import type { Shaper } from '../dossier/shaping.ts'
import { beginPart, createFlow, element, type Flow, type OwnSheet } from '../dossier/sheets.ts'
import { createStructure } from '../dossier/structure.ts'
import type { PaperContent } from './content.ts'
import { setPart } from './parts.ts'

export interface PaperTask {
  readonly content: PaperContent
  /** Absolute path of `resources/fonts`. */
  readonly fonts: string
}

/**
 * Sets a paper as PDF in the look of the dossier, `Page 3 of 12` at each foot. It is set twice, first to count its pages,
 * so that however long it is, no more than a page of it is held at a time. It holds its thread until it is done.
 */
export async function setPaper({ content, fonts }: PaperTask): Promise<Uint8Array> {
  const { language, title, subject, madeOn } = content
  const files = await readFonts(fonts)
  const { document, shaper } = openDocument(factsAsOptions({ language, title, subject, madeOn }), files)
  const done = finished(document)
  const total = setPages(content, shaper, () => undefined)
  const structure = createStructure(document)
  const t = translator(language)
  setPages(content, shaper, (sheet, number, bookmarks) => {
    const folio = { text: t('papers:page', { page: number, pages: total }), style: STYLE.running }
    drawSheet(document, shaper, sheet, folio, { total, pageOf: () => number }, structure)
    for (const bookmark of bookmarks) document.outline.addItem(bookmark, AT_TOP)
  })
  setOpeningView(document)
  document.end()
  return done
}

/** pdfkit counts the left edge of a bookmark's view from the right. */
const AT_TOP = { expanded: true, left: PAGE.width } as { expanded: boolean }

type Draw = (sheet: OwnSheet, number: number, bookmarks: readonly string[]) => void

/** Sets the pages and hands each on when nothing more is put onto it; answers how many there are. */
function setPages({ head, foot, parts }: PaperContent, shaper: Shaper, draw: Draw): number {
  const flow = createFlow()
  const root = element('Document', null)
  const bookmarks: { title: string; page: number }[] = []
  let drawn = 0
  const drawUpTo = (end: number) => {
    for (; drawn < end; drawn += 1) {
      const sheet = flow.sheets[drawn] as OwnSheet
      const here = bookmarks.filter(({ page }) => page === drawn).map(({ title }) => title)
      draw(sheet, drawn + 1, here)
      sheet.marks.length = 0
    }
  }
  const settled = (current: Flow) => drawUpTo(current.sheets.length - 1)
  beginPart(flow, 'paper', () => ({ head, foot }))
  for (const part of parts) {
    setPart({ flow, shaper, root, settled }, part)
    if (part.kind === 'section') bookmarks.push({ title: part.text, page: flow.sheets.length - 1 })
    settled(flow)
  }
  drawUpTo(flow.sheets.length)
  return flow.sheets.length
}
