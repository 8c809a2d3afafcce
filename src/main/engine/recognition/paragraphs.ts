import { lineText, meanConfidence, type RecognisedLine } from '../../../shared/domain/recognition.ts'
import type { Draft } from '../extraction/draft.ts'
import { pdfDrafts } from '../extraction/pdf-paragraphs.ts'
import type { PdfLine } from '../pdf/text.ts'

/** The paragraphs of a document's recognised pages (numbered from 1), each with the confidence of its words. */
export function recognisedDrafts(
  pages: readonly { page: number; lines: readonly RecognisedLine[] }[],
  languageOf: (text: string) => string | null,
): Draft[] {
  const drafts = pdfDrafts(pages.map(({ lines }) => lines.map(asLine)))
  return drafts.map((draft) => ({
    ...draft,
    page: pages[(draft.page ?? 1) - 1]!.page,
    language: languageOf(draft.text),
  }))
}

/** A PDF's lines are measured upwards: all that counts is how far one stands from the other. */
function asLine(line: RecognisedLine): PdfLine {
  const { words, left, right, baseline, size } = line
  return { text: lineText(line), left, right, bottom: -baseline, size, recognised: meanConfidence(words) ?? 0 }
}

/**
 * What the file itself holds, in its order, with the text of recognised pages between: it comes before what stands on a
 * later page. A page of which the file holds text needs none.
 */
export function withRecognised(written: readonly Draft[], recognised: readonly Draft[]): Draft[] {
  const pages = new Set(written.map(({ page }) => page))
  const added = recognised.filter(({ page }) => !pages.has(page))
  const merged: Draft[] = []
  let next = 0
  for (const own of written) {
    while (next < added.length && (added[next]!.page ?? 0) < (own.page ?? 0)) merged.push(added[next++]!)
    merged.push(own)
  }
  return [...merged, ...added.slice(next)]
}
