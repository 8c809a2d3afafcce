import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { init, type Methods, type PdfiumRuntimeMethods } from '@embedpdf/pdfium'
import type { Refusal } from '../../../shared/contract/evidence.ts'

/** PDFium's C functions, and under `pdfium` its memory; read HEAPU8 anew after every call, since growing replaces it. */
export type Pdfium = Methods & { readonly pdfium: PdfiumRuntimeMethods & { readonly HEAPU8: Uint8Array } }

/** FPDF_GetLastError: the file wants a password, or a security handler that PDFium does not have. */
const PASSWORD_ERRORS = [4, 5]

let loaded: Promise<Pdfium> | undefined

/** PDFium, one instance a thread. It is not reentrant: finish with a page before you await anything. */
export function loadPdfium(): Promise<Pdfium> {
  return (loaded ??= start())
}

/** Whether PDFium itself failed, which leaves it unusable: the thread's instance is then dropped with all that is open in it. */
export function discardIfTrapped(error: unknown): boolean {
  const trapped = error instanceof Error && (error.name === 'RuntimeError' || /^Aborted\(/.test(error.message))
  if (trapped) loaded = undefined
  return trapped
}

async function start(): Promise<Pdfium> {
  const wasm = await readFile(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'))
  const options: object = { wasmBinary: new Uint8Array(wasm).buffer, print: () => {}, printErr: () => {} }
  const pdfium = await init(options)
  pdfium.PDFiumExt_Init()
  return pdfium as unknown as Pdfium
}

/** A PDF that PDFium cannot open: `encrypted` wants a password, `damaged` is no PDF that can be mended. */
export class PdfRefused extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(`PDF refused: ${refusal}`)
    this.refusal = refusal
  }
}

export interface OpenPdf {
  readonly pdfium: Pdfium
  /** FPDF_DOCUMENT. */
  readonly handle: number
  readonly pages: number
  /** Frees the document and its bytes; its handle is void afterwards. */
  close(): void
}

/** Opens a PDF. Throws PdfRefused. The bytes are copied into PDFium's memory. */
export function openPdf(pdfium: Pdfium, bytes: Uint8Array, password = ''): OpenPdf {
  const pointer = allocate(pdfium, bytes.byteLength)
  pdfium.pdfium.HEAPU8.set(bytes, pointer)
  const handle = pdfium.FPDF_LoadMemDocument(pointer, bytes.byteLength, password)
  if (handle === 0) {
    const refusal = PASSWORD_ERRORS.includes(pdfium.FPDF_GetLastError()) ? 'encrypted' : 'damaged'
    pdfium.pdfium.wasmExports.free(pointer)
    throw new PdfRefused(refusal)
  }
  return {
    pdfium,
    handle,
    pages: pdfium.FPDF_GetPageCount(handle),
    close() {
      pdfium.FPDF_CloseDocument(handle)
      pdfium.pdfium.wasmExports.free(pointer)
    },
  }
}

/** Loads a page (index from 0) for the length of `use`, which gets its FPDF_PAGE; undefined where the page is broken. */
export function withPage<T>(pdf: OpenPdf, index: number, use: (page: number) => T): T | undefined {
  const page = pdf.pdfium.FPDF_LoadPage(pdf.handle, index)
  if (page === 0) return undefined
  try {
    return use(page)
  } finally {
    pdf.pdfium.FPDF_ClosePage(page)
  }
}

/** Gives `use` the address of so many zeroed bytes of PDFium's memory, and frees them afterwards. */
export function withMemory<T>(pdfium: Pdfium, size: number, use: (pointer: number) => T): T {
  const pointer = allocate(pdfium, size)
  try {
    pdfium.pdfium.HEAPU8.fill(0, pointer, pointer + size)
    return use(pointer)
  } finally {
    pdfium.pdfium.wasmExports.free(pointer)
  }
}

/** Reads a text by PDFium's convention: asked with no buffer, `read` says how many bytes of UTF-16LE, zero included, it wants. */
export function readUtf16(pdfium: Pdfium, read: (buffer: number, size: number) => number): string {
  const size = read(0, 0)
  if (size <= 2) return ''
  return withMemory(pdfium, size, (pointer) => {
    read(pointer, size)
    return decodeUtf16(pdfium, pointer, size / 2 - 1)
  })
}

const utf16 = new TextDecoder('utf-16le')

/** So many UTF-16 units from PDFium's memory; lone surrogates become U+FFFD. */
export function decodeUtf16(pdfium: Pdfium, pointer: number, units: number): string {
  return utf16.decode(pdfium.pdfium.HEAPU8.subarray(pointer, pointer + units * 2))
}

/** The document as PDFium writes it. */
export function savePdf(pdf: OpenPdf): Uint8Array {
  const { pdfium } = pdf
  const writer = pdfium.PDFiumExt_OpenFileWriter()
  try {
    pdfium.PDFiumExt_SaveAsCopy(pdf.handle, writer)
    const size = pdfium.PDFiumExt_GetFileWriterSize(writer)
    return withMemory(pdfium, size, (pointer) => {
      pdfium.PDFiumExt_GetFileWriterData(writer, pointer, size)
      return pdfium.pdfium.HEAPU8.slice(pointer, pointer + size)
    })
  } finally {
    pdfium.PDFiumExt_CloseFileWriter(writer)
  }
}

function allocate(pdfium: Pdfium, size: number): number {
  const pointer = pdfium.pdfium.wasmExports.malloc(Math.max(size, 1))
  if (pointer === 0) throw new PdfRefused('too-much-memory')
  return pointer
}
