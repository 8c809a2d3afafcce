import { execFileSync } from 'node:child_process'
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { benchWithVault, ended, importPaths, PASSPHRASE, type Bench } from '../engine-under-test.ts'

async function caseWith(bench: Bench): Promise<string> {
  return (await bench.client.cases.create({ title: 'Imported' })).id
}

async function folderOf(bench: Bench, files: Record<string, string | Uint8Array>): Promise<string> {
  const folder = path.join(bench.folder, 'evidence')
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, content)
  }
  return folder
}

function mailWith(attached: string, text: string): string {
  return [
    'From: V. Advocate <v@example.org>',
    'To: client@example.org',
    'Subject: Our offer',
    'Date: Tue, 26 May 2026 10:00:00 +0000',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Our offer is attached.',
    '--b',
    `Content-Type: text/plain; charset=utf-8; name="${attached}"`,
    `Content-Disposition: attachment; filename="${attached}"`,
    '',
    text,
    '--b--',
    '',
  ].join('\r\n')
}

async function outcomes({ client }: Bench, jobId: string) {
  const { inputs } = await client.imports.report({ jobId })
  return Object.fromEntries(inputs.map(({ path, outcome, refusal }) => [path, refusal ?? outcome]))
}

describe('an import', () => {
  test('keeps originals byte for byte and says that the same file twice is one document', async () => {
    const bench = await benchWithVault()
    const caseId = await caseWith(bench)
    const text = 'A licence ended\n\nThe maker did not stop when the licence ended.\n'
    const folder = await folderOf(bench, { 'one.txt': text, 'deeper/two.txt': text, 'three.md': '# Three\n\nOther.' })
    const job = await importPaths(bench, caseId, [folder])
    expect(job).toMatchObject({ state: 'done', done: 3, total: 3, counts: { added: 2, duplicate: 1, refused: 0 } })
    const documents = await bench.client.evidence.list({ caseId })
    expect(documents.map(({ fileName }) => fileName)).toEqual(['two.txt', 'three.md'])
    const { custody } = await bench.client.evidence.get({ documentId: documents[0]!.id })
    expect(custody.map(({ act }) => act)).toEqual(['acquired', 'again'])
    await bench.client.evidence.mark({ documentIds: [documents[0]!.id], marks: { reviewed: true } })
    const { ticket } = await bench.client.evidence.handOut({ documentId: documents[0]!.id })
    const address = `http://engine/documents/${documents[0]!.id}/original?ticket=${ticket}`
    expect(await (await bench.engine.fetch(new Request(address))).text()).toBe(text)
    expect((await bench.engine.fetch(new Request(address))).status).toBe(409)
  })

  test('takes names as they are: NFC beside NFD, case-only, right-to-left, not UTF-8, longer than 260 characters', async () => {
    const bench = await benchWithVault()
    const caseId = await caseWith(bench)
    const long = Array.from({ length: 4 }, () => 'a-folder-with-a-name-of-eighty-characters'.padEnd(80, 'x')).join('/')
    const names = [
      'é.txt'.normalize('NFC'),
      'é.txt'.normalize('NFD'),
      'Case.txt',
      'case.txt',
      'שלום.txt',
      `${long}/end.txt`,
    ]
    const folder = await folderOf(
      bench,
      Object.fromEntries(names.map((name, at) => [name, `Text number ${at} of many.`])),
    )
    await writeFile(
      Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xef, 0xf0, 0xe8]), Buffer.from('.txt')]),
      'Name in windows-1251.',
    )
    const job = await importPaths(bench, caseId, [folder])
    const { added = 0, refused = 0 } = job.counts
    expect({ state: job.state, total: job.total, kept: added + refused }).toEqual({ state: 'done', total: 7, kept: 7 })
    expect(added).toBeGreaterThanOrEqual(6)
  })

  test('never leaves the chosen folder and names what it does not read', async () => {
    const bench = await benchWithVault()
    const caseId = await caseWith(bench)
    const folder = await folderOf(bench, {
      'in.txt': 'Inside the folder.',
      '.DS_Store': 'left behind',
      'empty.txt': '',
    })
    await writeFile(path.join(bench.folder, 'outside.txt'), 'Outside the folder.')
    await symlink(path.join(bench.folder, 'outside.txt'), path.join(folder, 'leak.txt'))
    await symlink(bench.folder, path.join(folder, 'above'))
    await symlink(folder, path.join(folder, 'loop'))
    await symlink('nowhere', path.join(folder, 'gone'))
    await symlink('turning', path.join(folder, 'turning'))
    execFileSync('mkfifo', [path.join(folder, 'pipe')])
    const job = await importPaths(bench, caseId, [folder])
    expect(await outcomes(bench, job.id)).toEqual({
      'evidence/.DS_Store': 'skipped',
      'evidence/above': 'outside-the-folder',
      'evidence/empty.txt': 'empty',
      'evidence/gone': 'vanished',
      'evidence/in.txt': 'added',
      'evidence/leak.txt': 'outside-the-folder',
      'evidence/loop': 'link-loop',
      'evidence/pipe': 'not-a-file',
      'evidence/turning': 'link-loop',
    })
  })

  test('goes on where it was cancelled, without a second custody entry', async () => {
    const bench = await benchWithVault()
    const caseId = await caseWith(bench)
    const files = Array.from({ length: 60 }, (_, at) => [`${String(at).padStart(3, '0')}.txt`, `This is report ${at}.`])
    const folder = await folderOf(bench, Object.fromEntries(files))
    const place = bench.engine.grant(folder)
    const started = await bench.client.imports.start({ caseId, places: [place] })
    for await (const job of await bench.client.jobs.watch({ jobId: started.id })) if (job.done > 5) break
    expect(await bench.client.jobs.cancel({ jobId: started.id })).toMatchObject({ state: 'cancelled' })
    const before = await bench.client.evidence.list({ caseId })
    expect(before.length).toBeLessThan(60)
    const again = await bench.client.imports.start({ caseId, places: [place] })
    expect(again.id).toBe(started.id)
    expect(await ended(bench.client, again)).toMatchObject({
      state: 'done',
      done: 60,
      counts: { added: 60, duplicate: 0 },
    })
    const after = await bench.client.evidence.list({ caseId })
    expect(after.map(({ fileName }) => fileName)).toEqual(files.map(([name]) => name))
  })

  test('leaves nothing behind when the vault is locked in the middle of it, and the vault verifies', async () => {
    const bench = await benchWithVault()
    const caseId = await caseWith(bench)
    const files = Array.from({ length: 80 }, (_, at) => [`${at}.txt`, `This is report ${at}. `.repeat(2000)])
    const folder = await folderOf(bench, Object.fromEntries(files))
    for (let turn = 0; turn < 3; turn++) {
      const started = await bench.client.imports.start({ caseId, places: [bench.engine.grant(folder)] })
      for await (const job of await bench.client.jobs.watch({ jobId: started.id })) if (job.done > turn * 10) break
      await bench.client.vault.lock()
      await bench.client.vault.open({
        place: bench.engine.grant(path.join(bench.folder, 'vault')),
        passphrase: PASSPHRASE,
      })
      expect((await ended(bench.client, await bench.client.vault.verify())).result).toMatchObject({
        clean: true,
        faults: [],
      })
    }
  })

  test('takes in what came into the folder after it was cut short', async () => {
    const bench = await benchWithVault()
    const caseId = await caseWith(bench)
    const files = Array.from({ length: 40 }, (_, at) => [`${at}.txt`, `This is report ${at}.`])
    const folder = await folderOf(bench, Object.fromEntries(files))
    const place = bench.engine.grant(folder)
    const started = await bench.client.imports.start({ caseId, places: [place] })
    for await (const job of await bench.client.jobs.watch({ jobId: started.id })) if (job.done > 3) break
    await bench.client.jobs.cancel({ jobId: started.id })
    await writeFile(path.join(folder, 'late.txt'), 'This one came late.')
    const done = await ended(bench.client, await bench.client.imports.start({ caseId, places: [place] }))
    expect(done).toMatchObject({ state: 'done', total: 41, counts: { added: 41 } })
  })

  test('lists folders that link to each other once', async () => {
    const bench = await benchWithVault()
    const caseId = await caseWith(bench)
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
    const folder = await folderOf(
      bench,
      Object.fromEntries(names.map((name) => [`${name}/${name}.txt`, `Text of ${name}.`])),
    )
    for (const from of names) {
      for (const to of names) if (from !== to) await symlink(path.join(folder, to), path.join(folder, from, `to-${to}`))
    }
    const job = await importPaths(bench, caseId, [folder])
    expect(job).toMatchObject({ state: 'done', counts: { added: 7 } })
    expect(job.total).toBeLessThan(200)
  })

  test('takes what the window sends, and asks again for what was cut off', async () => {
    const bench = await benchWithVault()
    const caseId = await caseWith(bench)
    const files = [
      { path: 'box/first.txt', size: 11 },
      { path: 'box/second.txt', size: 12 },
    ]
    const { job, inputs } = await bench.client.imports.begin({ caseId, files })
    const put = (inputId: string, body: string) =>
      bench.engine.fetch(new Request(`http://engine/imports/${job.id}/inputs/${inputId}`, { method: 'PUT', body }))
    expect((await put(inputs[1]!.id, 'cut')).status).toBe(409)
    expect((await put(inputs[0]!.id, 'First text.')).status).toBe(204)
    expect((await put(inputs[1]!.id, 'Second text.')).status).toBe(204)
    expect(await ended(bench.client, job)).toMatchObject({ state: 'done', counts: { added: 2 } })
    expect((await put(inputs[1]!.id, 'Second text.')).status).toBe(409)
  })

  test('makes a mail’s attachments documents that inherit its marks', async () => {
    const bench = await benchWithVault()
    const caseId = await caseWith(bench)
    const mail = [
      'From: V. Advocate <v@example.org>',
      'To: client@example.org',
      'Subject: Advice on the licence',
      'Date: Tue, 26 May 2026 10:00:00 +0000',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Please find our advice attached.',
      '--b',
      'Content-Type: text/plain; charset=utf-8; name="advice.txt"',
      'Content-Disposition: attachment; filename="advice.txt"',
      '',
      'The licence has ended. Do not sue before the archive has answered.',
      '--b--',
      '',
    ].join('\r\n')
    await importPaths(bench, caseId, [await folderOf(bench, { 'advice.eml': mail })])
    const [letter, attachment] = await bench.client.evidence.list({ caseId })
    expect(attachment).toMatchObject({ fileName: 'advice.txt', relation: { kind: 'attachment', of: letter!.id } })
    const ids = [letter!.id, attachment!.id]
    await bench.client.evidence.mark({ documentIds: ids, marks: { reviewed: true } })
    await bench.client.evidence.mark({ documentIds: [letter!.id], marks: { privileged: 'legal advice' } })
    const inherited = await bench.client.evidence.get({ documentId: attachment!.id })
    expect(inherited).toMatchObject({
      bars: ['privileged'],
      marks: { privileged: null },
      inherited: [{ bar: 'privileged', from: letter!.id, title: 'Advice on the licence' }],
    })
    const number = bench.client.exhibits.number({ caseId, documentIds: [attachment!.id], series: 'C' })
    await expect(number).rejects.toMatchObject({
      code: 'DOCUMENTS_BARRED',
      data: { documents: [{ documentId: attachment!.id, bars: ['privileged'] }] },
    })
  })

  test('lets no mail out whose attachment is barred, and keeps what the mail says of it whatever is declared', async () => {
    const bench = await benchWithVault()
    const caseId = await caseWith(bench)
    const folder = await folderOf(bench, {
      'offer.eml': mailWith('range.txt', 'Up to two million.'),
      'other.txt': 'Other.',
    })
    await importPaths(bench, caseId, [folder])
    const documents = await bench.client.evidence.list({ caseId })
    const [mail, range, other] = ['offer.eml', 'range.txt', 'other.txt'].map((name) =>
      documents.find(({ fileName }) => fileName === name)!,
    )
    const documentIds = documents.map(({ id }) => id)
    await bench.client.evidence.mark({ documentIds, marks: { reviewed: true } })
    await bench.client.evidence.mark({ documentIds: [range!.id], marks: { privileged: 'advice' } })
    await expect(bench.client.evidence.handOut({ documentId: mail!.id })).rejects.toMatchObject({
      code: 'DOCUMENTS_BARRED',
      data: { documents: [{ documentId: range!.id, bars: ['privileged'] }] },
    })
    await bench.client.evidence.mark({ documentIds: [range!.id], marks: { privileged: null } })
    await bench.client.evidence.mark({ documentIds: [mail!.id], marks: { withoutPrejudice: true } })
    const { revision } = await bench.client.evidence.get({ documentId: range!.id })
    const relation = { kind: 'translation' as const, of: other!.id }
    const related = await bench.client.evidence.relate({ documentId: range!.id, revision, relation })
    expect(related.relations.map(({ kind, declared }) => [kind, declared])).toEqual([
      ['attachment', false],
      ['translation', true],
    ])
    expect(related.bars).toEqual(['without-prejudice'])
    const stale = bench.client.evidence.relate({ documentId: range!.id, revision, relation: null })
    await expect(stale).rejects.toMatchObject({ code: 'STALE', data: { current: { id: range!.id } } })
    const seen = { documentIds: [range!.id], marks: { confidential: 'B' }, revisions: { [range!.id]: revision } }
    await expect(bench.client.evidence.mark(seen)).rejects.toMatchObject({ code: 'STALE' })
  })

  test('refuses to hand out an original that is barred, but with a reason that stands in the trail', async () => {
    const bench = await benchWithVault()
    const caseId = await caseWith(bench)
    await importPaths(bench, caseId, [await folderOf(bench, { 'note.txt': 'An unread note about the matter.' })])
    const [{ id } = { id: '' }] = await bench.client.evidence.list({ caseId })
    const without = bench.client.evidence.handOut({ documentId: id })
    await expect(without).rejects.toMatchObject({ code: 'DOCUMENTS_BARRED', data: { documents: [{ documentId: id }] } })
    expect((await bench.engine.fetch(new Request(`http://engine/documents/${id}/original`))).status).toBe(409)
    const exception = { documentId: id, bars: ['not-reviewed' as const], reason: 'Sent to the expert' }
    await bench.client.evidence.handOut({ documentId: id, exceptions: [exception] })
    const entries = await bench.client.audit.latest({ caseId, limit: 2 })
    expect(entries.map(({ act }) => act)).toEqual(['document.handed-out', 'document.let-out'])
    expect(entries[1]).toMatchObject({ after: { bars: ['not-reviewed'], reason: 'Sent to the expert' } })
  })
})

test('a file that changes while it is read is refused, not half kept', async () => {
  const bench = await benchWithVault()
  const caseId = await caseWith(bench)
  const folder = await folderOf(bench, { 'growing.txt': 'x'.repeat(40_000_000) })
  const growing = path.join(folder, 'growing.txt')
  const job = await bench.client.imports.start({ caseId, places: [bench.engine.grant(folder)] })
  const writing = setInterval(() => void writeFile(growing, 'more', { flag: 'a' }), 1)
  const done = await ended(bench.client, job)
  clearInterval(writing)
  expect(done.state).toBe('done')
  expect(await outcomes(bench, job.id)).toEqual({ 'evidence/growing.txt': 'changed-while-read' })
  expect(await bench.client.evidence.list({ caseId })).toEqual([])
  expect((await readFile(growing)).length).toBeGreaterThan(40_000_000)
})
