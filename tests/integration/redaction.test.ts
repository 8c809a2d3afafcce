import path from 'node:path'
import { expect, test } from 'vitest'
import { caseOfFiles, PASSPHRASE, startBench } from '../engine-under-test.ts'
import { madePdf } from '../fixtures/made-pdfs.ts'

const SECRET = 'Quintilianus'
const TEXT = `The letter names ${SECRET}, a clerk. Write to clerk@calahorra.example or call +34 941 123 456. Pay to DE89 3704 0044 0532 0130 00.`

async function caseWith(files: Record<string, Uint8Array | string>) {
  const bench = await caseOfFiles('Redacted', files)
  const { client, caseId, documents } = bench
  return { bench, client, caseId, document: documents[0]! }
}

/** Marks every place of the words and makes the copy. */
async function redactWords(
  { client }: Pick<Awaited<ReturnType<typeof caseWith>>, 'client'>,
  documentId: string,
  text: string,
) {
  const { hits } = await client.redaction.find({ documentId, query: { kind: 'words', text } })
  const areas = hits.flatMap(({ page, boxes }) => boxes.map((box) => ({ ...box, page, reason: 'personal-data' })))
  const { revision } = await client.redaction.draft({ documentId })
  const draft = await client.redaction.keepDraft({ documentId, revision, areas })
  return client.redaction.apply({ documentId, revision: draft.revision })
}

test('a redacted copy is a document of its own, unreviewed, without the marks of its original', async () => {
  const { client, caseId, document } = await caseWith({ 'letter.pdf': await madePdf([{ text: TEXT }]) })
  await client.evidence.mark({ documentIds: [document.id], marks: { reviewed: true, confidential: 'the clerk' } })
  const { copyId, log } = await redactWords({ client }, document.id, SECRET)
  expect(log.areas).toMatchObject([{ page: 1, reason: 'personal-data', characters: SECRET.length, images: 0 }])
  const copy = await client.evidence.get({ documentId: copyId })
  expect(copy).toMatchObject({
    fileName: 'letter (redacted).pdf',
    bars: ['not-reviewed'],
    relation: { kind: 'redaction', of: document.id },
  })
  const { blocks } = await client.evidence.blocks({ documentId: copyId })
  expect(blocks.map(({ text }) => text).join(' ')).toContain('a clerk')
  expect(JSON.stringify(blocks)).not.toContain(SECRET)
  expect(await client.redaction.log({ documentId: copyId })).toEqual(log)
  expect(await client.redaction.log({ documentId: document.id })).toBeNull()
  expect((await client.redaction.draft({ documentId: document.id })).areas).toEqual([])
  const { entries } = await client.audit.list({ chain: caseId, limit: 50 })
  const made = entries.find(({ act }) => act === 'redaction.applied')
  expect(made).toMatchObject({ subject: copyId })
  expect(JSON.stringify(made)).not.toContain(SECRET)
  expect((await client.evidence.blocks({ documentId: document.id })).blocks.map(({ text }) => text).join()).toContain(
    SECRET,
  )
  // A handed-out mail's marks follow what its bytes hold: the copy holds nothing of it.
  await client.evidence.mark({ documentIds: [copyId], marks: { reviewed: true } })
  await client.evidence.handOut({ documentId: copyId })
})

test('e-mail addresses, telephone numbers and accounts are found on the pages with what stands around them', async () => {
  const { client, document } = await caseWith({ 'letter.pdf': await madePdf([{ text: 'First' }, { text: TEXT }]) })
  const find = async (pattern: 'email' | 'phone' | 'iban') => {
    const { hits } = await client.redaction.find({ documentId: document.id, query: { kind: 'pattern', pattern } })
    return hits.map(({ page, text }) => [page, text])
  }
  expect(await find('email')).toEqual([[2, 'clerk@calahorra.example']])
  expect(await find('phone')).toEqual([[2, '+34 941 123 456']])
  expect(await find('iban')).toEqual([[2, 'DE89 3704 0044 0532 0130 00']])
  const { hits } = await client.redaction.find({ documentId: document.id, query: { kind: 'words', text: 'quintil' } })
  expect(hits).toMatchObject([{ page: 2, text: 'Quintil', before: 'The letter names ' }])
})

test('drawn boxes survive a restart, a stale drawing is refused, and what lies under each is told', async () => {
  const { bench, client, document } = await caseWith({ 'letter.pdf': await madePdf([{ text: TEXT }]) })
  const documentId = document.id
  const { hits } = await client.redaction.find({ documentId, query: { kind: 'words', text: SECRET } })
  const areas = [{ page: 1, ...hits[0]!.boxes[0]!, reason: 'a word of our own' }]
  await client.redaction.keepDraft({ documentId, revision: 0, areas })
  await expect(client.redaction.keepDraft({ documentId, revision: 0, areas: [] })).rejects.toMatchObject({
    code: 'STALE',
  })
  await expect(
    client.redaction.keepDraft({ documentId, revision: 1, areas: [{ ...areas[0]!, page: 2 }] }),
  ).rejects.toMatchObject({ code: 'PAGE_NOT_FOUND' })
  await bench.engine.close()
  const again = await startBench(bench.folder)
  await again.client.vault.open({ place: again.engine.grant(path.join(bench.folder, 'vault')), passphrase: PASSPHRASE })
  expect(await again.client.redaction.draft({ documentId })).toEqual({ areas, revision: 1 })
  expect(await again.client.redaction.under({ documentId })).toEqual([SECRET])
})

test('documents without pages and drafts without boxes are refused in words', async () => {
  const { client, document } = await caseWith({ 'note.txt': 'Only text.' })
  const documentId = document.id
  const areas = [{ page: 1, left: 0, top: 0, right: 9, bottom: 9, reason: 'privilege' }]
  const refused = client.redaction.keepDraft({ documentId, revision: 0, areas })
  await expect(refused).rejects.toMatchObject({ code: 'NO_PAGES_TO_REDACT' })
  const other = await caseWith({ 'letter.pdf': await madePdf([{ text: TEXT }]) })
  await expect(other.client.redaction.apply({ documentId: other.document.id, revision: 0 })).rejects.toMatchObject({
    code: 'NOTHING_TO_REDACT',
  })
})

test('the original deleted for good leaves its copy, whose log says nothing of it', async () => {
  const { client, document } = await caseWith({ 'letter.pdf': await madePdf([{ text: TEXT }]) })
  const documentId = document.id
  const { hits } = await client.redaction.find({ documentId, query: { kind: 'words', text: SECRET } })
  const areas = [{ page: 1, ...hits[0]!.boxes[0]!, reason: `names ${SECRET}` }]
  const { revision } = await client.redaction.keepDraft({ documentId, revision: 0, areas })
  const { copyId } = await client.redaction.apply({ documentId, revision })
  await client.deletion.deleteForGood({ documentId, fileName: 'letter.pdf', reason: 'it must go' })
  const log = await client.redaction.log({ documentId: copyId })
  expect(log).toMatchObject({ originalId: null })
  expect(JSON.stringify(log)).not.toContain(SECRET)
  await client.deletion.deleteForGood({ documentId: copyId, fileName: 'letter (redacted).pdf', reason: 'it too' })
})
