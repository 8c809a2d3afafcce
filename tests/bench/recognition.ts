/*
 * Recognition: characters read wrongly on scans made of known texts, an English and a Russian one; the latter where its
 * data are on this computer. Run: node tests/bench/recognition.ts
 */
import { readFileSync } from 'node:fs'
import { installedLanguages, dataOf } from '../../src/main/engine/recognition/languages.ts'
import { recognisedDrafts } from '../../src/main/engine/recognition/paragraphs.ts'
import { recognisePage } from '../../src/main/engine/recognition/recognise-page.ts'
import { characterErrorRate } from '../fixtures/character-errors.ts'
import { type Scanner, scannedPdf } from '../fixtures/scans.ts'
import { median, printTable, ratio } from './table.ts'

const SCANNERS: readonly [name: string, scanner: Scanner][] = [
  ['clean, 300 dpi', { dotsPerInch: 300 }],
  ['150 dpi', { dotsPerInch: 150 }],
  ['100 dpi', { dotsPerInch: 100 }],
  ['skewed 2°, 300 dpi', { dotsPerInch: 300, skew: 2 }],
  ['skewed 5°, 200 dpi', { dotsPerInch: 200, skew: -5 }],
  ['on its side, 300 dpi', { dotsPerInch: 300, turns: 1 }],
  ['upside down, 200 dpi', { dotsPerInch: 200, turns: 2 }],
  ['noisy, 300 dpi', { dotsPerInch: 300, noise: 30 }],
  ['very noisy, 300 dpi', { dotsPerInch: 300, noise: 45 }],
  ['noisy, 150 dpi, skewed 2°', { dotsPerInch: 150, skew: 2, noise: 35 }],
]

const DOCUMENTS = new URL('../../resources/sample-case/documents/', import.meta.url)
const TEXTS = [
  ['eng', 'English', '16-paris-convention-10bis.md', 'utf-8'],
  ['rus', 'Russian', '11-otvet-arhiva.txt', 'windows-1251'],
] as const

const installed = await installedLanguages(null)
const rows: (string | number)[][] = []
let clean: number | undefined
for (const [language, name, file, encoding] of TEXTS) {
  if (!installed.some((found) => found.language === language)) {
    console.log(`${name} is left out: its data are not on this computer.`)
    continue
  }
  const pages = pagesOf(new TextDecoder(encoding).decode(readFileSync(new URL(file, DOCUMENTS))))
  for (const [kind, scanner] of SCANNERS) {
    const bytes = await scannedPdf(pages, scanner)
    const took: number[] = []
    const confidences: number[] = []
    let read = ''
    for (const page of pages.keys()) {
      const began = performance.now()
      const data = dataOf([language], installed)
      const found = await recognisePage({ key: `${language} ${kind}`, bytes, page, data })
      if (typeof found === 'string' || 'unreadable' in found) throw new Error(`page ${page + 1} was not read`)
      took.push(performance.now() - began)
      confidences.push(found.confidence)
      const drafts = recognisedDrafts([{ page: page + 1, lines: found.lines }], () => null)
      read += `${drafts.map(({ text }) => text).join('\n')}\n`
    }
    const rate = characterErrorRate(read, pages.join('\n'))
    clean ??= median(took)
    rows.push([
      name,
      kind,
      pages.length,
      `${(rate * 100).toFixed(2)} %`,
      `${median(confidences)} %`,
      median(took).toFixed(0),
      ratio(median(took), clean),
    ])
  }
}
printTable(
  'Recognition of scans made of known text',
  ['language', 'scan', 'pages', 'characters wrong', 'confidence', 'ms a page', 'ratio'],
  rows,
)
process.exit()

/** A text in pages that no line of it fills beyond the foot. */
function pagesOf(text: string): string[] {
  const MOST = 2400
  const pages = ['']
  for (const paragraph of text.replaceAll('\r', '').split(/\n+/)) {
    if (pages.at(-1)!.length + paragraph.length > MOST) pages.push('')
    pages[pages.length - 1] += `${paragraph}\n\n`
  }
  return pages.map((page) => page.trim()).filter((page) => page !== '')
}
