import Database from 'better-sqlite3'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { forgetDocument, indexBlocks, unindexDocument } from '../../src/main/engine/search/index-blocks.ts'
import { openDatabase } from '../../src/main/engine/vault/connection.ts'
import { deriveKeys } from '../../src/main/engine/vault/keys.ts'
import { readKeyFile, unlock } from '../../src/main/engine/vault/key-file.ts'
import { owesScrub, owScrub, scrub } from '../../src/main/engine/vault/scrub.ts'
import { type Bench, benchWithVault, ended, importPaths, PASSPHRASE, ROOT } from '../engine-under-test.ts'
import { decryptedPages } from '../fixtures/decrypted-pages.ts'
import { CYRILLIC_WORD, LATIN_WORD } from '../fixtures/known-words.ts'
import { NEEDLES, unpackedIn } from '../fixtures/plaintext-search.ts'
import { makeVault } from '../fixtures/vaults.ts'

const REASON = 'Order no. 7 of the tribunal'
const FILE = `${LATIN_WORD}.txt`

describe('a document that is deleted for good', () => {
  test('leaves no word of it in the decrypted database, and its bytes are gone', async () => {
    const bench = await withClawback()
    const { client, secret, caseId } = bench
    expect(await tellsOfIt(bench)).toBe(true)
    const objects = objectsOf(bench)

    const preview = await client.deletion.preview({ documentId: secret })
    expect(preview).toMatchObject({ fileName: FILE, dossiers: [1], exhibit: 'C-2', served: false, heldIn: [] })
    expect(preview.entries).toBeGreaterThan(4)
    const deleted = await client.deletion.deleteForGood({ documentId: secret, fileName: FILE, reason: REASON })
    expect(deleted).toMatchObject({ removedDossiers: 1, rewritten: true, removedEntries: preview.entries })

    expect(await tellsOfIt(bench)).toBe(false)
    // The document's own, and the dossier's.
    expect(objectsOf(bench)).toHaveLength(objects.length - 2)
    expect((await client.search.query({ text: LATIN_WORD, limit: 10 })).hits).toEqual([])
    expect((await client.evidence.list({ caseId })).map(({ id }) => id)).not.toContain(secret)
    await expect(client.evidence.get({ documentId: secret })).rejects.toMatchObject({ code: 'DOCUMENT_NOT_FOUND' })
  })

  test('leaves an entry with the reason, and a vault that verifies', async () => {
    const { client, secret, caseId } = await withClawback()
    await client.deletion.deleteForGood({ documentId: secret, fileName: FILE, reason: REASON })
    const { entries } = await client.audit.list({ documentId: secret, limit: 100 })
    const last = entries.find(({ act }) => act === 'document.deleted-for-good')
    expect(last).toMatchObject({ chain: caseId, after: { reason: REASON }, removed: false, about: null })
    expect(JSON.stringify([last?.before, last?.after])).not.toContain(LATIN_WORD)
    expect(entries.filter(({ act }) => act === 'document.imported')).toMatchObject([{ removed: true }])
    const job = await ended(client, await client.vault.verify())
    expect(job.result).toMatchObject({ clean: true, faults: [] })
  })

  test('takes its number with it: neither that nor its dossier’s version is given again', async () => {
    const { client, secret, caseId, documents } = await withClawback()
    await client.deletion.deleteForGood({ documentId: secret, fileName: FILE, reason: REASON })
    const third = documents[2] as string
    const [numbered] = await client.exhibits.number({ caseId, documentIds: [third], series: 'C' })
    expect(numbered?.label).toBe('C-3')
    const { exhibits } = await client.exhibits.list({ caseId })
    const drafts = exhibits.map(({ id }) => id).toReversed()
    const reordered = await client.exhibits.reorder({ caseId, series: 'C', drafts })
    expect(reordered.map(({ label }) => label)).toEqual(['C-1', 'C-3'])
    const made = await ended(client, await client.dossier.make({ caseId, profile: 'bundle', language: 'en' }))
    expect(made.result).toMatchObject({ version: 2 })
  })

  test('is refused under another name, and while it stands served', async () => {
    const { client, secret, caseId } = await withClawback()
    const { exhibits } = await client.exhibits.list({ caseId })
    const { id = '' } = exhibits.find(({ document }) => document.id === secret) ?? {}
    await expect(
      client.deletion.deleteForGood({ documentId: secret, fileName: 'other.txt', reason: REASON }),
    ).rejects.toMatchObject({ code: 'NAME_DOES_NOT_MATCH' })
    const service = { on: '2026-01-05', recipient: 'Respondent', version: null }
    await client.exhibits.serve({ exhibitIds: [id], service })
    await expect(
      client.deletion.deleteForGood({ documentId: secret, fileName: FILE, reason: REASON }),
    ).rejects.toMatchObject({ code: 'EXHIBIT_SERVED', data: { label: 'C-2' } })
    await client.exhibits.withdraw({ exhibitId: id, on: '2026-01-06' })
    const gone = await client.deletion.deleteForGood({ documentId: secret, fileName: FILE, reason: REASON })
    expect(gone.removedDossiers).toBe(1)
  })

  test('that was a mail leaves its name nowhere in the attachments that stay', async () => {
    const bench = await benchWithVault()
    const { client, folder } = bench
    const { id: caseId } = await client.cases.create({ title: 'Water rights' })
    const mail = mailWith('plan.eml', mailWith('plan.txt', 'The sluices are closed.'))
    for (const within of ['.', 'again']) {
      const file = path.join(folder, within, `${LATIN_WORD}.eml`)
      mkdirSync(path.dirname(file), { recursive: true })
      writeFileSync(file, mail)
      await importPaths(bench, caseId, [within === '.' ? file : path.dirname(file)])
    }
    const named = async (fileName: string) =>
      (await client.evidence.list({ caseId })).find((one) => one.fileName === fileName)!.id
    const [secret, inner, plan] = [await named(`${LATIN_WORD}.eml`), await named('plan.eml'), await named('plan.txt')]
    expect((await client.evidence.get({ documentId: plan })).origin).toBe(`${LATIN_WORD}.eml/plan.eml/plan.txt`)
    expect(await tellsOfIt(bench)).toBe(true)

    const { entries } = await client.deletion.preview({ documentId: secret })
    const fileName = `${LATIN_WORD}.eml`
    const deleted = await client.deletion.deleteForGood({ documentId: secret, fileName, reason: REASON })
    expect(deleted.removedEntries).toBe(entries)
    expect(await tellsOfIt(bench)).toBe(false)
    expect((await client.evidence.get({ documentId: inner })).origin).toBe('plan.eml')
    const { origin, custody } = await client.evidence.get({ documentId: plan })
    expect(origin).toBe('plan.eml/plan.txt')
    expect(custody.map(({ detail }) => detail['origin'])).toEqual([origin, origin])
    expect((await ended(client, await client.vault.verify())).result).toMatchObject({ clean: true, faults: [] })
  })

  test('keeps its bytes where another case has the same file', async () => {
    const bench = await withClawback()
    const { client, secret, folder } = bench
    const { id: other } = await client.cases.create({ title: 'Another matter' })
    await importPaths(bench, other, [path.join(folder, FILE)])
    await client.deletion.deleteForGood({ documentId: secret, fileName: FILE, reason: REASON })
    const [kept] = await client.evidence.list({ caseId: other })
    expect(await client.custody.verify({ documentIds: [kept?.id ?? ''] })).toMatchObject([{ match: true }])
    const { entries } = await client.audit.list({ chain: other, of: 'document', limit: 10 })
    expect(entries.every(({ removed }) => !removed)).toBe(true)
    const { hits } = await client.search.query({ text: LATIN_WORD, limit: 10 })
    expect(new Set(hits.map((hit) => hit.caseId))).toEqual(new Set([other]))
  })
})

describe('what a deletion alone leaves behind', () => {
  test('in free space of the database goes with the scrub', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'libellus-test-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const [file, key] = [path.join(folder, 'vault.db'), Buffer.alloc(32, 7)]
    const sqlite = openDatabase(file, key, { create: true })
    onTestFinished(() => void sqlite.close())
    sqlite.exec('CREATE TABLE property (key TEXT PRIMARY KEY, value TEXT); CREATE TABLE said (id INTEGER, text TEXT)')
    const insert = sqlite.prepare('INSERT INTO said VALUES (?, ?)')
    sqlite.transaction(() => {
      for (let id = 0; id < 3000; id++) insert.run(id, (id % 2 ? LATIN_WORD : 'other').repeat(20))
    })()
    sqlite.transaction(() => {
      sqlite.exec('DELETE FROM said WHERE id % 2 = 1 OR id < 500')
      owScrub(sqlite)
    })()
    writeFileSync(path.join(folder, 'before-0007.db'), LATIN_WORD)
    expect(decryptedPages(file, key).includes(LATIN_WORD)).toBe(true)
    expect(owesScrub(sqlite)).toBe(true)
    expect(scrub(sqlite, folder)).toBe(true)
    expect(owesScrub(sqlite)).toBe(false)
    expect(decryptedPages(file, key).includes(LATIN_WORD)).toBe(false)
    expect(readdirSync(folder)).not.toContain('before-0007.db')
  })

  test('where a crash came before the scrub goes at the next opening', async () => {
    const { folder, vault, reopen } = await makeVault()
    vault().write(() => owScrub(vault().sqlite))
    const left = path.join(folder, 'objects', 'ab')
    mkdirSync(left)
    writeFileSync(path.join(left, 'c'.repeat(62)), 'sealed bytes of a deleted document')
    const again = await reopen()
    expect(owesScrub(again.sqlite)).toBe(false)
    expect(readdirSync(left)).toEqual([])
  })

  test('in the segments of the index goes with the document', () => {
    const sqlite = new Database(':memory:')
    const migrations = path.join(ROOT, 'resources/migrations')
    for (const name of readdirSync(migrations).sort()) sqlite.exec(readFileSync(path.join(migrations, name), 'utf8'))
    for (let at = 0; at < 40; at++) {
      const text = at === 3 ? LATIN_WORD : `sluice ${at}`
      const block = { ordinal: 1, kind: 'paragraph', text, noise: false }
      indexBlocks(sqlite, { id: `d${at}`, caseId: 'c', title: null }, [block])
    }
    const holds = () =>
      (sqlite.prepare('SELECT block FROM search_text_data').pluck().all() as Buffer[]).some((block) =>
        block.includes(LATIN_WORD.toLowerCase().slice(0, 8)),
      )
    unindexDocument(sqlite, 'd3')
    expect(holds()).toBe(true)
    forgetDocument(sqlite, 'd3')
    expect(holds()).toBe(false)
  })
})

type Clawback = Bench & { caseId: string; secret: string; documents: string[] }

/** A case with three documents, of which the second says the known words; it is numbered and in a dossier. */
async function withClawback(): Promise<Clawback> {
  const bench = await benchWithVault()
  const { client, folder } = bench
  const { id: caseId } = await client.cases.create({ title: 'Water rights' })
  const texts = { 'a.txt': 'The first letter', [FILE]: secretText(), 'z.txt': 'The last letter' }
  for (const [name, text] of Object.entries(texts)) {
    writeFileSync(path.join(folder, name), text)
    await importPaths(bench, caseId, [path.join(folder, name)])
  }
  // Others enough that the index joins the document's terms with theirs.
  const others = path.join(folder, 'others')
  mkdirSync(others)
  for (const at of Array(24).keys()) writeFileSync(path.join(others, `${at}.txt`), otherText(at))
  await importPaths(bench, caseId, [others])
  const listed = await client.evidence.list({ caseId })
  const documents = ['a.txt', FILE, 'z.txt'].map((name) => listed.find(({ fileName }) => fileName === name)!.id)
  const [first = '', secret = ''] = documents
  await client.evidence.declare({ documentId: secret, revision: 1, field: 'title', value: `On ${LATIN_WORD}` })
  await client.evidence.annotate({ documentId: secret, revision: 2, fields: { notes: CYRILLIC_WORD, tags: [] } })
  await client.custody.declare({ documentId: secret, revision: 0, fields: { collector: CYRILLIC_WORD } })
  await client.evidence.mark({ documentIds: [first, secret, documents[2] as string], marks: { reviewed: true } })
  await client.exhibits.number({ caseId, documentIds: [first, secret], series: 'C' })
  await ended(client, await client.dossier.make({ caseId, profile: 'bundle', language: 'en' }))
  return { ...bench, caseId, secret, documents }
}

function mailWith(name: string, content: string): string {
  const type = name.endsWith('.eml') ? 'message/rfc822' : 'text/plain; charset=utf-8'
  return [
    'From: clerk@example.org',
    'Subject: Plans',
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${name}"`,
    '',
    `--${name}`,
    `Content-Type: ${type}; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
    '',
    content,
    `--${name}--`,
    '',
  ].join('\r\n')
}

function secretText(): string {
  return Array.from({ length: 400 }, (_, at) => `Paragraph ${at}: ${LATIN_WORD} wrote to ${CYRILLIC_WORD}.`).join(
    '\n\n',
  )
}

function otherText(of: number): string {
  return Array.from(
    { length: 60 },
    (_, at) => `Line ${at} of letter ${of}, about sluice number ${of * 100 + at}.`,
  ).join('\n\n')
}

/** Whether a page of the database, a free one or one of its log included, says a known word. */
async function tellsOfIt({ folder }: Bench): Promise<boolean> {
  const vault = path.join(folder, 'vault')
  const keyFile = await readKeyFile(vault)
  const { database } = deriveKeys(await unlock(keyFile, PASSPHRASE), keyFile.id)
  const bytes = decryptedPages(path.join(vault, 'vault.db'), database)
  expect(bytes.includes('Water rights')).toBe(true)
  const all = [bytes, ...unpackedIn(bytes)]
  return NEEDLES.some((needle) => all.some((some) => some.includes(needle)))
}

function objectsOf({ folder }: Bench): string[] {
  const files = readdirSync(path.join(folder, 'vault', 'objects'), { recursive: true, withFileTypes: true })
  return files.filter((file) => file.isFile()).map(({ name }) => name)
}
