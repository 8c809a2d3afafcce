import { flattenPage } from '../pdf/annotations.ts'
import { discardIfTrapped, loadPdfium, type OpenPdf, openPdf, savePdf, withPage } from '../pdf/pdfium.ts'
import { type CopyPlan, makeCleanCopy } from './clean-copy.ts'
import { dropUnused, removeAnnotationsUnder } from './cutting.ts'
import { leftUnder } from './left-under.ts'
import { inPageSpace, type Shown } from './page-space.ts'
import { stillHeld } from './proof.ts'
import { type PlacedWord, secretWords } from './secret-words.ts'
import { partsOf } from './stored-words.ts'

export interface RedactTask {
  /** A PDF that wants no password. */
  readonly bytes: Uint8Array
  /** Boxes with the index of their page. */
  readonly areas: readonly (Shown & { readonly index: number })[]
  /** Words that were recognised, with the index of their page. */
  readonly recognised: readonly (PlacedWord & { readonly index: number })[]
  /** Under which the original is known. */
  readonly fileName: string
}

export interface Redacted {
  readonly bytes: Uint8Array
  /** What was under each of the boxes, in their order. */
  readonly removed: readonly { readonly characters: number; readonly images: number }[]
  /** Indexes of the pages that were set as pictures, in their order. */
  readonly pictures: readonly number[]
  /** Whether the file's name holds a word that stood only under boxes. */
  readonly nameTells: boolean
}

/**
 * A copy of a PDF without what lies under the boxes, proved by its own bytes. Pages of which anything would be left are
 * set as pictures. Undefined where the proof fails even so, or a box lies on no page. Throws PdfRefused.
 */
export async function redactPdf(task: RedactTask): Promise<Redacted | undefined> {
  const pdfium = await loadPdfium()
  try {
    const source = openPdf(pdfium, task.bytes)
    try {
      return redact(source, task)
    } finally {
      source.close()
    }
  } catch (error) {
    discardIfTrapped(error)
    throw error
  }
}

function redact(source: OpenPdf, { bytes, areas: boxes, recognised, fileName }: RedactTask): Redacted | undefined {
  if (boxes.some(({ index }) => index >= source.pages)) return undefined
  const areas: CopyPlan['areas'] = Map.groupBy(boxes, ({ index }) => index)
  const words = Map.groupBy(recognised, ({ index }) => index)
  const { under, secrets } = asSeen(source, bytes, (seen) => ({
    under: boxes.map((box) => underBox(seen, box)),
    secrets: secretWords(seen, areas, words),
  }))
  for (const [index, ofPage] of areas) removeAnnotationsUnder(source, index, ofPage)
  for (let index = 0; index < source.pages; index += 1) {
    flattenPage(source, index)
    if (!areas.has(index)) dropUnused(source, index)
  }
  const made = provedCopy(source, areas, secrets)
  const nameTells = partsOf(fileName).some((part) => secrets.has(part))
  return made && { ...made, removed: under, nameTells }
}

/** The document with its form fields and annotations as parts of its pages. */
function asSeen<T>({ pdfium, pages }: OpenPdf, bytes: Uint8Array, look: (seen: OpenPdf) => T): T {
  const seen = openPdf(pdfium, bytes)
  try {
    for (let index = 0; index < pages; index += 1) flattenPage(seen, index)
    return look(seen)
  } finally {
    seen.close()
  }
}

function underBox(seen: OpenPdf, { index, ...area }: RedactTask['areas'][number]): Redacted['removed'][number] {
  const { pdfium } = seen
  const under = withPage(seen, index, (page) => leftUnder(pdfium, page, [inPageSpace(pdfium, page, area)])[0])
  return { characters: under?.characters ?? 0, images: under?.images ?? 0 }
}

/** Each time that the proof finds something left on pages, these are set as pictures; then all that have boxes are. */
function provedCopy(
  source: OpenPdf,
  areas: CopyPlan['areas'],
  secrets: ReadonlySet<string>,
): Pick<Redacted, 'bytes' | 'pictures'> | undefined {
  const pictures = new Set<number>()
  for (;;) {
    const bytes = copyBytes({ source, areas, pictures })
    const held = stillHeld(source.pdfium, bytes, areas, secrets)
    if (held.pages.size === 0 && !held.unplaced) return { bytes, pictures: [...pictures].sort((a, b) => a - b) }
    const before = pictures.size
    for (const index of held.pages) pictures.add(index)
    if (pictures.size === before) for (const index of areas.keys()) pictures.add(index)
    if (pictures.size === before) return undefined
  }
}

function copyBytes(plan: CopyPlan): Uint8Array {
  const copy = makeCleanCopy(plan)
  try {
    return savePdf(copy)
  } finally {
    copy.close()
  }
}
