import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { backupVault } from '../../src/main/engine/backups/backup.ts'
import { objectPath } from '../../src/main/engine/vault/objects.ts'
import { restoreBackup } from '../../src/main/engine/backups/restore.ts'
import { endTar, tarEntries, writeTarEntry } from '../../src/main/engine/backups/tar.ts'
import { openVault } from '../../src/main/engine/vault/opening.ts'
import type { Vault } from '../../src/main/engine/vault/vault.ts'
import { encodings, LATIN_WORD } from '../fixtures/known-words.ts'
import { keep, makeVault, PASSPHRASE, temporaryFolder, WHO } from '../fixtures/vaults.ts'

const NOTES = { '0002-notes.sql': 'CREATE TABLE note (text TEXT); CREATE VIRTUAL TABLE note_index USING fts5 (text);' }
const never = new AbortController().signal
const quietly = { progress: () => undefined, signal: never }

async function filled() {
  const made = await makeVault(NOTES)
  const vault = made.vault()
  for (const size of [0, 1, 200_000]) await keep(vault, Buffer.alloc(size, LATIN_WORD))
  vault.write(() => {
    for (const table of ['note', 'note_index'])
      vault.sqlite.prepare(`INSERT INTO ${table} VALUES (?)`).run(`about ${LATIN_WORD}`)
    vault.audit({ act: 'note.added', subject: LATIN_WORD })
  })
  const folder = temporaryFolder()
  return { ...made, vault, file: path.join(folder, 'vault.libellus'), into: path.join(folder, 'restored') }
}

function rowsOf(vault: Vault): Record<string, unknown[]> {
  const tables = vault.sqlite
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all() as string[]
  return Object.fromEntries(tables.map((table) => [table, vault.sqlite.prepare(`SELECT * FROM "${table}"`).all()]))
}

async function filesOf(vault: Vault): Promise<Record<string, string>> {
  const names = (await vault.objects.list()).sort()
  return Object.fromEntries(
    names.map((name) => [name, readFileSync(path.join(vault.folder, objectPath(name))).toString('base64')]),
  )
}

describe('a backup', () => {
  test('restores to the same rows and the same bytes, and opens under the same passphrase', async () => {
    const { vault, file, into, migrationsFolder } = await filled()
    const steps: [number, number][] = []
    const [rows, files] = [rowsOf(vault), await filesOf(vault)]
    const progress = (done: number, total: number | null) => steps.push([done, total!])
    const made = await backupVault(vault, file, { progress, signal: never })
    expect(made).toEqual({ size: readFileSync(file).length, objects: 3 })
    expect(steps.at(-1)![0]).toBe(steps.at(-1)![1])

    const found = await restoreBackup(file, into, PASSPHRASE, WHO, migrationsFolder)
    expect(found).toMatchObject({ clean: true, objects: 3, bytes: 200_001, entries: 5 })
    const restored = await openVault(into, PASSPHRASE, WHO, migrationsFolder)
    expect(restored.id).toBe(vault.id)
    expect(rowsOf(restored)).toEqual(rows)
    expect(await filesOf(restored)).toEqual(files)
    expect(restored.sqlite.prepare('SELECT count(*) FROM note_index WHERE text MATCH ?').pluck().get(LATIN_WORD)).toBe(
      1,
    )
    restored.close()
  })

  test('is an archive that any tar reads, holds no plaintext, and leaves nothing beside it', async () => {
    const { vault, file } = await filled()
    await backupVault(vault, file, quietly)
    const listed = execFileSync('tar', ['-tf', file], { encoding: 'utf8' }).trim().split('\n')
    expect(listed.slice(0, 3)).toEqual(['vault.json', 'heads.json', 'vault.db'])
    expect(listed).toHaveLength(6)
    const bytes = readFileSync(file)
    expect(encodings(LATIN_WORD).some((needle) => bytes.includes(needle))).toBe(false)
    expect(readdirSync(path.dirname(file))).toEqual(['vault.libellus'])
    expect(readdirSync(vault.folder)).not.toContain('backup.db')
  })

  test('leaves files beside it alone, and replaces what an unfinished one of its own left', async () => {
    const { vault } = await makeVault()
    const file = path.join(temporaryFolder(), 'vault.libellus')
    const own = `${file}.${vault().id.slice(-12)}`
    for (const at of [`${file}.part`, `${file}.db.part`, `${own}.part`, `${own}.db.part`]) writeFileSync(at, 'mine')
    await backupVault(vault(), file, { progress: () => undefined, signal: new AbortController().signal })
    expect(readdirSync(path.dirname(file)).sort()).toEqual([
      'vault.libellus',
      'vault.libellus.db.part',
      'vault.libellus.part',
    ])
    expect(readFileSync(`${file}.part`, 'utf8')).toBe('mine')
  })

  test('overwrites nothing, and a cancelled one leaves nothing', async () => {
    const { vault, file } = await filled()
    writeFileSync(file, 'an earlier backup')
    const occupied = { code: 'PLACE_OCCUPIED', data: { name: 'vault.libellus' } }
    await expect(backupVault(vault, file, quietly)).rejects.toMatchObject(occupied)
    expect(readFileSync(file, 'utf8')).toBe('an earlier backup')
    rmSync(file)
    const stop = new AbortController()
    const progress = (done: number, total: number | null) => done > total! / 2 && stop.abort()
    const cancelled = backupVault(vault, file, { progress, signal: stop.signal })
    await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' })
    expect(readdirSync(path.dirname(file))).toEqual([])
    await expect(backupVault(vault, '/nowhere/at/all', quietly)).rejects.toMatchObject({
      code: 'PLACE_NOT_WRITABLE',
    })
  })

  test('is not made of originals that are damaged or missing', async () => {
    const { vault, file } = await filled()
    const name = objectPath((await vault.objects.list())[0]!)
    const original = path.join(vault.folder, name)
    const bytes = readFileSync(original)
    bytes[bytes.length - 1]! ^= 1
    writeFileSync(original, bytes)
    const damaged = { code: 'VAULT_DAMAGED', data: { what: name } }
    await expect(backupVault(vault, file, quietly)).rejects.toMatchObject(damaged)
    rmSync(original)
    await expect(backupVault(vault, file, quietly)).rejects.toMatchObject(damaged)
    expect(existsSync(file)).toBe(false)
  })
})

describe('restoring', () => {
  test('goes into an empty folder only, and with the right passphrase only', async () => {
    const { vault, file, into, migrationsFolder } = await filled()
    await backupVault(vault, file, quietly)
    const restore = (passphrase: string) => restoreBackup(file, into, passphrase, WHO, migrationsFolder)
    await expect(restore('another passphrase')).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE' })
    expect(existsSync(into)).toBe(false)
    mkdirSync(into)
    writeFileSync(path.join(into, 'letter.txt'), 'kept')
    await expect(restore(PASSPHRASE)).rejects.toMatchObject({ code: 'PLACE_OCCUPIED' })
    expect(readdirSync(into)).toEqual(['letter.txt'])
  })

  test('refuses what is no backup, or not a whole one, and leaves nothing', async () => {
    const { vault, file, into, migrationsFolder } = await filled()
    await backupVault(vault, file, quietly)
    const restore = () => restoreBackup(file, into, PASSPHRASE, WHO, migrationsFolder)
    const refused = { code: 'NOT_A_BACKUP', data: { name: 'vault.libellus' } }
    truncateSync(file, readFileSync(file).length - 100_000)
    await expect(restore()).rejects.toMatchObject(refused)
    expect(readdirSync(into)).toEqual([])
    writeFileSync(file, '%PDF-1.7 and so on')
    await expect(restore()).rejects.toMatchObject(refused)
    rmSync(file)
    await expect(restore()).rejects.toMatchObject({ code: 'PLACE_NOT_READABLE' })
    mkdirSync(file)
    await expect(restore()).rejects.toMatchObject(refused)
  })

  test.each(['../outside.txt', '/outside.txt', 'objects/../../outside.txt', 'objects/ab/cd/ef', 'held.json'])(
    'refuses an archive that names %s',
    async (name) => {
      const { folder, file, into, migrationsFolder } = await filled()
      const archive = await open(file, 'w')
      const keyFile = readFileSync(path.join(folder, 'vault.json'))
      await writeTarEntry(archive, { name: 'vault.json', size: keyFile.length, bytes: once(keyFile) })
      await writeTarEntry(archive, { name, size: 4, bytes: once(Buffer.from('evil')) })
      await endTar(archive)
      await archive.close()
      const restoring = restoreBackup(file, into, PASSPHRASE, WHO, migrationsFolder)
      await expect(restoring).rejects.toMatchObject({ code: 'NOT_A_BACKUP' })
      expect(readdirSync(into)).toEqual([])
      expect(existsSync(path.join(path.dirname(into), 'outside.txt'))).toBe(false)
    },
  )

  test('keeps what is sound of a damaged backup and says what is not', async () => {
    const { vault, file, into, migrationsFolder } = await filled()
    await backupVault(vault, file, quietly)
    const bytes = readFileSync(file)
    bytes[bytes.length - 100_000]! ^= 1
    writeFileSync(file, bytes)
    const found = await restoreBackup(file, into, PASSPHRASE, WHO, migrationsFolder)
    expect(found.faults.map(({ kind }) => kind)).toEqual(['object-damaged'])
    expect(existsSync(path.join(into, 'vault.json'))).toBe(true)
  })
})

test('an archive holds files of more than eight gigabytes', async () => {
  const file = path.join(temporaryFolder(), 'large.tar')
  const size = 9 * 1024 ** 3
  const archive = await open(file, 'w+')
  await writeTarEntry(archive, { name: 'large', size, bytes: once(Buffer.from('begins')) })
  closeSync(openSync(file, 'r'))
  truncateSync(file, 512 + size)
  await archive.write(Buffer.alloc(1024), 0, 1024, 512 + size)
  const entries = await Array.fromAsync(tarEntries(archive))
  await archive.close()
  expect(entries).toMatchObject([{ name: 'large', size }])
  expect(execFileSync('tar', ['-tvf', file], { encoding: 'utf8' })).toContain(String(size))
})

async function* once(bytes: Uint8Array) {
  yield bytes
}
