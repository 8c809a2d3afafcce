/*
 * A whole folder of mixed documents: imported (each original hashed, encrypted and kept, its text and what it says of
 * itself read, indexed, with custody and trail) against `recollindex` (Debian's recollcmd), which indexes the same files
 * where they lie. And the memory of a process that imports a folder of 1 GB. Run: node tests/bench/intake.ts FOLDER
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ROOT } from '../test-host.ts'
import { makePdfs } from './made-pdfs.ts'
import { median, printTable, ratio } from './table.ts'

/** Of each, the median counts. */
const ROUNDS = 3
const GIB = 1024 ** 3

const [source] = process.argv.slice(2)
const folder = mkdtempSync(path.join(tmpdir(), 'libellus-bench-'))
try {
  if (source !== undefined) compareWithRecoll(path.resolve(source))
  else console.log('No folder of documents was named: the comparison with recollindex is left out.')
  await measureMemory()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function compareWithRecoll(documents: string): void {
  if (spawnSync('recollindex', ['-v']).error) {
    return console.log('recollindex is not installed (Debian: recollcmd): the comparison is left out.')
  }
  const [indexed, imported, cold]: number[][] = [[], [], []]
  let refused = ''
  for (let round = 0; round < ROUNDS; round++) {
    indexed!.push(recollIndex(documents, `recoll-${round}`))
    const { seconds, counts, process } = importWith(documents, `vault-${round}`)
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
        'the same with the start of the process and a new vault',
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
  /** From the start of the import to its end. */
  readonly seconds: number
  /** With the start of the process, a new vault and its close. */
  readonly process: number
  readonly counts: Record<string, number>
  /** Bytes. */
  readonly peak: number
  /** Before the import began. */
  readonly idle: number
}

function importWith(documents: string, name: string): Imported {
  const base = path.join(folder, name)
  mkdirSync(base)
  const began = performance.now()
  const script = path.join(ROOT, 'tests/bench/intake-process.ts')
  const said = execFileSync(process.execPath, [script, base, documents], { encoding: 'utf8', cwd: ROOT })
  const took = (performance.now() - began) / 1000
  rmSync(base, { recursive: true, force: true })
  return { ...(JSON.parse(said) as Omit<Imported, 'process'>), process: took }
}

async function measureMemory(): Promise<void> {
  const documents = path.join(folder, 'gigabyte')
  const size = await makeGigabyte(documents)
  const { peak, idle, seconds, counts } = importWith(documents, 'large')
  printTable(
    `Memory of the process that imports a folder of ${(size / GIB).toFixed(2)} GiB in ${seconds.toFixed(0)} s`,
    ['measure', 'MB'],
    [
      ['before the import', (idle / 1e6).toFixed(0)],
      ['at its highest (resident set)', (peak / 1e6).toFixed(0)],
    ],
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
