/*
 * A whole folder of mixed documents: imported (each original hashed, encrypted and kept, its text and what it says of
 * itself read, indexed, with custody and trail) against `recollindex` (Debian's recollcmd), which indexes the same files
 * where they lie. And the memory of a process that imports a folder of 1 GB. Needs `npm run build`.
 * Run: node tests/bench/intake.ts FOLDER
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { CLI, surroundings, vaultWithCase } from './built-program.ts'
import { makePdfs } from './made-pdfs.ts'
import { median, printTable, ratio } from './table.ts'

/** Of each, the median counts. */
const ROUNDS = 3
const GIB = 1024 ** 3

const [source] = process.argv.slice(2)
const folder = mkdtempSync(path.join(tmpdir(), 'libellus-bench-'))
try {
  if (source !== undefined) await compareWithRecoll(path.resolve(source))
  else console.log('No folder of documents was named: the comparison with recollindex is left out.')
  await measureMemory()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function compareWithRecoll(documents: string): Promise<void> {
  if (spawnSync('recollindex', ['-v']).error) {
    return console.log('recollindex is not installed (Debian: recollcmd): the comparison is left out.')
  }
  const [indexed, imported, cold]: number[][] = [[], [], []]
  let refused = ''
  for (let round = 0; round < ROUNDS; round++) {
    indexed!.push(recollIndex(documents, `recoll-${round}`))
    const { seconds, counts, process } = await importWith(documents, `vault-${round}`)
    imported!.push(seconds)
    cold!.push(process)
    refused = JSON.stringify(counts)
  }
  const baseline = median(indexed!)
  const files = readdirSync(documents, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(path.join(parentPath, name)).size, 0)
  printTable(
    `Import of ${files.length} mixed documents (${(bytes / 1e6).toFixed(0)} MB), median of ${ROUNDS}`,
    ['measure', 's', 'ratio'],
    [
      ['recollindex, a new index', baseline.toFixed(2), 1],
      ['import, from its first file to its last', median(imported!).toFixed(2), ratio(median(imported!), baseline)],
      [
        'the whole command, with the start of the process and of the engine',
        median(cold!).toFixed(2),
        ratio(median(cold!), baseline),
      ],
    ],
  )
  console.log(`\nHow the files ended: ${refused}`)
}

/** Seconds for a new index of the folder, its sources unchanged. */
function recollIndex(documents: string, name: string): number {
  const configuration = path.join(folder, name)
  mkdirSync(configuration)
  writeFileSync(path.join(configuration, 'recoll.conf'), `topdirs = ${documents}\n`)
  const began = performance.now()
  execFileSync('recollindex', ['-z', '-c', configuration], { stdio: 'ignore' })
  return (performance.now() - began) / 1000
}

interface Imported {
  /** From the first word of its progress to the last. */
  readonly seconds: number
  /** Of the command, with the start of the process, of the engine and of the vault. */
  readonly process: number
  readonly counts: Record<string, number>
  /** Bytes of the resident set, at its highest. */
  readonly peak: number
}

/** Imports the folder into a new vault by the built program, as a user would. */
async function importWith(documents: string, name: string): Promise<Imported> {
  const base = path.join(folder, name)
  mkdirSync(base)
  const { folder: vault, caseId } = vaultWithCase(base)
  const { told, last, seconds, peak } = await measured(base, ['import', vault, '--case', caseId, documents])
  rmSync(base, { recursive: true, force: true })
  const counts: Record<string, number> = {}
  for (const { outcome, refusal } of last['inputs'] as { outcome: string; refusal: string | null }[]) {
    const ended = refusal === null ? outcome : `${outcome}, ${refusal}`
    counts[ended] = (counts[ended] ?? 0) + 1
  }
  return { seconds: told, process: seconds, counts, peak }
}

type Told = Record<string, unknown>

/** Runs a command of the built program; `told` are the seconds between its first line of progress and its last. */
async function measured(home: string, words: string[]) {
  const began = performance.now()
  const child = spawn(process.execPath, [CLI, ...words, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: surroundings(home),
  })
  let peak = 0
  const watching = setInterval(() => (peak = Math.max(peak, highWaterMark(child.pid))), 100)
  const progress: number[] = []
  let last: Told | undefined
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('{')) continue
    last = JSON.parse(line) as Told
    if (last['type'] === 'progress') progress.push(performance.now())
  }
  clearInterval(watching)
  if (!last) throw new Error(`libellus ${words[0]} said nothing`)
  const [first = began, end = began] = [progress[0], progress.at(-1)]
  return { told: (end - first) / 1000, last, seconds: (performance.now() - began) / 1000, peak }
}

/** Bytes that Linux says a process held at most; 0 elsewhere, and of one that has ended. */
function highWaterMark(pid: number | undefined): number {
  try {
    const told = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return Number(told?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}

async function measureMemory(): Promise<void> {
  const documents = path.join(folder, 'gigabyte')
  const size = await makeGigabyte(documents)
  const { peak, seconds, counts } = await importWith(documents, 'large')
  printTable(
    `Memory of the process that imports a folder of ${(size / GIB).toFixed(2)} GiB in ${seconds.toFixed(0)} s`,
    ['measure', 'MB'],
    [['at its highest (resident set)', (peak / 1e6).toFixed(0)]],
  )
  console.log(`\nHow the files ended: ${JSON.stringify(counts)}`)
}

/** PDFs of text, texts without paragraphs and large files that only have to be kept, of about 1 GiB together. */
async function makeGigabyte(into: string): Promise<number> {
  mkdirSync(into)
  await makePdfs(into, 200, 100)
  const line = 'The maker went on producing after the licence had ended, an official said on Tuesday. '
  for (let at = 0; at < 60; at++) writeFileSync(path.join(into, `text-${at}.txt`), `${at}\n${line.repeat(20_000)}`)
  const sizes = () => readdirSync(into).reduce((sum, name) => sum + statSync(path.join(into, name)).size, 0)
  const piece = randomBytes(40 * 1024 * 1024)
  for (let at = 0; sizes() < GIB; at++) {
    piece.writeUInt32LE(at, 0)
    writeFileSync(path.join(into, `kept-${at}.bin`), piece)
  }
  return sizes()
}
