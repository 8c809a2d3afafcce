import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { edtfDate } from '../../src/shared/domain/edtf.ts'
import { compose, dossierInput, exhibit, known, paragraph, pdfExhibit, sha256 } from '../fixtures/dossier-inputs.ts'
import { madePdf } from '../fixtures/made-pdfs.ts'
import { readPdf } from '../fixtures/read-pdf.ts'
import { temporaryFolder } from '../fixtures/vaults.ts'

const hasQpdf = spawnSync('qpdf', ['--version']).status === 0
if (!hasQpdf) console.info('qpdf is not here: the form of the dossier’s PDF is checked by PDFium alone.')

const RUSSIAN = 'Завод продолжал производство и после окончания лицензии.'

async function mixedPdf(): Promise<Uint8Array> {
  return madePdf([
    { text: 'First page of the contract' },
    { text: `Страница два. ${RUSSIAN}`, size: [841.89, 595.28] },
    { text: 'Third page, turned', rotate: 90 },
    { text: 'A narrow receipt', size: [180, 400] },
    { text: 'A plan of the plant', size: [1684, 1191] },
    { text: 'Last page of the contract' },
  ])
}

describe('a dossier of texts and PDFs', () => {
  test('prints on each page its PDF page number, and each exhibit’s title on its own sheet', async () => {
    const contract = await mixedPdf()
    const long = Array.from({ length: 120 }, (_, index) => paragraph(`${RUSSIAN} `.repeat(5), index + 1))
    const input = dossierInput({
      exhibits: [
        exhibit('C-1'),
        pdfExhibit('C-2', contract, { title: known('Договор лицензии') }),
        exhibit('C-3', { content: { kind: 'text', blocks: long } }),
        exhibit('CL-1'),
      ],
    })
    const { pdf, pages, sections, unset } = await compose(input, [contract])
    const read = await readPdf(pdf)
    expect(unset).toEqual([])
    expect(read.pages).toHaveLength(pages)
    for (const [index, page] of read.pages.entries()) {
      expect(page.text.trim().split(/\s+/).at(-1) ?? '', `page ${index + 1}`).toBe(String(index + 1))
      expect(page.label).toBe(String(index + 1))
    }
    for (const { exhibit: label, title, page } of sections.filter((section) => section.exhibit !== null)) {
      expect(read.pages[page - 1]?.text).toContain(title)
      expect(read.pages[page - 1]?.text).toContain(label)
    }
    expect(read.pages.at(-1)?.text).toContain('What CL-1 says.')
  })

  test('shows a PDF’s pages in their order, each upright, none cut and none covered by its stamp', async () => {
    const contract = await mixedPdf()
    const { pdf, sections } = await compose(dossierInput({ exhibits: [pdfExhibit('C-1', contract)] }), [contract])
    const sheet = sections.find((section) => section.exhibit === 'C-1')?.page ?? 0
    const shown = (await readPdf(pdf)).pages.slice(sheet)
    expect(shown.map(({ text }) => text.split('\n')[0])).toEqual([
      'First page of the contract',
      expect.stringContaining('Страница два.'),
      expect.stringContaining('Third page, turned'),
      'A narrow receipt',
      'A plan of the plant',
      'Last page of the contract',
    ])
    expect(shown.map(({ text }) => /Exhibit C-1, page (\d) of 6/.exec(text)?.[1])).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
    ])
    expect(shown.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual([
      [595, 842],
      [842, 595],
      [842, 595],
      [220, 434],
      [1684, 1225],
      [595, 842],
    ])
  })

  test('has a bookmark for every section and exhibit, and links that lead to the pages they name', async () => {
    const contract = await mixedPdf()
    const exhibits = [
      exhibit('C-1', { published: known(edtfDate('2006-12')) }),
      pdfExhibit('C-2', contract),
      exhibit('C-10', { published: known(edtfDate('2006-04-03')) }),
    ]
    const { pdf, sections } = await compose(dossierInput({ exhibits }), [contract])
    const { bookmarks, pages } = await readPdf(pdf)
    expect(bookmarks.map(({ page }) => page)).toEqual(sections.map(({ page }) => page))
    expect(bookmarks.map(({ title }) => title)).toContain('C-2 Report that stands as C-2')
    const sheets = sections.filter((section) => section.exhibit !== null).map(({ page }) => page)
    const numbered = sections.filter(({ title }) => /^\d/.test(title)).map(({ page }) => page)
    expect(new Set(pages[1]?.links)).toEqual(new Set([...numbered, ...sheets]))
    const chronology = sections.find(({ title }) => title.endsWith('Chronology of the exhibits'))?.page ?? 0
    expect(pages[chronology - 1]?.links).toEqual([sheets[2], sheets[0], sheets[1]])
  })

  test('names its language and title, is tagged, and is the same bytes for the same input', async () => {
    const contract = await mixedPdf()
    const input = dossierInput({ language: 'ru', exhibits: [exhibit('C-1'), pdfExhibit('C-2', contract)] })
    const first = await compose(input, [contract])
    const again = await compose(input, [contract])
    expect(sha256(again.pdf)).toBe(sha256(first.pdf))
    const read = await readPdf(first.pdf)
    expect(read.language).toBe('ru')
    expect(read.title).toBe('Исковое досье. Ural Works — Stara Works')
    expect(read.tagged).toBe(true)
  })

  test.runIf(hasQpdf)('is a sound PDF', async () => {
    const contract = await mixedPdf()
    const exhibits = [exhibit('C-1'), pdfExhibit('C-2', contract), exhibit('C-3', { withdrawnOn: '2026-11-03' })]
    const { pdf } = await compose(dossierInput({ exhibits }), [contract])
    const file = path.join(temporaryFolder(), 'dossier.pdf')
    writeFileSync(file, pdf)
    const { status, stdout, stderr } = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' })
    expect(`${stdout}${stderr}`).toContain('No syntax or stream encoding errors found')
    expect(status).toBe(0)
  })
})

describe('what is not known, withdrawn or unreadable', () => {
  test('does not fail the dossier: a broken, an empty and a locked PDF have their sheet, which says so', async () => {
    const broken = new TextEncoder().encode('%PDF-1.4\nthis is no PDF')
    const locked = await madePdf([{ text: 'Secret' }], { userPassword: 'secret' })
    const empty = new Uint8Array()
    const exhibits = [pdfExhibit('C-1', broken), pdfExhibit('C-2', locked), pdfExhibit('C-3', empty), exhibit('C-4')]
    const { pdf, unset, sections } = await compose(dossierInput({ exhibits }), [broken, locked, empty])
    expect(unset).toEqual(['C-1', 'C-2', 'C-3'])
    const { pages } = await readPdf(pdf)
    for (const { page } of sections.filter((section) => unset.includes(section.exhibit ?? ''))) {
      expect(pages[page - 1]?.text).toContain('could not be set on pages')
    }
  })

  test('a withdrawn exhibit stays listed, without a sheet, and is not in the chronology', async () => {
    const published = known(edtfDate('2006-12-05'))
    const exhibits = [exhibit('C-1', { published }), exhibit('C-2', { published, withdrawnOn: '2026-11-03' })]
    const { pdf, sections } = await compose(dossierInput({ exhibits }))
    const { pages } = await readPdf(pdf)
    expect(sections.map((section) => section.exhibit)).not.toContain('C-2')
    const textOf = (title: string) =>
      pages[(sections.find((section) => section.title.endsWith(title))?.page ?? 0) - 1]?.text
    expect(textOf('List of exhibits')).toContain('withdrawn on 3 November 2026')
    expect(textOf('Chronology of the exhibits')).not.toContain('C-2')
  })

  test('an exhibit without a date is named after the chronology, and one without a title by its first sentence', async () => {
    const firstSentence = 'Armenia has started to make rifles.'
    const exhibits = [
      exhibit('C-1', { title: null, firstSentence }),
      exhibit('C-2', { published: known(edtfDate('2014~')) }),
    ]
    const { pdf, sections } = await compose(dossierInput({ exhibits }))
    const { pages } = await readPdf(pdf)
    const page = sections.find(({ title }) => title.endsWith('Chronology of the exhibits'))?.page ?? 0
    const text = pages[page - 1]?.text.replaceAll(/\s+/g, ' ') ?? ''
    expect(text).toMatch(/about 2014 .*Not dated .*Armenia has started to make rifles\. C-1/)
  })

  test('a case of which nothing is known still gives a dossier', async () => {
    const bare = dossierInput({
      forum: null,
      parties: [],
      seat: '',
      governingLaw: '',
      proceedingsLanguage: '',
      jurisdiction: null,
    })
    const { pdf } = await compose({ ...bare, exhibits: [] })
    const text = (await readPdf(pdf)).pages.map((page) => page.text).join('\n')
    expect(text).toContain('No parties are named.')
    expect(text).toContain('Neither jurisdiction nor forum is stated.')
  })

  test('a character that no font has is shown as its code, counted, and still found by search', async () => {
    const blocks = [paragraph('Signed 中 in Plovdiv')]
    const { pdf, missingCharacters } = await compose(
      dossierInput({ exhibits: [exhibit('C-1', { content: { kind: 'text', blocks } })] }),
    )
    expect(missingCharacters).toBe(1)
    const text = (await readPdf(pdf)).pages.at(-1)?.text
    expect(text).toMatch(/Signed (中|U\+4E2D) in Plovdiv/)
  })
})

describe('the work', () => {
  test('counts each exhibit when it is measured and when it stands', async () => {
    const contract = await mixedPdf()
    const steps: [number, number][] = []
    const exhibits = [exhibit('C-1'), pdfExhibit('C-2', contract)]
    await compose(dossierInput({ exhibits }), [contract], { progress: (done, total) => steps.push([done, total]) })
    expect(steps.at(-1)).toEqual([4, 4])
    expect(steps.map(([done]) => done)).toEqual(steps.map(([done]) => done).toSorted((a, b) => a - b))
  })
})
