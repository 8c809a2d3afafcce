import { strToU8, zipSync } from 'fflate'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { finished } from 'node:stream/promises'
import PDFDocument from 'pdfkit'
import { expect, onTestFinished, test } from 'vitest'
import { buildShim, NO_SHIM } from '../faults/power-cut/shim.ts'
import { CYRILLIC_WORD, inCodePage, LATIN_WORD } from '../fixtures/known-words.ts'
import { filesThatTell, openFilesThatTell } from '../fixtures/plaintext-search.ts'
import { scannedPictures } from '../fixtures/scans.ts'
import { temporaryFolder } from '../fixtures/vaults.ts'

const PROCESS = path.resolve(import.meta.dirname, '../fixtures/whole-flow-process.ts')
const STEPS = [
  ...['case', 'import', 'read', 'recognised', 'facts', 'redacting', 'redacted'],
  ...['searching', 'searched', 'dossier', 'backup'],
  ...['papers', 'keys', 'package', 'deleted', 'locked', 'copied'],
]
/** Rows of a text that fill an index with more than a cache of a few pages. */
const ROWS = 4_000

const russian = `Письмо. ${CYRILLIC_WORD} и ${CYRILLIC_WORD}: договор истёк в декабре.\n`
const english = `A letter. ${LATIN_WORD} wrote on 5 December 2006 that the licence had ended.\n`

/** One file of each format and encoding, the words in names, in metadata and in text. */
async function writeEvidence(folder: string): Promise<number> {
  const rows = Array.from(
    { length: ROWS },
    (_, row) => `Row ${(row * 7919) % ROWS}: ${LATIN_WORD} in row ${row}, ${CYRILLIC_WORD}.`,
  )
  const mail = [
    `From: "${LATIN_WORD}" <a@example.org>`,
    'To: b@example.org',
    `Subject: =?utf-8?B?${Buffer.from(CYRILLIC_WORD).toString('base64')}?=`,
    'Date: Tue, 5 Dec 2006 10:00:00 +0300',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="cut"',
    '',
    '--cut',
    'Content-Type: text/plain; charset=utf-8',
    '',
    english,
    '--cut',
    'Content-Type: text/plain; charset=utf-8',
    `Content-Disposition: attachment; filename="${LATIN_WORD}.txt"`,
    '',
    `Attached by ${LATIN_WORD}.`,
    '--cut--',
  ]
  const word = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${russian}</w:t></w:r></w:p></w:body></w:document>`
  const files: Record<string, string | Uint8Array> = {
    [`${LATIN_WORD}.txt`]: english,
    [`${CYRILLIC_WORD}.md`]: `# ${CYRILLIC_WORD}\n\n${english}`,
    'rows.txt': rows.join('\n\n'),
    'utf16.txt': Buffer.from(`\ufeff${russian}${english}`, 'utf16le'),
    'windows.txt': inCodePage(russian.repeat(3), 'windows-1251'),
    'koi.txt': inCodePage(russian.repeat(4), 'koi8-r'),
    'dos.txt': inCodePage(russian.repeat(5), 'ibm866'),
    'page.html': `<html><head><title>${LATIN_WORD}</title><meta name="author" content="${CYRILLIC_WORD}"></head><body><h1>${LATIN_WORD}</h1><p>${russian}</p></body></html>`,
    'mail.eml': mail.join('\r\n'),
    'letter.docx': zipSync({
      '[Content_Types].xml': strToU8(
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      ),
      '_rels/.rels': strToU8(
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
      ),
      'word/document.xml': strToU8(word),
    }),
    'broken.pdf': `%PDF-1.7\n${LATIN_WORD}`,
  }
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), content)
  await writePdf(path.join(folder, 'scan.pdf'))
  const [photographed] = await scannedPictures([english.repeat(3)], { dotsPerInch: 150 })
  await writeFile(path.join(folder, `${LATIN_WORD} photographed.png`), photographed!)
  return (await readdir(folder)).length
}

async function writePdf(file: string): Promise<void> {
  const pdf = new PDFDocument({ info: { Title: LATIN_WORD, Author: LATIN_WORD } })
  const written = finished(pdf.pipe(createWriteStream(file)))
  pdf.text(english.repeat(20))
  pdf.end()
  await written
}

// The descriptors of another process can be looked through on Linux alone; elsewhere only the folders are.
test(
  'a whole case leaves no word of itself in any file of the house, in a log or in a temporary file',
  { timeout: 300_000 },
  async () => {
    const folder = temporaryFolder()
    const [evidence, house, temporary] = ['evidence', 'house', 'tmp'].map((name) => path.join(folder, name)) as [
      string,
      string,
      string,
    ]
    for (const one of [evidence, house, temporary]) await mkdir(one)
    const files = await writeEvidence(evidence)
    expect(filesThatTell(evidence)).toHaveLength(files)

    const env = { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary, SQLITE_TMPDIR: temporary }
    const secrets: string[] = []
    async function watched(args: string[], more: NodeJS.ProcessEnv = {}): Promise<string[]> {
      const child = spawn(process.execPath, [PROCESS, house, evidence, ...args], {
        env: { ...env, ...more },
        stdio: ['pipe', 'pipe', 'inherit'],
      })
      onTestFinished(() => void child.kill('SIGKILL'))
      const ended = once(child, 'exit')
      const said: string[] = []
      for await (const step of createInterface({ input: child.stdout })) {
        if (step.startsWith('=')) {
          secrets.push(step.slice(1))
          continue
        }
        said.push(step)
        const found = {
          step,
          house: filesThatTell(house),
          temporary: filesThatTell(temporary),
          open: process.platform === 'linux' ? openFilesThatTell(child.pid as number) : [],
          secrets: secrets.flatMap((secret) => [house, temporary].flatMap((of) => filesWith(of, secret))),
        }
        expect(found).toEqual({ step, house: [], temporary: [], open: [], secrets: [] })
        child.stdin.write('on\n')
      }
      expect(await ended).toEqual([0, null])
      return said
    }

    expect(await watched([])).toEqual(STEPS)
    expect(secrets).toHaveLength(1)
    const made = ['Backups', 'backup.libellus', 'case.age', 'restored', 'salvaged', 'settings', 'vault']
    expect((await readdir(house)).toSorted()).toEqual(made)

    const shim = buildShim(folder)
    if (shim) expect(await watched(['reading'], shim.env(house, { fault: 'still:0' }))).toEqual(['reading', 'read'])
    else console.info(NO_SHIM)

    // The search would find a secret.
    await writeFile(path.join(house, 'planted'), Buffer.from(`…${secrets[0]}…`, 'utf16le'))
    expect(filesWith(house, secrets[0] ?? '')).toEqual(['planted'])
  },
)

/** The files that hold the text as a Latin one would stand in them. */
function filesWith(folder: string, text: string): string[] {
  const needles = [Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from(text, 'utf16le').swap16()]
  return (readdirSync(folder, { recursive: true }) as string[]).filter((name) => {
    const file = path.join(folder, name)
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return false
    const bytes = readFileSync(file)
    return needles.some((needle) => bytes.includes(needle))
  })
}
