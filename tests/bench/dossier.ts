/*
 * Pages a second of a dossier, made in a warm worker of the pool as the program does: against bare pdfkit (the same
 * paragraphs, nothing but text) for text exhibits, and against a bare PDFium merge (pages imported and saved, nothing
 * stamped) for PDF exhibits. Run: node tests/bench/dossier.ts
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import PDFDocument from 'pdfkit'
import { composeInPool } from '../../src/main/engine/dossier/composing.ts'
import type { DossierExhibit, DossierInput } from '../../src/main/engine/dossier/input.ts'
import { loadPdfium, openPdf, savePdf } from '../../src/main/engine/pdf/pdfium.ts'
import { createPool } from '../../src/main/engine/pool.ts'
import type { Block } from '../../src/shared/contract/evidence.ts'
import { ROOT } from '../test-host.ts'
import { makePdfs } from './made-pdfs.ts'
import { printTable, ratio } from './table.ts'

const TEXTS = 100
const PARAGRAPHS = 60
const PDFS = 40
const PAGES_A_PDF = 50
const FONTS = path.join(ROOT, 'resources', 'fonts')

const pool = createPool(new URL('../../src/main/engine/extraction/pool-worker.ts', import.meta.url).href)
const folder = mkdtempSync(path.join(tmpdir(), 'libellus-bench-'))
try {
  await run()
} finally {
  await pool.destroy()
  rmSync(folder, { recursive: true, force: true })
}

async function run(): Promise<void> {
  await makePdfs(folder, PDFS, PAGES_A_PDF)
  const files = readdirSync(folder).map((name) => readFileSync(path.join(folder, name)))
  const blocks = paragraphs()
  const texts = Array.from({ length: TEXTS }, (_, at) => exhibit(at, { kind: 'text', blocks }))
  const pdfs = files.map((_, at) => exhibit(at, { kind: 'pdf', sha256: String(at) }))
  await compose(texts.slice(0, 5), files)
  await compose(pdfs.slice(0, 2), files)
  const rows = [
    row('text exhibits', await compose(texts, files), 'bare pdfkit', await barePdfkit(blocks)),
    row('PDF exhibits', await compose(pdfs, files), 'bare PDFium merge', await bareMerge(files)),
  ]
  printTable(
    'Dossier pages a second',
    ['exhibits', 'pages', 'dossier, pages/s', 'baseline', 'baseline, pages/s', 'time ratio a page'],
    rows,
  )
}

interface Timed {
  pages: number
  seconds: number
}

function row(name: string, ours: Timed, baseline: string, bare: Timed): (string | number)[] {
  const speed = ({ pages, seconds }: Timed) => pages / seconds
  return [name, ours.pages, speed(ours).toFixed(0), baseline, speed(bare).toFixed(0), ratio(speed(bare), speed(ours))]
}

async function timed(work: () => Promise<number>): Promise<Timed> {
  const began = performance.now()
  const pages = await work()
  return { pages, seconds: (performance.now() - began) / 1000 }
}

function compose(exhibits: readonly DossierExhibit[], files: readonly Uint8Array[]): Promise<Timed> {
  return timed(async () => {
    const composed = await composeInPool(pool, inputWith(exhibits), {
      progress: () => undefined,
      signal: new AbortController().signal,
      original: async (sha256) => files[Number(sha256)] as Uint8Array,
      fonts: FONTS,
    })
    return composed.pages
  })
}

function barePdfkit(blocks: readonly Block[]): Promise<Timed> {
  return timed(async () => {
    const document = new PDFDocument({ size: 'A4', margin: 90 })
    document.font(path.join(FONTS, 'SourceSerif4_400Regular.ttf')).fontSize(10.5)
    let pages = 1
    document.on('pageAdded', () => (pages += 1))
    document.on('data', () => undefined)
    for (let at = 0; at < TEXTS; at++) {
      if (at > 0) document.addPage()
      for (const { text } of blocks) document.text(text).moveDown(0.5)
    }
    const ended = new Promise((resolve) => document.on('end', resolve))
    document.end()
    await ended
    return pages
  })
}

function bareMerge(files: readonly Uint8Array[]): Promise<Timed> {
  return timed(async () => {
    const pdfium = await loadPdfium()
    const merged = openPdf(pdfium, files[0] as Uint8Array)
    let pages = merged.pages
    for (const file of files.slice(1)) {
      const source = openPdf(pdfium, file)
      const imported = pdfium.FPDF_ImportPages(merged.handle, source.handle, `1-${source.pages}`, pages)
      if (!imported) throw new Error('the baseline does not merge')
      pages += source.pages
      source.close()
    }
    savePdf(merged)
    merged.close()
    return pages
  })
}

function paragraphs(): Block[] {
  const text =
    'The maker went on producing after the licence had ended, an official said on Tuesday, and showed the copies abroad. ' +
    'He did not say when the licence ended, nor how many were made, nor for whom; the company has not commented. '
  return Array.from({ length: PARAGRAPHS }, (_, at) => ({
    ordinal: at + 1,
    page: null,
    kind: 'paragraph',
    text: text.repeat(1 + (at % 3)),
    noise: false,
    language: null,
    recognised: null,
  }))
}

function exhibit(at: number, content: DossierExhibit['content']): DossierExhibit {
  return {
    label: `C-${at + 1}`,
    title: { value: `Document number ${at + 1}`, basis: 'file' },
    recognised: null,
    firstSentence: null,
    author: null,
    publisher: null,
    published: null,
    language: 'en',
    format: content.kind === 'pdf' ? 'pdf' : 'txt',
    partOf: null,
    sha256: String(at).padStart(64, '0'),
    size: 10_000,
    pages: null,
    withdrawnOn: null,
    mail: null,
    content,
  }
}

function inputWith(exhibits: readonly DossierExhibit[]): DossierInput {
  return {
    language: 'en',
    caseTitle: 'Measured',
    reference: '26-001',
    sample: false,
    version: 1,
    madeOn: '2026-11-21',
    forum: null,
    seat: '',
    seatAgreed: false,
    governingLaw: '',
    proceedingsLanguage: 'en',
    jurisdiction: null,
    otherSide: 'respondent',
    parties: [],
    stages: [],
    narrative: [],
    events: [],
    exhibits,
  }
}
