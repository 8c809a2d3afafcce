/*
 * Import of PDFs (hashed, encrypted, their text read, indexed, with custody and trail, each file durable before the
 * next) against bare PDFium text extraction of the same files, page by page in one thread, nothing kept.
 * Run: node tests/bench/import.ts [folder of PDFs …]; without folders only the made pages are measured.
 */
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { loadPdfium } from '../../src/main/engine/pdf/pdfium.ts'
import { createEngine, type EngineServer } from '../../src/main/engine/server.ts'
import { testHost, type Client } from '../test-host.ts'
import { makePdfs } from './made-pdfs.ts'
import { printTable, ratio } from './table.ts'

const FILES = 100
const PAGES_A_FILE = 50
/** Of each, the quickest counts. */
const ROUNDS = 3

const folder = mkdtempSync(path.join(tmpdir(), 'libellus-bench-'))
try {
  await run()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function run(): Promise<void> {
  const made = path.join(folder, 'made')
  mkdirSync(made)
  await makePdfs(made, FILES, PAGES_A_FILE)
  const engine = await createEngine(testHost(folder))
  const link = new RPCLink({ url: 'http://engine/rpc', fetch: (request) => engine.fetch(request) })
  const client: Client = createORPCClient(link)
  await client.vault.create({ place: engine.grant(path.join(folder, 'vault')), passphrase: 'a passphrase to measure' })
  await importFolder(engine, client, made)
  const rows: (string | number)[][] = []
  for (const source of [made, ...process.argv.slice(2)]) {
    const files = readdirSync(source)
      .filter((name) => name.endsWith('.pdf'))
      .map((name) => path.join(source, name))
    await bareExtraction(files.slice(0, 10))
    const bares: { seconds: number; pages: number }[] = []
    const imports: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      bares.push(await bareExtraction(files))
      imports.push(await importFolder(engine, client, source))
    }
    const bare = { ...bares[0]!, seconds: Math.min(...bares.map(({ seconds }) => seconds)) }
    const ours = Math.min(...imports)
    const size = files.reduce((sum, file) => sum + statSync(file).size, 0) / 1024 / 1024
    const name = source === made ? 'made text pages' : path.basename(source)
    rows.push([
      name,
      files.length,
      bare.pages,
      size.toFixed(1),
      bare.seconds.toFixed(2),
      ours.toFixed(2),
      ratio(ours, bare.seconds),
    ])
  }
  await engine.close()
  printTable(
    'Import against bare PDFium text extraction, the quickest of three runs each',
    ['files', 'count', 'pages', 'MB', 'bare, s', 'import, s', 'ratio'],
    rows,
  )
}

/** Seconds for an import of the folder into a case of its own, the pool warm. */
async function importFolder(engine: EngineServer, client: Client, source: string): Promise<number> {
  const { id: caseId } = await client.cases.create({ title: 'Measured' })
  const began = performance.now()
  const { id: jobId } = await client.imports.start({ caseId, places: [engine.grant(source)] })
  for await (const job of await client.jobs.watch({ jobId })) {
    if (job.state === 'failed') throw new Error(job.error?.code)
  }
  return (performance.now() - began) / 1000
}

/** The least that reading a PDF's text takes: each page opened, its characters counted and copied out. */
async function bareExtraction(files: readonly string[]): Promise<{ seconds: number; pages: number }> {
  const module = await loadPdfium()
  const heap = module.pdfium
  let pages = 0
  const began = performance.now()
  for (const file of files) {
    const bytes = readFileSync(file)
    const at = heap.wasmExports.malloc(bytes.length)
    heap.HEAPU8.set(bytes, at)
    const document = module.FPDF_LoadMemDocument(at, bytes.length, '')
    for (let index = 0; document && index < module.FPDF_GetPageCount(document); index++, pages++) {
      const page = module.FPDF_LoadPage(document, index)
      const text = module.FPDFText_LoadPage(page)
      const characters = Math.max(0, module.FPDFText_CountChars(text))
      const buffer = heap.wasmExports.malloc(2 * (characters + 1))
      module.FPDFText_GetText(text, 0, characters, buffer)
      heap.UTF16ToString(buffer)
      heap.wasmExports.free(buffer)
      module.FPDFText_ClosePage(text)
      module.FPDF_ClosePage(page)
    }
    if (document) module.FPDF_CloseDocument(document)
    heap.wasmExports.free(at)
  }
  return { seconds: (performance.now() - began) / 1000, pages }
}
