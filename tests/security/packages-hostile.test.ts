import { Decrypter, Encrypter } from 'age-encryption'
import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import yazl from 'yazl'
import { CASE_JSON_FORMAT } from '../../src/shared/contract/case-json.ts'
import { exportPackage } from '../../src/main/engine/packages/out/exporting.ts'
import { sealedAccess, sealStream } from '../../src/main/engine/packages/bag/sealed.ts'
import { inspectPackage } from '../../src/main/engine/packages/in/inspecting.ts'
import { takePackage } from '../../src/main/engine/packages/in/taking.ts'
import { webView } from '../../src/main/engine/evidence/reading.ts'
import { documentNamed, endOf, fullCase, house, rowsOf, SECRET_NAME, type House } from '../fixtures/packaged-case.ts'
import { tmpdir } from 'node:os'

const kept = mkdtempSync(path.join(tmpdir(), 'libellus-test-'))
const bag = path.join(kept, 'bag')
const ends: (() => Promise<void>)[] = []
let caseId: string
let page: string

/** One sound package, copied and harmed in each test. */
beforeAll(async () => {
  const a = await house('A. Orlova', (end) => ends.push(end))
  caseId = await fullCase(a)
  page = documentNamed(a.vault, caseId, 'page.html')
  const secret = documentNamed(a.vault, caseId, SECRET_NAME)
  const exceptions = [
    { documentId: secret, bars: ['not-reviewed' as const, 'privileged' as const], reason: 'waived for the test' },
  ]
  const order = { caseId, at: bag, form: 'folder' as const, passphrase: undefined, exceptions, leaveOut: false }
  expect(await endOf(a, await exportPackage(a, a.vault, order))).toMatchObject({ state: 'done' })
})

afterAll(async () => {
  for (const end of ends) await end()
  rmSync(kept, { recursive: true, force: true })
})

function copied(): string {
  const folder = mkdtempSync(path.join(kept, 'copy-'))
  const at = path.join(folder, 'bag')
  cpSync(bag, at, { recursive: true })
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return at
}

/** Writes the manifests anew, as somebody does who knows how. */
function resealed(at: string): string {
  const sha = (file: string) =>
    createHash('sha256')
      .update(readFileSync(path.join(at, file)))
      .digest('hex')
  const all = readdirSync(at, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(at, path.join(entry.parentPath, entry.name)))
  const lines = (files: string[]) => files.map((file) => `${sha(file)}  ${file}\n`).join('')
  const payload = all.filter((file) => file.startsWith('data/'))
  writeFileSync(path.join(at, 'manifest-sha256.txt'), lines(payload))
  const size = payload.reduce((sum, file) => sum + readFileSync(path.join(at, file)).length, 0)
  const info = readFileSync(path.join(at, 'bag-info.txt'), 'utf8')
  writeFileSync(
    path.join(at, 'bag-info.txt'),
    info.replace(/Payload-Oxum: .*/, `Payload-Oxum: ${size}.${payload.length}`),
  )
  writeFileSync(
    path.join(at, 'tagmanifest-sha256.txt'),
    lines(all.filter((file) => !file.startsWith('data/') && file !== 'tagmanifest-sha256.txt')),
  )
  return at
}

type Rows = Record<string, unknown>[]

function inJson(at: string, change: (json: Record<'documents' | 'parties' | 'relations', Rows>) => void): string {
  const file = path.join(at, 'data', 'case.json')
  const json = JSON.parse(readFileSync(file, 'utf8')) as Record<'documents' | 'parties' | 'relations', Rows>
  change(json)
  writeFileSync(file, JSON.stringify(json))
  return resealed(at)
}

const inspect = (into: House, at: string) =>
  inspectPackage(into.vault, at, undefined, () => undefined, new AbortController().signal)

async function whys(at: string): Promise<string[]> {
  const into = await house('B. Petrov')
  const answer = await inspect(into, at).catch((failure: unknown) => failure as { code: string })
  if ('code' in answer) return [answer.code]
  if (answer.faults.length > 0) {
    expect(() => takePackage(into, into.vault, answer.id, [])).toThrow('PACKAGE_UNSOUND')
  }
  return [...new Set(answer.faults.map(({ why }) => why))]
}

describe('a package that somebody has changed', () => {
  const original = (at: string) => {
    const folder = path.join(at, 'data', 'originals')
    return path.join(folder, readdirSync(folder)[0]!)
  }

  test('is sound before', async () => expect(await whys(copied())).toEqual([]))

  test.each([
    ['a byte of an original', (at: string) => writeFileSync(original(at), 'other bytes'), 'changed'],
    ['an original away', (at: string) => rmSync(original(at)), 'missing'],
    ['a file too many', (at: string) => writeFileSync(path.join(at, 'data', 'more.exe'), 'MZ'), 'not-listed'],
    ['a file beside the data', (at: string) => writeFileSync(path.join(at, 'run.sh'), 'rm -rf'), 'not-listed'],
    ['no list of its lists', (at: string) => rmSync(path.join(at, 'tagmanifest-sha256.txt')), 'missing'],
    ['a link', (at: string) => symlinkSync('/etc/passwd', path.join(at, 'data', 'link')), 'link'],
    [
      'a path that climbs in its manifest',
      (at: string) => {
        const file = path.join(at, 'manifest-sha256.txt')
        writeFileSync(file, `${readFileSync(file, 'utf8')}${'0'.repeat(64)}  data/../../../etc/passwd\n`)
      },
      'climbs',
    ],
  ])('with %s is refused', async (_what, harm, why) => {
    const at = copied()
    harm(at)
    expect(await whys(at)).toContain(why)
  })

  test('is refused where its chain tells another story under fitting hashes', async () => {
    const at = copied()
    const trail = path.join(at, 'data', 'trail.jsonl')
    writeFileSync(trail, readFileSync(trail, 'utf8').replace('A. Orlova', 'C. Nobody'))
    expect(await whys(resealed(at))).toEqual(['chain-changed'])
    const cut = copied()
    const lines = readFileSync(path.join(cut, 'data', 'trail.jsonl'), 'utf8').split('\n')
    writeFileSync(path.join(cut, 'data', 'trail.jsonl'), `${lines.slice(0, 3).join('\n')}\n`)
    expect(await whys(resealed(cut))).toEqual(['chain-ends-elsewhere'])
  })

  test('is refused where its JSON names files elsewhere, rows twice or nobody', async () => {
    const elsewhere = inJson(copied(), ({ documents }) => {
      documents[0]!['file'] = '../../../../etc/passwd'
    })
    expect(await whys(elsewhere)).toEqual(['not-in-the-package'])
    const twice = inJson(copied(), ({ parties }) => parties.push(parties[0]!))
    expect(await whys(twice)).toEqual(['twice'])
    const circle = inJson(copied(), ({ relations }) => {
      const one = relations[0]!
      relations.push({ ...one, document: one['of'], of: one['document'] })
    })
    expect(await whys(circle)).toEqual(['circle'])
    const later = inJson(copied(), (json) => Object.assign(json, { format: CASE_JSON_FORMAT + 1 }))
    expect(await whys(later)).toEqual(['PACKAGE_NEWER'])
    const deep = copied()
    writeFileSync(path.join(deep, 'data', 'case.json'), '['.repeat(5_000_000))
    expect(await whys(resealed(deep))).toEqual(['PACKAGE_UNSOUND'])
  })
})

describe('a hostile zip', () => {
  async function zipped(fill: (zip: yazl.ZipFile) => void, change = (bytes: Buffer) => bytes): Promise<string> {
    const zip = new yazl.ZipFile()
    for (const file of ['bagit.txt', 'manifest-sha256.txt', 'data/case.json']) {
      zip.addBuffer(readFileSync(path.join(bag, file)), `bag/${file}`)
    }
    fill(zip)
    zip.end()
    const folder = mkdtempSync(path.join(kept, 'zip-'))
    const at = path.join(folder, 'package.zip')
    writeFileSync(
      at,
      change(await buffer(zip.outputStream as unknown as NodeJS.ReadableStream & AsyncIterable<Buffer>)),
    )
    return at
  }
  const renamed = (from: string, to: string) => (bytes: Buffer) =>
    Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1')

  test('cannot write or read outside of itself', async () => {
    const evil = await zipped(
      (zip) => zip.addBuffer(Buffer.from('x'), 'bag/data/aa/aa/evil'),
      renamed('aa/aa', '../..'),
    )
    expect(await whys(evil)).toContain('climbs')
    const link = await zipped((zip) => zip.addBuffer(Buffer.from('/etc/passwd'), 'bag/data/link', { mode: 0o120777 }))
    expect(await whys(link)).toContain('link')
  })

  test('that unpacks to much more than it is, is not unpacked', async () => {
    const bomb = await zipped((zip) => zip.addBuffer(Buffer.alloc(64 * 1024 * 1024), 'bag/data/zeros.bin'))
    expect(await whys(bomb)).toContain('too-large')
  })

  test('that is cut or no zip at all is called what it is', async () => {
    const cut = await zipped(
      () => undefined,
      (bytes) => bytes.subarray(0, bytes.length - 30),
    )
    expect(await whys(cut)).toEqual(['NOT_A_PACKAGE'])
    const none = path.join(kept, 'none.zip')
    writeFileSync(none, 'no zip')
    expect(await whys(none)).toEqual(['NOT_A_PACKAGE'])
    const age = path.join(kept, 'none.age')
    const sealed = (work: string) =>
      `age-encryption.org/v1\n-> scrypt ${'A'.repeat(22)} ${work}\n${'A'.repeat(43)}\n--- ${'A'.repeat(43)}\n`
    const into = await house('B. Petrov')
    const { signal } = new AbortController()
    const opened = (bytes: string) => {
      writeFileSync(age, bytes)
      return inspectPackage(into.vault, age, 'a guess', () => undefined, signal)
    }
    await expect(opened(sealed('x'))).rejects.toThrow('NOT_A_PACKAGE')
    await expect(opened(sealed('18 \n-> X25519 x'))).rejects.toThrow('NOT_A_PACKAGE')
    await expect(opened(sealed('19'))).rejects.toMatchObject({ code: 'PACKAGE_TOO_COSTLY', data: { work: 19 } })
  })

  test('under a passphrase is what the age library reads and writes', async () => {
    const file = path.join(kept, 'one.age')
    const plain = Buffer.from('a package')
    const [decrypter, encrypter] = [new Decrypter(), new Encrypter()]
    decrypter.addPassphrase('a guess')
    encrypter.setPassphrase('a guess')
    const ours = await new Response(await sealStream(new Blob([plain]).stream(), 'a guess')).bytes()
    expect(Buffer.from(await decrypter.decrypt(ours))).toEqual(plain)
    writeFileSync(file, await encrypter.encrypt(plain))
    const access = async (passphrase: string) => {
      const bytes = readFileSync(file)
      const read = async (from: number, length: number) => bytes.subarray(from, from + length)
      return (await sealedAccess({ size: bytes.length, read }, passphrase, 'one.age')).read(0, 100)
    }
    expect(await access('a guess')).toEqual(plain)
    await expect(access('another')).rejects.toThrow('WRONG_PASSPHRASE')
  })
})

test('what changes between the proof and the taking is not taken', async () => {
  const into = await house('B. Petrov')
  const at = copied()
  const inspection = await inspect(into, at)
  const folder = path.join(at, 'data', 'originals')
  writeFileSync(path.join(folder, readdirSync(folder).at(-1)!), 'other bytes')
  const before = rowsOf(into.vault, caseId)
  const job = await endOf(into, takePackage(into, into.vault, inspection.id, []))
  expect(job).toMatchObject({ state: 'failed', error: { code: 'INSPECTION_GONE' } })
  expect(rowsOf(into.vault, caseId)).toEqual(before)
})

test('a web view is made of the original and never taken over', async () => {
  const into = await house('B. Petrov')
  const at = copied()
  const text = path.join(at, 'data', 'text', `${page}.json`)
  const given = JSON.parse(readFileSync(text, 'utf8')) as object
  writeFileSync(text, JSON.stringify({ ...given, html: '<script>steal()</script>' }))
  expect(await whys(resealed(at))).toEqual(['not-accepted'])
  const inspection = await inspect(into, bag)
  expect(await endOf(into, takePackage(into, into.vault, inspection.id, []))).toMatchObject({ state: 'done' })
  expect(webView(into.vault, page)).toContain('The copied hinges were sold in Varna.')
})
