import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Bench, benchWithVault, ended, importPaths, PASSPHRASE, startBench } from '../engine-under-test.ts'
import { readPdf } from '../fixtures/read-pdf.ts'
import { asReadOnlyMedium } from '../fixtures/small-disk.ts'
import { testHost } from '../test-host.ts'

const MAIL = [
  'From: a@example.org',
  'Subject: The licence',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="b"',
  '',
  '--b',
  'Content-Type: text/plain',
  '',
  'See what is attached.',
  '--b',
  'Content-Type: text/plain; name="licence.txt"',
  'Content-Disposition: attachment; filename="licence.txt"',
  '',
  'The licence ends on 5 December 2006.',
  '--b--',
  '',
].join('\r\n')

describe('the custody record of a document', () => {
  test('says when, by whom, from where, how and with what it was taken in', async () => {
    const { client, folder, mail, attached } = await withMail()
    const record = await client.custody.record({ documentId: mail })
    expect(record.acquired).toMatchObject({
      by: 'A. Orlova',
      account: 'tester',
      origin: 'papers/letter.eml',
      place: path.join(folder, 'papers', 'letter.eml'),
      computer: testHost(folder).computer,
      came: 'disk',
      holder: null,
      fileName: 'letter.eml',
      tool: 'Libellus 0.0.0-test',
    })
    const inside = await client.custody.record({ documentId: attached })
    expect(inside.acquired).toMatchObject({
      place: null,
      came: 'attachment',
      holder: 'The licence',
      fileName: 'licence.txt',
    })
  })

  test('keeps what is declared apart from what was read, with who declared it', async () => {
    const { client, mail } = await withMail()
    const revision = 0
    const fields = { address: 'https://example.org/', collector: 'B. Petrov' }
    const declared = await client.custody.declare({ documentId: mail, revision, fields })
    expect(declared).toMatchObject({ revision: 1, declared: { ...fields, tool: '' }, declaredBy: { by: 'A. Orlova' } })
    expect(declared.read.every(({ basis }) => basis === 'file' || basis === 'text')).toBe(true)
    await expect(client.custody.declare({ documentId: mail, revision, fields: { tool: 'x' } })).rejects.toMatchObject({
      code: 'STALE',
      data: { current: { revision: 1 } },
    })
    await client.custody.declare({ documentId: mail, revision: 1, fields: { collector: '' } })
    const { entries } = await client.audit.list({ documentId: mail, of: 'custody', limit: 5 })
    expect(entries[0]).toMatchObject({ before: { collector: 'B. Petrov' }, after: { collector: '' } })
  })

  test('tells each verification with its match, also one that finds the bytes damaged', async () => {
    const bench = await withMail()
    const { client, mail, attached } = bench
    await ended(client, await client.vault.verify())
    expect(await client.custody.verify({ documentIds: [mail] })).toEqual([{ documentId: mail, match: true }])
    const { events } = await client.custody.record({ documentId: mail })
    expect(events.map(({ act, detail }) => [act, detail['match']])).toEqual([
      ['verified', true],
      ['verified', true],
    ])
    setObjectsAside(bench)
    expect(await client.custody.verify({ documentIds: [attached] })).toEqual([{ documentId: attached, match: false }])
    const last = (await client.custody.record({ documentId: attached })).events.at(-1)
    expect(last?.detail).toMatchObject({ match: false, state: 'missing' })
    await expect(client.evidence.handOut({ documentId: attached })).rejects.toMatchObject({ code: 'OBJECT_MISSING' })
  })

  test('keeps each verification also where one that it found missing was deleted for good', async () => {
    const bench = await withMail()
    const { client, mail, attached } = bench
    const verificationsOf = async (documentId: string) =>
      (await client.custody.record({ documentId })).events.map(({ act, detail }) => [
        act,
        detail['match'],
        detail['state'],
      ])
    rmSync(smallestObject(bench))
    await ended(client, await client.vault.verify())
    expect(await verificationsOf(attached)).toEqual([['verified', false, 'missing']])
    expect(await verificationsOf(mail)).toEqual([['verified', true, undefined]])
    await client.deletion.deleteForGood({ documentId: attached, fileName: 'licence.txt', reason: 'Clawback' })
    expect(await verificationsOf(mail)).toEqual([['verified', true, undefined]])
    const { entries } = await client.audit.list({ limit: 100 })
    expect(entries.find(({ act }) => act === 'vault.verified')).toMatchObject({
      removed: false,
      after: { damaged: 0, missing: 1 },
    })
  })

  test('tells what left the vault: the original, a dossier that was made and handed out', async () => {
    const { client, engine, attached, caseId } = await withMail()
    await client.evidence.handOut({ documentId: attached })
    await client.exhibits.number({ caseId, documentIds: [attached], series: 'C' })
    const made = await ended(client, await client.dossier.make({ caseId, profile: 'bundle', language: 'en' }))
    const file = await engine.fetch(new Request(`http://engine/dossiers/${String(made.result?.['dossierId'])}/file`))
    await file.arrayBuffer()
    const { events, exhibit } = await client.custody.record({ documentId: attached })
    expect(exhibit).toBe('C-1')
    expect(events.map(({ act, detail }) => [act, detail['what'] ?? null, detail['match'] ?? null])).toEqual([
      ['exported', 'original', true],
      ['included', null, true],
      ['exported', 'dossier', null],
    ])
  })
})

describe('a paper on custody', () => {
  test.each([
    ['report', 'ru', ['Отчёт о хранении', 'Хеш доказывает только это', 'Libellus 0.0.0-test', 'Заявлено: A. Orlova']],
    ['902-13', 'en', ['DRAFT', '902(13)', 'penalty of perjury', 'no more', 'reasonable written notice', 'Signature']],
    ['902-14', 'ru', ['DRAFT', '902(14)', 'hearsay', 'Not verified', 'Это проект заявления на английском языке']],
  ] as const)('is made as PDF: %s, %s', async (kind, language, said) => {
    const { client, engine, caseId, mail, attached } = await withMail()
    await client.custody.declare({ documentId: mail, revision: 0, fields: { collector: 'B. Petrov' } })
    const documentIds = [mail, attached]
    const [text, ticket, tagged] = await paperOf(engine, client, { caseId, documentIds, kinds: [kind], language })
    for (const words of said) expect(text).toContain(words)
    expect(tagged).toBe(true)
    expect((await engine.fetch(new Request(`http://engine/papers/${ticket}`))).ok).toBe(false)
    const { events } = await client.custody.record({ documentId: mail })
    expect(events.at(-1)).toMatchObject({ act: 'exported', detail: { what: 'paper', kind, match: true } })
  })

  test('is not made of a document that may not leave the house', async () => {
    const { client, caseId, mail } = await withMail()
    await client.evidence.mark({ documentIds: [mail], marks: { privileged: 'attorney-client' } })
    const order = { caseId, documentIds: [mail], kinds: ['report' as const], language: 'en' as const }
    await expect(client.custody.report(order)).rejects.toMatchObject({ code: 'DOCUMENTS_BARRED' })
    const reason = 'Waived by the client on 3 June'
    await client.custody.report({ ...order, exceptions: [{ documentId: mail, bars: ['privileged'], reason }] })
    const { entries } = await client.audit.list({ documentId: mail, limit: 2 })
    expect(entries.map(({ act }) => act)).toEqual(['custody.reported', 'document.let-out'])
  })
})

describe('the comparisons in a certificate', () => {
  test('show a mismatch however many matched since, and count the rest', async () => {
    const bench = await withMail()
    const { engine, client, caseId, mail, attached } = bench
    await client.custody.verify({ documentIds: [mail] })
    const back = setObjectsAside(bench)
    await client.custody.verify({ documentIds: [mail] })
    back()
    for (let again = 0; again < 7; again++) await client.custody.verify({ documentIds: [mail] })
    const order = { caseId, documentIds: [mail, attached], kinds: ['902-14' as const], language: 'en' as const }
    const [text] = await paperOf(engine, client, order)
    expect(text).toContain('NOT EQUAL')
    // Ten of the mail: the first, the one that did not match, the one made for the paper, and seven others.
    expect(text).toContain('further comparisons between the first and the latest: 7')
    expect(text).not.toContain('not before the authors')
  })

  test('refuse the paper where the stored bytes do not match now; the report shows it', async () => {
    const bench = await withMail()
    const { engine, client, caseId, mail, attached } = bench
    setObjectsAside(bench)
    const order = { caseId, documentIds: [mail, attached], kinds: ['902-13' as const], language: 'en' as const }
    await expect(client.custody.report(order)).rejects.toMatchObject({
      code: 'ORIGINAL_DOES_NOT_MATCH',
      data: {
        names: 'The licence; The licence ends on 5 December 2006.',
        documents: [{ documentId: mail }, { documentId: attached }],
      },
    })
    const { events } = await client.custody.record({ documentId: mail })
    expect(events.map(({ act, detail }) => [act, detail['match']])).toEqual([['verified', false]])
    const [text] = await paperOf(engine, client, { ...order, kinds: ['report'] })
    expect(text).toContain('HASH NOT EQUAL')
  })

  test('are made once for several papers', async () => {
    const { client, caseId, mail } = await withMail()
    const kinds = ['report' as const, '902-13' as const, '902-14' as const]
    const made = await client.custody.report({ caseId, documentIds: [mail], kinds, language: 'en' })
    expect(made.verified).toEqual([{ documentId: mail, match: true }])
    expect(made.papers).toHaveLength(3)
    const { events } = await client.custody.record({ documentId: mail })
    expect(events.map(({ act }) => act)).toEqual(['verified', 'exported', 'exported', 'exported'])
  })
})

test('a vault that is open for reading lets no paper out by exception, since it could not enter it', async ({
  skip,
}) => {
  const { client, folder, caseId, mail, attached } = await withMail()
  await client.evidence.mark({ documentIds: [attached], marks: { privileged: 'attorney-client' } })
  await client.vault.lock()
  const medium = asReadOnlyMedium(path.join(folder, 'vault'))
  if (medium === undefined) return skip('this account may mount no file system of its own')
  const reader = await startBench()
  await reader.client.vault.open({ place: reader.engine.grant(medium), passphrase: PASSPHRASE })
  const exceptions = [{ documentId: attached, bars: ['privileged' as const], reason: 'Waived by the client on 3 June' }]
  const order = { caseId, kinds: ['902-14' as const], language: 'en' as const, exceptions }
  await expect(reader.client.custody.report({ ...order, documentIds: [attached] })).rejects.toMatchObject({
    code: 'VAULT_READ_ONLY',
  })
  const [text] = await paperOf(reader.engine, reader.client, { ...order, documentIds: [mail] })
  expect(text).toMatch(/4 Comparisons of hash values.* equal /)
})

type Order = Parameters<Bench['client']['custody']['report']>[0]

/** The text of the first paper, its ticket, and whether it is tagged. */
async function paperOf(
  engine: Bench['engine'],
  client: Bench['client'],
  order: Order,
): Promise<[text: string, ticket: string, tagged: boolean]> {
  const { ticket } = (await client.custody.report(order)).papers[0]!
  const response = await engine.fetch(new Request(`http://engine/papers/${ticket}`))
  const { pages, tagged } = await readPdf(new Uint8Array(await response.arrayBuffer()))
  return [pages.map((page) => page.text.replaceAll(/\s+/g, ' ')).join(' '), ticket, tagged]
}

async function withMail(): Promise<Bench & { caseId: string; mail: string; attached: string }> {
  const bench = await benchWithVault()
  const { client, folder } = bench
  await client.settings.change({ operator: 'A. Orlova' })
  const { id: caseId } = await client.cases.create({ title: 'Water rights' })
  const papers = path.join(folder, 'papers')
  mkdirSync(papers)
  writeFileSync(path.join(papers, 'letter.eml'), MAIL)
  await importPaths(bench, caseId, [papers])
  const listed = await client.evidence.list({ caseId })
  const idOf = (name: string) => listed.find(({ fileName }) => fileName === name)!.id
  const [mail, attached] = [idOf('letter.eml'), idOf('licence.txt')]
  await client.evidence.mark({ documentIds: [mail, attached], marks: { reviewed: true } })
  return { ...bench, caseId, mail, attached }
}

/** That of the attachment, which is smaller than its mail. */
function smallestObject({ folder }: Bench): string {
  const files = readdirSync(path.join(folder, 'vault', 'objects'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name))
  return files.toSorted((a, b) => statSync(a).size - statSync(b).size)[0]!
}

/** Takes the originals away; the returned function puts them back. */
function setObjectsAside({ folder }: Bench): () => void {
  const objects = path.join(folder, 'vault', 'objects')
  const aside = path.join(folder, 'aside')
  renameSync(objects, aside)
  mkdirSync(objects)
  return () => {
    rmSync(objects, { recursive: true })
    renameSync(aside, objects)
  }
}
