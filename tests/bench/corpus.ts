/*
 * What is read of foreign documents: how each comes out, by type, with the reason of every refusal; how many characters
 * are read here and by another program; and how many of the words that it finds in the same file are found here.
 * References: pdftotext (poppler-utils) of PDF, antiword of DOC, unrtf of RTF, LibreOffice of office documents and HTML;
 * one that is not installed is left out.
 * Run: node tests/bench/corpus.ts FOLDER
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { extract, type Extraction } from '../../src/main/engine/extraction/extraction.ts'
import { parseDocument } from '../../src/main/engine/extraction/html-dom.ts'
import { median, printTable } from './table.ts'

const [corpus] = process.argv.slice(2)
if (corpus === undefined) {
  console.info('What is read of foreign documents is measured on a folder of them: node tests/bench/corpus.ts FOLDER')
  process.exit()
}

interface Read {
  readonly file: string
  readonly name: string
  readonly type: string
  readonly extraction: Extraction
  readonly milliseconds: number
}

const files = globSync('**/*', { cwd: corpus })
  .sort()
  .map((name) => path.join(corpus, name))
  .filter((file) => statSync(file).isFile() && path.extname(file) !== '.json')
const read: Read[] = []
for (const file of files) {
  const began = performance.now()
  const extraction = await extract({ bytes: readFileSync(file), fileName: path.basename(file) })
  const milliseconds = performance.now() - began
  const type = extraction.format === 'other' ? path.extname(file).slice(1).toLowerCase() : extraction.format
  read.push({ file, name: path.relative(corpus, file), type, extraction, milliseconds })
}

function printOutcomes(): void {
  const rows = [...Map.groupBy(read, ({ type }) => type)].sort().map(([type, some]) => {
    const count = (readable: Extraction['readable']) =>
      some.filter((one) => one.extraction.readable === readable).length
    const time = some.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / some.length
    return [type, some.length, count('text'), count('pages'), count('refused'), time.toFixed(0)]
  })
  printTable('Foreign documents by type', ['type', 'files', 'text', 'pages alone', 'refused', 'ms a file'], rows)
}

function printRefusals(): void {
  const refused = read.filter(({ extraction }) => extraction.readable === 'refused')
  const share = ((refused.length / read.length) * 100).toFixed(1)
  printTable(
    `Refused: ${refused.length} of ${read.length}, ${share} %`,
    ['file', 'type', 'reason'],
    refused.map(({ name, type, extraction }) => [name, type, extraction.refusal ?? '']),
  )
}

interface Compared {
  readonly name: string
  readonly type: string
  /** Words. */
  readonly ours: number
  readonly theirs: number
  /** Without white space. */
  readonly characters: { readonly ours: number; readonly theirs: number }
  /** Share of the other program's words that are found here, from 0 to 1. */
  readonly found: number
}

function printWords(): void {
  const rows: (string | number)[][] = []
  const all: Compared[] = []
  for (const [tool, types, textsOf] of REFERENCES) {
    const some = read.filter(({ type, extraction }) => types.includes(type) && extraction.readable !== 'refused')
    const texts = textsOf(some)
    const compared = some.flatMap(({ name, type, file, extraction }): Compared[] => {
      const text = texts.get(file)
      return text === undefined ? [] : compare(name, type, extraction, text)
    })
    all.push(...compared)
    for (const [type, ofType] of [...Map.groupBy(compared, (one) => one.type)].sort())
      rows.push(rowOf(type, tool, ofType))
  }
  rows.push(rowOf('all', '', all))
  const compared = new Set(all.map(({ type }) => type))
  const alone = read.filter(({ type }) => !compared.has(type))
  for (const [type, ofType] of [...Map.groupBy(alone, (one) => one.type)].sort()) rows.push(aloneRow(type, ofType))
  printTable('Text that is read, against another program', HEAD, rows)
  printTable(
    'Files with the least found',
    ['file', 'its words', 'ours', 'found'],
    all
      .filter(({ found }) => found < 0.97)
      .sort((a, b) => a.found - b.found)
      .slice(0, 25)
      .map(({ name, theirs, ours, found }) => [name, theirs, ours, percent(found)]),
  )
}

const HEAD = [
  ...['type', 'against', 'files', 'characters, ours', 'reference', 'ratio'],
  ...['words, ours', 'reference', 'found, median', 'tenth percentile'],
]

function rowOf(type: string, tool: string, some: readonly Compared[]): (string | number)[] {
  const shares = some.map(({ found }) => found).sort((a, b) => a - b)
  const sum = (of: (one: Compared) => number) => some.reduce((total, one) => total + of(one), 0)
  const [ours, theirs] = [sum(({ characters }) => characters.ours), sum(({ characters }) => characters.theirs)]
  const tenth = shares[Math.floor((shares.length - 1) * 0.1)] ?? Number.NaN
  const words = [sum((one) => one.ours), sum((one) => one.theirs), percent(median(shares)), percent(tenth)]
  return [type, tool, some.length, ours, theirs, (ours / theirs).toFixed(2), ...words]
}

/** A type that no reference reads: what came of its files, and what was read. */
function aloneRow(type: string, some: readonly Read[]): (string | number)[] {
  const outcomes = [...Map.groupBy(some, ({ extraction }) => extraction.refusal ?? extraction.readable)]
  const came = outcomes.map(([outcome, { length }]) => `${OUTCOMES[outcome] ?? outcome} ${length}`).join(', ')
  const texts = some.map(({ extraction }) => textOf(extraction))
  const sum = (of: (text: string) => number) => texts.reduce((total, text) => total + of(text), 0)
  return [
    type,
    `no reference; ${came}`,
    some.length,
    sum(charactersOf),
    '',
    '',
    sum((t) => wordsOf(t).length),
    '',
    '',
    '',
  ]
}

const OUTCOMES: Readonly<Record<string, string>> = { text: 'read', pages: 'shown as pages' }

const textOf = ({ blocks }: Extraction) => blocks.map(({ text }) => text).join('\n')
const charactersOf = (text: string) => [...text.replace(/[\s\u00ad]+/g, '')].length

const percent = (share: number) => `${(share * 100).toFixed(1)} %`

function compare(name: string, type: string, extraction: Extraction, reference: string): Compared[] {
  const theirs = wordsOf(reference)
  const text = textOf(extraction)
  const ours = wordsOf(text)
  const left = new Map<string, number>()
  for (const word of ours) left.set(word, (left.get(word) ?? 0) + 1)
  let found = 0
  for (const word of theirs) {
    const count = left.get(word) ?? 0
    if (count > 0) found++
    left.set(word, count - 1)
  }
  if (theirs.length === 0) return []
  const characters = { ours: charactersOf(text), theirs: charactersOf(reference) }
  return [{ name, type, ours: ours.length, theirs: theirs.length, characters, found: found / theirs.length }]
}

/** Words in small letters, compatibility forms (ligatures, wide letters) as plain ones; of scripts without spaces each sign. */
function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\u00ad/g, '')
  return (
    plain.match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}])[\p{L}\p{N}\p{M}])+/gu,
    ) ?? []
  )
}

type Texts = ReadonlyMap<string, string>
type Reference = readonly [tool: string, types: readonly string[], textsOf: (some: readonly Read[]) => Texts]

/** By the file's name, the text that a program prints of it; nothing where it fails or is not installed. */
function printed(command: string, options: readonly string[], after: readonly string[] = []) {
  return (some: readonly Read[]): Texts => {
    const texts = new Map<string, string>()
    for (const { file } of some) {
      const { stdout, status } = spawnSync(command, [...options, file, ...after], {
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      })
      if (status === 0) texts.set(file, stdout)
    }
    return texts
  }
}

/** antiword sets a mark of its own where a picture stands. */
function withoutMarks(texts: Texts): Texts {
  return new Map([...texts].map(([file, text]) => [file, text.replaceAll('[pic]', '')]))
}

/** unrtf writes plain text in no one encoding, but HTML in one: the text of that, without what it tells of the file. */
function textOfHtml(texts: Texts): Texts {
  const parted = (html: string) => html.replace(/<\/?(?:br|p|div|td|tr)\b[^>]*>/gi, '\n$&')
  return new Map([...texts].map(([file, html]) => [file, parseDocument(parted(html)).body.textContent ?? '']))
}

/** Converted by one run of LibreOffice, whose start takes longer than most files; a workbook becomes a file a sheet. */
function byLibreOffice(filter: string, textOf: (file: string) => string = (file) => readFileSync(file, 'utf8')) {
  return (some: readonly Read[]): Texts => {
    const folder = mkdtempSync(path.join(tmpdir(), 'libellus-corpus-'))
    try {
      const copies = some.map(({ file }, at) => {
        const copy = path.join(folder, `${at}${path.extname(file)}`)
        cpSync(file, copy)
        return copy
      })
      const profile = `-env:UserInstallation=file://${folder}/profile`
      const options = ['--headless', profile, '--convert-to', filter, '--outdir', `${folder}/out`]
      if (copies.length > 0) execFileSync('soffice', [...options, ...copies], { stdio: 'ignore', timeout: 600_000 })
      const made = some.map(({ file }, at) => [file, globSync(`${folder}/out/${at}{.,-}*`).sort()] as const)
      return new Map(
        made.filter(([, texts]) => texts.length > 0).map(([file, texts]) => [file, texts.map(textOf).join('\n')]),
      )
    } catch {
      return new Map()
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

const pdfText = (file: string) => execFileSync('pdftotext', ['-enc', 'UTF-8', file, '-'], { encoding: 'utf8' })
/** Tabs, double quotes, UTF-8, as shown, every sheet. */
const SHEETS = 'csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false,false,false,-1'

const REFERENCES: readonly Reference[] = [
  ['pdftotext', ['pdf'], printed('pdftotext', ['-enc', 'UTF-8'], ['-'])],
  ['antiword', ['doc'], (some) => withoutMarks(printed('antiword', ['-m', 'UTF-8.txt', '-w', '0'])(some))],
  ['unrtf', ['rtf'], (some) => textOfHtml(printed('unrtf', ['--html', '--nopict'])(some))],
  ['LibreOffice', ['doc', 'docx', 'html', 'odt', 'rtf'], byLibreOffice('txt:Text (encoded):UTF8')],
  ['LibreOffice', ['xlsx'], byLibreOffice(SHEETS)],
  ['LibreOffice and pdftotext', ['pptx'], byLibreOffice('pdf', pdfText)],
]

printOutcomes()
printRefusals()
printWords()
