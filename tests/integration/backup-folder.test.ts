import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { addGeneration, claimBackupFolder } from '../../src/main/engine/backups/folder.ts'
import { listGenerations, readManifest } from '../../src/main/engine/backups/generations.ts'
import { restoreBackup } from '../../src/main/engine/backups/restore.ts'
import { inDatabaseWorker } from '../../src/main/engine/vault/in-database-worker.ts'
import { objectPath } from '../../src/main/engine/vault/objects.ts'
import { openVault } from '../../src/main/engine/vault/opening.ts'
import type { Vault } from '../../src/main/engine/vault/vault.ts'
import { encodings, LATIN_WORD } from '../fixtures/known-words.ts'
import { everyFile, sameVault, tablesOf, objectsOf } from '../fixtures/compared-vaults.ts'
import { keep, makeVault, PASSPHRASE, temporaryFolder, WHO } from '../fixtures/vaults.ts'

const WORKER = new URL('../../src/main/engine/vault/database-worker.ts', import.meta.url).href
const DAY = 24 * 60 * 60 * 1000

async function filled() {
  const made = await makeVault({ '0002-notes.sql': 'CREATE TABLE note (text TEXT);' })
  const vault = made.vault()
  for (const size of [0, 1, 200_000]) await keep(vault, Buffer.alloc(size, LATIN_WORD))
  const folder = path.join(temporaryFolder(), 'Backups')
  await claimBackupFolder(vault, folder)
  const restore = (into: string, generation?: string) =>
    restoreBackup(folder, into, PASSPHRASE, WHO, made.migrationsFolder, { generation })
  return { ...made, vault, backups: folder, restore, into: path.join(temporaryFolder(), 'restored') }
}

const change = (vault: Vault, text: string) =>
  vault.write(() => {
    vault.sqlite.prepare('INSERT INTO note VALUES (?)').run(text)
    vault.audit({ act: 'note.added', subject: text })
  })

const storedIn = (backups: string) => everyFile(path.join(backups, 'objects'))
const inVault = async (vault: Vault) => path.join(vault.folder, objectPath((await vault.objects.list())[0]!))

function flipLastByte(file: string) {
  const bytes = readFileSync(file)
  bytes[bytes.length - 1]! ^= 1
  writeFileSync(file, bytes)
}

describe('a backup folder', () => {
  test('restores each of its states to the same rows and the same bytes', async () => {
    const { vault, backups, restore, into, migrationsFolder } = await filled()
    const before = { tables: tablesOf(vault.sqlite), objects: await objectsOf(vault) }
    const first = await addGeneration(vault, backups)
    await keep(vault, Buffer.from('a letter that came later'))
    const after = { tables: tablesOf(vault.sqlite), objects: await objectsOf(vault) }
    const second = await addGeneration(vault, backups, { copy: inDatabaseWorker(WORKER).copy })

    expect(await listGenerations(backups)).toEqual([second, first])
    expect([first.objects, second.objects]).toEqual([3, 4])
    expect(await restore(into)).toMatchObject({ clean: true, objects: 4 })
    expect(await restore(`${into} earlier`, first.id)).toMatchObject({ clean: true, objects: 3 })
    await sameVault(() => openVault(into, PASSPHRASE, WHO, migrationsFolder), after)
    await sameVault(() => openVault(`${into} earlier`, PASSPHRASE, WHO, migrationsFolder), before)
  })

  test('copies an original once, and after one change only what is new', async () => {
    const { vault, backups } = await filled()
    await addGeneration(vault, backups)
    const before = storedIn(backups).map((file) => [file, statSync(file).ino])
    await keep(vault, Buffer.from('one more'))
    let total: number | null = null
    await addGeneration(vault, backups, { progress: (_done, all) => (total = all) })
    const after = storedIn(backups)
    expect(after).toHaveLength(4)
    expect(before.every(([file, inode]) => statSync(file as string).ino === inode)).toBe(true)
    const [added] = after.filter((file) => !before.some(([known]) => known === file))
    expect(total).toBe(statSync(added!).size)
  })

  test('holds no word of a case, in no encoding, nor in a name', async () => {
    const { vault, backups } = await filled()
    change(vault, LATIN_WORD)
    await addGeneration(vault, backups)
    const files = everyFile(backups)
    expect(files.length).toBeGreaterThan(7)
    for (const file of files) {
      const bytes = Buffer.concat([readFileSync(file), Buffer.from(file)])
      expect(encodings(LATIN_WORD).filter((needle) => bytes.includes(needle))).toEqual([])
    }
  })

  test('keeps as many states as it is told, and no original that none of them names', async () => {
    const { vault, backups, restore, into } = await filled()
    await addGeneration(vault, backups, { keep: 2 })
    const { sha256 } = await keep(vault, Buffer.from('to be deleted for good'))
    const named = path.join(backups, objectPath(vault.objects.name(sha256)))
    const second = await addGeneration(vault, backups, { keep: 2 })
    vault.write(() => {
      vault.sqlite.prepare('DELETE FROM object WHERE sha256 = ?').run(sha256)
      vault.audit({ act: 'document.deleted', subject: sha256 })
    })
    const third = await addGeneration(vault, backups, { keep: 2 })
    expect((await listGenerations(backups)).map(({ id }) => id)).toEqual([third.id, second.id])
    expect(existsSync(named)).toBe(true)
    await addGeneration(vault, backups, { keep: 2 })
    expect(existsSync(named)).toBe(false)
    expect(storedIn(backups)).toHaveLength(3)
    expect(await restore(into)).toMatchObject({ clean: true, objects: 3 })
  })

  test('lets nothing go while the manifest of an earlier state cannot be read', async () => {
    const { vault, backups } = await filled()
    const { id } = await addGeneration(vault, backups)
    const manifest = path.join(backups, 'generations', id, 'manifest.json')
    writeFileSync(
      manifest,
      readFileSync(manifest, 'utf8').replace(/"objects\/../, (named) =>
        named.endsWith('00') ? '"objects/01' : '"objects/00',
      ),
    )
    vault.write(() => {
      vault.sqlite.exec('DELETE FROM object')
      vault.audit({ act: 'document.deleted', subject: 'all' })
    })
    for (let made = 0; made < 3; made++) await addGeneration(vault, backups, { keep: 1 })
    expect(existsSync(manifest)).toBe(true)
    expect(storedIn(backups)).toHaveLength(3)
  })

  test('of another vault is refused, and so is a folder that holds anything else', async () => {
    const { vault, backups } = await filled()
    const other = (await makeVault()).vault()
    const another = { code: 'BACKUP_OF_ANOTHER', data: { name: 'Backups' } }
    await expect(claimBackupFolder(other, backups)).rejects.toMatchObject(another)
    await expect(addGeneration(other, backups)).rejects.toMatchObject(another)
    const letters = path.join(temporaryFolder(), 'Letters')
    mkdirSync(letters)
    writeFileSync(path.join(letters, 'letter.txt'), 'kept')
    await expect(claimBackupFolder(vault, letters)).rejects.toMatchObject({ code: 'PLACE_OCCUPIED' })
    expect(readdirSync(letters)).toEqual(['letter.txt'])
    const within = path.join(vault.folder, 'backups')
    await expect(claimBackupFolder(vault, within)).rejects.toMatchObject({ code: 'PLACE_IN_VAULT' })
    expect(existsSync(within)).toBe(false)
  })
})

describe('what lies in a backup folder', () => {
  test('is copied anew where it is cut short, and read again once a week', async () => {
    const { vault, backups } = await filled()
    const begun = new Date('2026-03-02T09:00:00Z')
    const later = (days: number) => ({ now: () => new Date(begun.getTime() + days * DAY) })
    await addGeneration(vault, backups, later(0))
    const [short, flipped] = storedIn(backups) as [string, string]
    const [whole, sound] = [readFileSync(short), readFileSync(flipped)]
    truncateSync(short, 10)
    flipLastByte(flipped)

    const daily = await addGeneration(vault, backups, later(1))
    expect(readFileSync(short)).toEqual(whole)
    expect(readFileSync(flipped)).not.toEqual(sound)
    expect((await readManifest(backups, daily.id))?.originalsProvedAt).toBe(begun.toISOString())

    const weekly = await addGeneration(vault, backups, later(7))
    expect(readFileSync(flipped)).toEqual(sound)
    expect((await readManifest(backups, weekly.id))?.originalsProvedAt).toBe(later(7).now().toISOString())
  })

  test('stays as it was when the vault is found damaged while it is read', async () => {
    const { vault, backups, restore, into } = await filled()
    const good = await addGeneration(vault, backups)
    const fresh = await keep(vault, Buffer.from('damaged before it was ever copied'))
    const name = objectPath(vault.objects.name(fresh.sha256))
    flipLastByte(path.join(vault.folder, name))
    const damaged = { code: 'VAULT_DAMAGED', data: { what: name } }
    await expect(addGeneration(vault, backups, { keep: 1 })).rejects.toMatchObject(damaged)
    expect(await listGenerations(backups)).toEqual([good])
    expect(readdirSync(path.join(backups, 'generations'))).toEqual([good.id])
    expect(await restore(into)).toMatchObject({ clean: true })
  })

  test('is not touched from a vault that is known to have lost entries', async () => {
    const { vault, backups, reopen } = await filled()
    await addGeneration(vault, backups)
    const before = everyFile(backups)
    const reopened = await reopen(() => rmSync(path.join(vault.folder, 'heads.json')))
    await expect(addGeneration(reopened, backups)).rejects.toMatchObject({ code: 'BACKUP_OF_DAMAGED' })
    expect(everyFile(backups)).toEqual(before)
  })

  test('is not touched after a verification that found faults', async () => {
    const { vault, backups } = await filled()
    await addGeneration(vault, backups)
    const endedAt = '2026-03-02T09:00:00.000Z'
    vault.sqlite
      .prepare("INSERT INTO job VALUES ('j', 'verify', NULL, 'done', 1, 1, '{}', NULL, ?, ?, ?)")
      .run(JSON.stringify({ clean: false }), endedAt, endedAt)
    const known = { code: 'BACKUP_OF_DAMAGED', data: { at: endedAt } }
    await expect(addGeneration(vault, backups, { keep: 1 })).rejects.toMatchObject(known)
    expect(await listGenerations(backups)).toHaveLength(1)
  })

  test('is there still after a drive was away, and leftovers go with the next backup', async () => {
    const { vault, backups, restore, into } = await filled()
    const good = await addGeneration(vault, backups)
    renameSync(backups, `${backups} away`)
    await expect(addGeneration(vault, backups)).rejects.toMatchObject({ code: 'PLACE_NOT_WRITABLE' })
    expect(existsSync(backups)).toBe(false)
    renameSync(`${backups} away`, backups)
    const half = path.join(backups, 'generations', '2026-03-02T09-00-00-000Z-00000000.part')
    mkdirSync(half)
    writeFileSync(path.join(half, 'vault.db'), 'half')
    const piece = `${await inVault(vault)}.part`.replace(vault.folder, backups)
    writeFileSync(piece, 'half')
    expect(await listGenerations(backups)).toEqual([good])
    expect(await restore(into)).toMatchObject({ clean: true })
    await addGeneration(vault, backups)
    expect([existsSync(half), existsSync(piece)]).toEqual([false, false])
  })

  test('is refused for restoring where a manifest was changed by another hand', async () => {
    const { vault, backups, restore, into } = await filled()
    const { id } = await addGeneration(vault, backups)
    const file = path.join(backups, 'generations', id, 'manifest.json')
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as { objects: unknown[] }
    writeFileSync(file, JSON.stringify({ ...manifest, objects: manifest.objects.slice(1) }))
    await expect(restore(into)).rejects.toMatchObject({ code: 'NOT_A_BACKUP' })
    expect(existsSync(into)).toBe(false)
  })

  test('may lack an original: the rest is restored, and which one is told', async () => {
    const { vault, backups, restore, into } = await filled()
    await addGeneration(vault, backups)
    rmSync(storedIn(backups)[0]!)
    expect((await restore(into)).faults.map(({ kind }) => kind)).toEqual(['object-missing'])
  })
})
