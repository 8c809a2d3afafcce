import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { libellus } from '../e2e/command-line.ts'

const known = { LIBELLUS_PASSPHRASE: 'a quiet harbour in June' }
let home: string
let reference: string
let document: string

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'libellus-test-'))
  await writeFile(path.join(home, 'article.txt'), 'Copies in Bulgaria\n\nThe licence ended long ago.\n')
  await libellus(home, ['vault', 'create', 'vault'], known)
  const made = await libellus(home, ['case', 'create', 'vault', '--title', 'Copies', '--json'], known)
  reference = String(made.json[0]?.reference)
  await libellus(home, ['import', 'vault', 'article.txt', '--case', reference], known)
  const numbered = await libellus(
    home,
    ['exhibits', 'vault', '--case', reference, '--all', '--reviewed', '--json'],
    known,
  )
  document = (numbered.json[0] as { exhibits: { document: { id: string } }[] }).exhibits[0]!.document.id
})

afterAll(() => rm(home, { recursive: true }))

test('lists and writes the trail', async () => {
  const listed = await libellus(home, ['audit', 'vault', '--case', reference, '--document', document, '--json'], known)
  const { entries } = listed.json[0] as { entries: { act: string }[] }
  expect(entries.map(({ act }) => act)).toContain('exhibit.numbered')
  const written = await libellus(home, ['audit', 'vault', '--csv', 'trail.csv'], known)
  expect(written.exitCode).toBe(0)
  expect(await readFile(path.join(home, 'trail.csv'), 'utf8')).toContain('vault.created')
  expect((await libellus(home, ['audit', 'vault', '--vault', '--case', reference], known)).exitCode).toBe(2)
  const again = await libellus(home, ['audit', 'vault', '--pdf', 'trail.csv', '--json'], known)
  expect(again).toMatchObject({ exitCode: 1, json: [{ error: { code: 'PLACE_OCCUPIED' } }] })
  expect(await readFile(path.join(home, 'trail.csv'), 'utf8')).toContain('vault.created')
})

test.each(['xx', '2026-02-31', '30.11.2026'])('says how a day is typed: %s', async (day) => {
  const listed = await libellus(home, ['audit', 'vault', '--from', day], known)
  expect(listed).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('--from') as string })
  expect(listed.stderr).toContain(`“${day}”`)
  expect(listed.stderr).toContain('2026-11-30')
})

test('verifies custody and drafts a certificate', async () => {
  const args = ['custody', 'vault', '--case', reference, '--exhibit', 'C-1', '--verify']
  const made = await libellus(home, [...args, '--certificate', '902-14', '--out', 'draft.pdf', '--json'], known)
  expect(made.json[0]).toMatchObject({ verified: [{ documentId: document, match: true }] })
  const [{ events = [] } = {}] = (made.json[0] as { records: { events?: { act: string }[] }[] }).records
  expect(events.filter(({ act }) => act === 'verified')).toHaveLength(1)
  expect((await readFile(path.join(home, 'draft.pdf'))).subarray(0, 5).toString()).toBe('%PDF-')
  expect((await libellus(home, ['custody', 'vault', '--case', reference], known)).exitCode).toBe(2)
})

test('makes no certificate of bytes that do not match, and writes no file', async () => {
  await rename(path.join(home, 'vault', 'objects'), path.join(home, 'aside'))
  const args = ['custody', 'vault', '--case', reference, '--exhibit', 'C-1', '--json']
  const made = await libellus(home, [...args, '--certificate', '902-13', '--out', 'false.pdf'], known)
  await rm(path.join(home, 'vault', 'objects'), { recursive: true, force: true })
  await rename(path.join(home, 'aside'), path.join(home, 'vault', 'objects'))
  expect(made).toMatchObject({ exitCode: 1, json: [{ error: { code: 'ORIGINAL_DOES_NOT_MATCH' } }] })
  expect(JSON.stringify(made.json)).toContain('C-1 Copies in Bulgaria')
  await expect(readFile(path.join(home, 'false.pdf'))).rejects.toThrow()
})

test('deletes a document for good once its name is typed', async () => {
  const args = ['document', 'delete', 'vault', '--doc', document, '--reason', 'Order no. 7', '--json']
  const refused = await libellus(home, [...args, '--file-name', 'other.txt'], known)
  expect(refused).toMatchObject({ exitCode: 1, json: [{ error: { code: 'NAME_DOES_NOT_MATCH' } }] })
  const deleted = await libellus(home, [...args, '--file-name', 'article.txt'], known)
  expect(deleted).toMatchObject({ exitCode: 0, json: [{ rewritten: true, heldIn: [] }] })
  expect((await libellus(home, ['verify', 'vault'], known)).exitCode).toBe(0)
})
