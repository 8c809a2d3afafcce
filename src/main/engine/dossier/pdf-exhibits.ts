import { measurePdf, namePlace, type PageSize, placePdf } from '../pdf/assemble.ts'
import { discardIfTrapped, loadPdfium, openPdf, PdfRefused, savePdf } from '../pdf/pdfium.ts'
import type { DossierExhibit, DossierInput } from './input.ts'
import type { Stamp } from './stamp.ts'

/** An exhibit whose pages PDFium can open but not set; the dossier is made again without them. */
export class CannotBeSet extends Error {
  readonly label: string

  constructor(label: string, cause: unknown) {
    super('An exhibit cannot be set', { cause })
    this.label = label
  }
}

/** An exhibit that stands with the pages of a PDF. */
export interface PdfExhibit {
  readonly label: string
  readonly sha256: string
  readonly sizes: readonly PageSize[]
  /** Index of its first page in the dossier, from 0. */
  readonly at: number
}

/** Where originals come from, and who is told which one PDFium has in hand. */
interface Originals {
  original(sha256: string): Promise<Uint8Array>
  inHand(label: string | null): void
}

/** The PDF behind an exhibit that stands with its pages; undefined for a text and for a withdrawn exhibit. */
export function pdfOf({ content, withdrawnOn }: DossierExhibit): string | undefined {
  return content.kind === 'pdf' && withdrawnOn === null ? content.sha256 : undefined
}

/**
 * Sizes of the pages of each PDF exhibit, by the exhibit's index. One that cannot be opened or has no pages is added
 * to `unset` by its label.
 */
export async function measureExhibits(
  { exhibits }: DossierInput,
  unset: Set<string>,
  { original, inHand }: Originals,
  measured: (exhibits: number) => void,
): Promise<Map<number, PageSize[]>> {
  const sizes = new Map<number, PageSize[]>()
  for (const [index, exhibit] of exhibits.entries()) {
    const sha256 = pdfOf(exhibit)
    if (sha256 !== undefined && !unset.has(exhibit.label)) {
      const found = await sizesOf(sha256, exhibit.label)
      if (found.length > 0) sizes.set(index, found)
      else unset.add(exhibit.label)
    }
    measured(index + 1)
  }
  return sizes

  async function sizesOf(sha256: string, label: string): Promise<PageSize[]> {
    const bytes = await original(sha256)
    inHand(label)
    try {
      return measurePdf(await loadPdfium(), bytes)
    } catch (error) {
      if (!(error instanceof PdfRefused)) discardIfTrapped(error)
      return []
    } finally {
      inHand(null)
    }
  }
}

export interface Insertion extends Originals {
  /** Names of places on the inserted pages, with the index of their page in the dossier, from 0. */
  readonly places: readonly (readonly [name: string, page: number])[]
  readonly stamps: (stamps: readonly Stamp[]) => Promise<Uint8Array>
  readonly inserted: (exhibits: number) => void
}

/**
 * Inserts the pages of the exhibits between the dossier's own.
 * Throws CannotBeSet for the first exhibit that PDFium fails on.
 */
export async function insertExhibits(
  own: Uint8Array,
  exhibits: readonly PdfExhibit[],
  insertion: Insertion,
): Promise<Uint8Array> {
  if (exhibits.length === 0) return own
  const { original, inHand, inserted } = insertion
  const stampPages = await insertion.stamps(exhibits.flatMap(stampsOf))
  const pdfium = await loadPdfium()
  const base = openPdf(pdfium, own)
  const stamps = openPdf(pdfium, stampPages)
  let usable = true
  let firstStamp = 0
  try {
    for (const [index, { label, sha256, sizes, at }] of exhibits.entries()) {
      const bytes = await original(sha256)
      inHand(label)
      try {
        placePdf(base, { bytes, sizes, at, stamps, firstStamp })
      } catch (error) {
        usable = !discardIfTrapped(error)
        throw new CannotBeSet(label, error)
      } finally {
        inHand(null)
      }
      firstStamp += sizes.length
      inserted(index + 1)
    }
    for (const [name, page] of insertion.places) namePlace(base, name, page)
    return withOneId(savePdf(base))
  } finally {
    if (usable) {
      stamps.close()
      base.close()
    }
  }
}

function stampsOf({ label, sizes, at }: PdfExhibit): Stamp[] {
  return sizes.map((size, index) => ({ size, label, page: index + 1, pages: sizes.length, number: at + index + 1 }))
}

/** PDFium draws the second part of a file's identifier at random; the same dossier has the same bytes without that. */
function withOneId(pdf: Uint8Array): Uint8Array {
  const tail = Buffer.from(
    pdf.buffer,
    pdf.byteOffset + Math.max(0, pdf.byteLength - 2048),
    Math.min(2048, pdf.byteLength),
  )
  const found = /\/ID\[<([0-9A-F]{32})><[0-9A-F]{32}>\]/.exec(tail.toString('latin1'))
  if (found) tail.write(`/ID[<${found[1]}><${found[1]}>]`, found.index, 'latin1')
  return pdf
}
