import type { DossierSection } from '../../../shared/contract/dossier.ts'
import { measurePdf, type PageSize } from '../pdf/assemble.ts'
import { loadPdfium } from '../pdf/pdfium.ts'
import { CONTENTS } from './contents.ts'
import { factsAsOptions, openDocument } from './document.ts'
import { drawSheets } from './drawing.ts'
import { type Following, setExhibitSheet } from './exhibit-sheet.ts'
import { setExhibitText } from './exhibit-text.ts'
import { type FontFiles, readFonts } from './fonts.ts'
import { sectionsOf, setFrontMatter } from './front-matter.ts'
import type { DossierExhibit, DossierInput, ExhibitPlace } from './input.ts'
import { anchorOf, anchorOfPlace, type Section, type Setting } from './part.ts'
import { CannotBeSet, insertExhibits, measureExhibits, type PdfExhibit, pdfOf } from './pdf-exhibits.ts'
import { createFlow, element, type PageNumbers } from './sheets.ts'
import { drawStamps } from './stamp.ts'
import { listedAs, runningTitle, type Words, wordsIn } from './words.ts'

export interface CompositionHooks {
  /** Each exhibit is counted twice: when it has been measured and when it stands. */
  progress(done: number, total: number): void
  /** Told before PDFium is given an exhibit's PDF, and null when it has done with it. */
  inHand(label: string | null): void
  /** The bytes of an original. */
  original(sha256: string): Promise<Uint8Array>
  /** Numbers of exhibits of which only the sheet is to stand. */
  readonly unset: readonly string[]
  /** Absolute path of `resources/fonts`. */
  readonly fonts: string
}

export interface ComposedDossier {
  readonly pdf: Uint8Array
  readonly pages: number
  /** As PDFium finds them in the finished file. */
  readonly pageSizes: readonly PageSize[]
  readonly sections: DossierSection[]
  /** Numbers of exhibits whose original could not be set on pages; only their sheet stands. */
  readonly unset: string[]
  /** Characters that no font has, each time one stands in the dossier; its code is shown in its place. */
  readonly missingCharacters: number
}

/**
 * Makes the dossier's PDF; the same input gives the same bytes. A broken or encrypted exhibit does not fail it.
 * It holds its thread until it is done. Throws what `original` throws.
 */
export async function composeDossier(input: DossierInput, hooks: CompositionHooks): Promise<ComposedDossier> {
  const files = await readFonts(hooks.fonts)
  const unset = new Set(hooks.unset)
  for (;;) {
    try {
      return await compose(input, hooks, files, unset)
    } catch (error) {
      if (!(error instanceof CannotBeSet) || unset.has(error.label)) throw error
      unset.add(error.label)
    }
  }
}

async function compose(
  input: DossierInput,
  hooks: CompositionHooks,
  files: FontFiles,
  unset: Set<string>,
): Promise<ComposedDossier> {
  const words = wordsIn(input.language)
  const steps = input.exhibits.length * 2
  const sizes = await measureExhibits(input, unset, hooks, (done) => hooks.progress(done, steps))
  const facts = {
    language: input.language,
    title: `${words.say('title')}. ${runningTitle(input, words)}`,
    subject: `${input.reference}. ${input.caseTitle}`,
    madeOn: input.madeOn,
  }
  const { document, shaper } = openDocument(factsAsOptions(facts), files)
  const setting: Setting = { input, words, shaper, flow: createFlow(), document: element('Document', null) }
  const sections = sectionsOf(input, words)
  setFrontMatter(setting, sections)
  setExhibits(setting, sizes, unset)

  const { sheets, anchors } = setting.flow
  const numbers: PageNumbers = { total: sheets.length, pageOf: (anchor) => (anchors.get(anchor) ?? 0) + 1 }
  const headings = headingsOf(input, words, sections, numbers)
  const own = await drawSheets(document, setting, headings, numbers)
  const withPages = pdfExhibits(input, sizes, numbers)
  const others = input.exhibits.length * 2 - withPages.length
  hooks.progress(others, steps)
  const pdf = await insertExhibits(own, withPages, {
    ...hooks,
    places: insertedPlaces(setting.flow),
    stamps: (stamps) => drawStamps(stamps, input.reference, words, files),
    inserted: (done) => hooks.progress(others + done, steps),
  })
  return {
    pdf,
    pages: sheets.length,
    pageSizes: measurePdf(await loadPdfium(), pdf),
    sections: headings,
    unset: [...unset],
    missingCharacters: shaper.missing(),
  }
}

/** The exhibits in their order, each with its sheet; pages of a PDF are only counted, they are inserted later. */
function setExhibits(
  setting: Setting,
  sizes: ReadonlyMap<number, readonly PageSize[]>,
  unset: ReadonlySet<string>,
): void {
  const { flow } = setting
  const places = Map.groupBy(placesReferredTo(setting.input), ({ exhibit }) => exhibit)
  for (const [index, exhibit] of setting.input.exhibits.entries()) {
    if (exhibit.withdrawnOn !== null) continue
    const following = followingOf(exhibit, unset)
    const hasPages = following !== 'unset' && following !== 'blank'
    const lastPage = `${anchorOf(index)}-last`
    setExhibitSheet(setting, index, following, hasPages ? lastPage : undefined)
    const sheet = flow.sheets.length - 1
    const paragraphs =
      exhibit.content.kind === 'text' && hasPages
        ? setExhibitText(setting, exhibit.label, exhibit.content.blocks, `${anchorOf(index)}-text`)
        : new Map<number, number>()
    for (const page of (sizes.get(index) ?? []).keys()) flow.sheets.push({ kind: 'pdf', exhibit: index, index: page })
    flow.anchors.set(lastPage, flow.sheets.length - 1)
    for (const place of places.get(index) ?? []) {
      const last = flow.sheets.length - 1
      const on = place.page === null ? (paragraphs.get(place.paragraph ?? 0) ?? sheet) : sheet + place.page
      flow.anchors.set(anchorOfPlace(place), on > last ? sheet : on)
    }
  }
}

/** The pages and paragraphs of exhibits to which the narrative and the chronology lead. */
function placesReferredTo({ narrative, events }: DossierInput): ExhibitPlace[] {
  const spans = narrative.flatMap(({ blocks }) => blocks).flatMap((block) => block.spans)
  const sources = events.flatMap((event) => event.sources)
  return [...spans, ...sources].flatMap(({ place }) =>
    place && (place.page ?? place.paragraph) !== null ? [place] : [],
  )
}

/** What links lead to on the pages that are inserted: its name and its page in the dossier, from 0. */
function insertedPlaces({ sheets, anchors }: Setting['flow']): [name: string, page: number][] {
  return [...anchors].filter(([name, page]) => sheets[page]?.kind === 'pdf' && !name.endsWith('-last'))
}

function followingOf({ content, label }: DossierExhibit, unset: ReadonlySet<string>): Following {
  if (content.kind === 'pdf') return unset.has(label) ? 'unset' : 'pages'
  if (content.blocks.every(({ text }) => text.trim() === '')) return 'blank'
  return content.blocks.some(({ noise }) => noise) ? 'noise' : 'text'
}

function pdfExhibits(
  { exhibits }: DossierInput,
  sizes: ReadonlyMap<number, readonly PageSize[]>,
  { pageOf }: PageNumbers,
): PdfExhibit[] {
  return [...sizes].map(([index, ofPages]) => {
    const exhibit = exhibits[index] as DossierExhibit
    const sha256 = pdfOf(exhibit) as string
    return { label: exhibit.label, sha256, at: pageOf(anchorOf(index)), sizes: ofPages }
  })
}

function headingsOf(
  { exhibits }: DossierInput,
  words: Words,
  sections: readonly Section[],
  { pageOf }: PageNumbers,
): DossierSection[] {
  const standing = exhibits.flatMap((exhibit, index) => (exhibit.withdrawnOn === null ? [{ exhibit, index }] : []))
  const [first] = standing
  return [
    { title: words.say('contents'), level: 1, page: pageOf(CONTENTS), exhibit: null },
    ...sections.map(({ number, title, anchor }) => ({
      title: `${number} ${title}`,
      level: 1,
      page: pageOf(anchor),
      exhibit: null,
    })),
    ...(first ? [{ title: words.say('exhibits'), level: 1, page: pageOf(anchorOf(first.index)), exhibit: null }] : []),
    ...standing.map(({ exhibit, index }) => ({
      title: listedAs(exhibit),
      level: 2,
      page: pageOf(anchorOf(index)),
      exhibit: exhibit.label,
    })),
  ]
}
