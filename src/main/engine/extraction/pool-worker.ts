import { once } from 'node:events'
import type { MessagePort } from 'node:worker_threads'
import { move, transferableSymbol, valueSymbol } from 'piscina'
import type { Refusal } from '../../../shared/contract/evidence.ts'
import type { ComposeTask } from '../dossier/compose-task.ts'
import type { ComposedDossier } from '../dossier/compose.ts'
import type { PaperTask } from '../papers/set-paper.ts'
import type { PagesTask } from '../pdf/pages-task.ts'
import { discardIfTrapped, loadPdfium, openPdf, type OpenPdf } from '../pdf/pdfium.ts'
import { type PageOfWords, readPageWords } from '../pdf/page-words.ts'
import { renderPage, type Turns } from '../pdf/render.ts'
import type { RecogniseAnswer, RecogniseTask } from '../recognition/recognise-page.ts'
import type { Redacted, RedactTask } from '../redaction/redact-pdf.ts'
import type { Attachment, Extractable, Extraction } from './extraction.ts'
import { Unreadable } from './reading.ts'

/*
 * What the pool's workers do, by name: `extract`, `compose`, `setPaper`, `redact`, `render` and `pageWords`. Each loads what it
 * needs when it is first asked, so that a page can be shown before the readers of other formats are in memory.
 */

export interface ExtractTask extends Omit<Extractable, 'give'> {
  /** Takes the files that an archive holds, and answers each with null, or why no more are taken. */
  readonly port?: MessagePort
}

export async function extract({ port, ...file }: ExtractTask): Promise<Extraction> {
  const extraction = await import('./extraction.ts')
  try {
    return await extraction.extract({ ...file, ...(port && { give: (part) => send(port, part) }) })
  } finally {
    port?.close()
  }
}

async function send(port: MessagePort, part: Attachment): Promise<void> {
  const answer = once(port, 'message') as Promise<[Refusal | null]>
  // Bytes of their own: a view of a larger buffer would take all of that with it.
  const bytes = part.bytes.byteLength === part.bytes.buffer.byteLength ? part.bytes : new Uint8Array(part.bytes)
  port.postMessage({ ...part, bytes }, [bytes.buffer as ArrayBuffer])
  const [refusal] = await answer
  if (refusal !== null) throw new Unreadable(refusal)
}

/** Makes a dossier; its bytes are moved to the engine. */
export async function compose(task: ComposeTask): Promise<ComposedDossier> {
  const composing = await import('../dossier/compose-task.ts')
  const composed = await composing.composeFor(task)
  const answer = { [transferableSymbol]: [composed.pdf.buffer], [valueSymbol]: composed }
  return move(answer as never) as unknown as ComposedDossier
}

/** Sets a paper; its bytes are moved to the engine. */
export async function setPaper(task: PaperTask): Promise<Uint8Array> {
  const setting = await import('../papers/set-paper.ts')
  return move(await setting.setPaper(task)) as unknown as Uint8Array
}

/** Makes a PDF of a document's pages; its bytes are moved to the engine. */
export async function makePages(task: PagesTask): Promise<Uint8Array> {
  const making = await import('../pdf/pages-task.ts')
  return move(new Uint8Array(await making.makePages(task))) as unknown as Uint8Array
}

/** Makes a redacted copy of a PDF, proved; undefined where the proof fails. Throws PdfRefused. */
export async function redact(task: RedactTask): Promise<Redacted | undefined> {
  const redacting = await import('../redaction/redact-pdf.ts')
  return redacting.redactPdf(task)
}

/** A page of a document that may be open already. */
export interface PageTask {
  /** Names the document, so that turning its pages need not open it anew. */
  readonly key: string
  /** The PDF; null to read from the one that is open. */
  readonly bytes: Uint8Array | null
  /** Index from 0. */
  readonly page: number
}

export interface RenderTask extends PageTask {
  readonly pixelsWide: number
  readonly turns: Turns
}

/** What of the page was asked for; undefined where PDFium cannot; `not-open` where the worker needs the document's bytes. */
export type PageAnswer<T> = T | undefined | 'not-open'

let opened: { key: string; pdf: OpenPdf } | undefined

/** A page as PNG bytes. Throws PdfRefused. */
export async function render({ pixelsWide, turns, ...task }: RenderTask): Promise<PageAnswer<Uint8Array>> {
  const png = await onOpenPdf(task, (pdf) => renderPage(pdf, task.page, pixelsWide, turns))
  return png instanceof Uint8Array ? (move(png) as unknown as Uint8Array) : png
}

/** Where the words of a page stand. Throws PdfRefused. */
export function pageWords(task: PageTask): Promise<PageAnswer<PageOfWords>> {
  return onOpenPdf(task, (pdf) => readPageWords(pdf, task.page))
}

async function onOpenPdf<T>({ key, bytes }: PageTask, use: (pdf: OpenPdf) => T): Promise<PageAnswer<T>> {
  if (opened?.key !== key && bytes === null) return 'not-open'
  const pdfium = await loadPdfium()
  try {
    if (opened?.key !== key && bytes !== null) {
      opened?.pdf.close()
      opened = undefined
      opened = { key, pdf: openPdf(pdfium, bytes) }
    }
    return opened && use(opened.pdf)
  } catch (error) {
    if (discardIfTrapped(error)) opened = undefined
    throw error
  }
}

/** Recognises the text of a page. Throws PdfRefused. */
export async function recognise(task: RecogniseTask): Promise<RecogniseAnswer> {
  const recognising = await import('../recognition/recognise-page.ts')
  return recognising.recognisePage(task)
}
