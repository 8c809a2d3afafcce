import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadPdfium, openPdf } from '../../src/main/engine/pdf/pdfium.ts'
import { compose, dossierInput, known, pdfExhibit } from '../fixtures/dossier-inputs.ts'
import { readPdf } from '../fixtures/read-pdf.ts'
import { temporaryFolder } from '../fixtures/vaults.ts'

const FOLDER = path.resolve(import.meta.dirname, '../../../shared/corpus/pdf')
const hasQpdf = spawnSync('qpdf', ['--version']).status === 0

if (!existsSync(FOLDER)) console.info('The foreign PDFs are not here: a dossier of them is not tested.')

describe.runIf(existsSync(FOLDER))('a dossier of foreign PDFs', () => {
  test('holds every page of those that open, and a sheet alone for those that do not', async () => {
    const files = readdirSync(FOLDER).filter((name) => name.endsWith('.pdf'))
    const originals = files.map((name) => readFileSync(path.join(FOLDER, name)))
    const exhibits = originals.map((bytes, index) => {
      return pdfExhibit(`C-${index + 1}`, bytes, { title: known(files[index] ?? '') })
    })
    const { pdf, pages, sections, unset } = await compose(dossierInput({ exhibits }), originals)
    const pdfium = await loadPdfium()
    const counts = originals.map((bytes) => {
      try {
        const { pages: count, close } = openPdf(pdfium, bytes)
        close()
        return count
      } catch {
        return 0
      }
    })
    const read = await readPdf(pdf)
    expect(read.pages).toHaveLength(pages)
    expect(unset).toEqual(exhibits.filter((_, index) => counts[index] === 0).map(({ label }) => label))
    const sheets = sections.filter((section) => section.exhibit !== null)
    const starts = [...sheets.map(({ page }) => page), pages + 1]
    expect(sheets.map((_, index) => (starts[index + 1] ?? 0) - (starts[index] ?? 0) - 1)).toEqual(counts)
    for (const [index, page] of read.pages.entries()) {
      expect(page.text.trim().split(/\s+/).at(-1) ?? '', `page ${index + 1}`).toBe(String(index + 1))
    }
    if (!hasQpdf) return
    const file = path.join(temporaryFolder(), 'dossier.pdf')
    writeFileSync(file, pdf)
    expect(spawnSync('qpdf', ['--check', file], { encoding: 'utf8' }).status).toBe(0)
  })
})
