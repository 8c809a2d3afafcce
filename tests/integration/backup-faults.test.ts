import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { backupVault } from '../../src/main/engine/backups/backup.ts'
import { addGeneration, claimBackupFolder } from '../../src/main/engine/backups/folder.ts'
import { listGenerations } from '../../src/main/engine/backups/generations.ts'
import { restoreBackup } from '../../src/main/engine/backups/restore.ts'
import { databaseTasks } from '../../src/main/engine/vault/database-tasks.ts'
import { inDatabaseWorker } from '../../src/main/engine/vault/in-database-worker.ts'
import { readKeyFile } from '../../src/main/engine/vault/key-file.ts'
import { openVault } from '../../src/main/engine/vault/opening.ts'
import type { Vault } from '../../src/main/engine/vault/vault.ts'
import { everyFile, objectsOf, sameVault, tablesOf } from '../fixtures/compared-vaults.ts'
import { asReadOnlyMedium, onSmallDisk } from '../fixtures/small-disk.ts'
import { keep, makeVault, PASSPHRASE, temporaryFolder, WHO } from '../fixtures/vaults.ts'

const quietly = { progress: () => undefined, signal: new AbortController().signal }
const WORKER = new URL('../../src/main/engine/vault/database-worker.ts', import.meta.url).href
const RESTORING = path.resolve(import.meta.dirname, '../fixtures/restoring-process.ts')
const KIB = 1024

async function filled() {
  const made = await makeVault()
  const vault = made.vault()
  for (const letter of ['a', 'b', 'c', 'd']) await keep(vault, Buffer.alloc(100 * KIB, letter))
  return { ...made, vault, restored: path.join(temporaryFolder(), 'restored') }
}

async function backedUp() {
  const made = await filled()
  const folder = path.join(temporaryFolder(), 'Backups')
  await claimBackupFolder(made.vault, folder)
  const good = await addGeneration(made.vault, folder)
  const restore = () => restoreBackup(folder, made.restored, PASSPHRASE, WHO, made.migrationsFolder)
  return { ...made, backups: folder, good, restore }
}

describe('a disk that fills up', () => {
  test.each(['copy', 'worker'])('during a backup leaves the earlier states, by %s', async (how) => {
    const { vault, migrationsFolder, restored } = await filled()
    const disk = onSmallDisk(900)
    if (!disk) return console.warn('skipped: this account may mount no small disk')
    const backups = path.join(disk, 'Backups')
    await claimBackupFolder(vault, backups)
    const copy = how === 'copy' ? databaseTasks.copy : inDatabaseWorker(WORKER).copy
    const good = await addGeneration(vault, backups, { copy })

    await keep(vault, Buffer.alloc(800 * KIB, 'e'))
    await expect(addGeneration(vault, backups, { copy, keep: 1 })).rejects.toMatchObject({ code: 'DISK_FULL' })
    const free = path.join(disk, 'full')
    for (let size = 512 * KIB; size >= 512; size /= 2) fill(free + size, size)
    await expect(addGeneration(vault, backups, { copy, keep: 1 })).rejects.toMatchObject({ code: 'DISK_FULL' })
    await expect(backupVault(vault, path.join(disk, 'one.libellus'), { ...quietly, copy })).rejects.toMatchObject({
      code: 'DISK_FULL',
    })
    expect(await listGenerations(backups)).toEqual([good])
    expect(readdirSync(path.join(backups, 'generations'))).toEqual([good.id])
    expect(readdirSync(disk).filter((name) => !name.startsWith('full'))).toEqual(['Backups'])
    expect(await restoreBackup(backups, restored, PASSPHRASE, WHO, migrationsFolder)).toMatchObject({ clean: true })
  })

  test('during a restore leaves an empty folder', async () => {
    const { vault, migrationsFolder } = await filled()
    const file = path.join(temporaryFolder(), 'one.libellus')
    await backupVault(vault, file, quietly)
    const disk = onSmallDisk(300)
    if (!disk) return console.warn('skipped: this account may mount no small disk')
    const into = path.join(disk, 'restored')
    const restoring = restoreBackup(file, into, PASSPHRASE, WHO, migrationsFolder)
    await expect(restoring).rejects.toMatchObject({ code: 'DISK_FULL' })
    expect(readdirSync(into)).toEqual([])
  })
})

describe('a folder that goes away', () => {
  test('during a backup stops it, and the states are there when it comes back', async () => {
    const { vault, backups, good, restore } = await backedUp()
    for (const letter of 'fghijklmnop') await keep(vault, Buffer.alloc(100 * KIB, letter))
    const pulled = addGeneration(vault, backups, {
      keep: 1,
      progress: (done) => {
        if (done > 0 && existsSync(backups)) renameSync(backups, `${backups} away`)
      },
    })
    await expect(pulled).rejects.toMatchObject({ code: 'PLACE_NOT_WRITABLE' })
    rmSync(backups, { recursive: true, force: true })
    renameSync(`${backups} away`, backups)
    expect(await listGenerations(backups)).toEqual([good])
    expect(await restore()).toMatchObject({ clean: true })
  })

  test('is told as the vault where it is the vault', async () => {
    const { vault, backups, good } = await backedUp()
    for (const letter of 'fghijklmnop') await keep(vault, Buffer.alloc(100 * KIB, letter))
    const away = `${vault.folder} away`
    const pulled = addGeneration(vault, backups, { progress: (done) => void (done > 0 && pull(vault, away)) })
    await expect(pulled).rejects.toMatchObject({ code: 'VAULT_AWAY' })
    renameSync(away, vault.folder)
    expect(await listGenerations(backups)).toEqual([good])
  })
})

test('a vault on a read-only medium is backed up and restored like any other', async () => {
  const { vault, folder, migrationsFolder, restored } = await filled()
  const expected = { tables: tablesOf(vault.sqlite), objects: await objectsOf(vault) }
  vault.close()
  const medium = asReadOnlyMedium(folder)
  if (!medium) return console.warn('skipped: this account may mount no read-only medium')
  const reading = await openVault(medium, PASSPHRASE, WHO, migrationsFolder)
  try {
    expect(reading.readOnly).toBe(true)
    const backups = path.join(temporaryFolder(), 'Backups')
    await claimBackupFolder(reading, backups)
    await addGeneration(reading, backups)
    await backupVault(reading, path.join(path.dirname(restored), 'one.libellus'), quietly)
    expect(await restoreBackup(backups, restored, PASSPHRASE, WHO, migrationsFolder)).toMatchObject({ clean: true })
  } finally {
    reading.close()
  }
  await sameVault(() => openVault(restored, PASSPHRASE, WHO, migrationsFolder), expected)
})

test.each(['0.1', '0.4', '0.5', '0.9', '1'])(
  'a restore killed at %s of its way leaves no vault, and its folder can be used again',
  async (share) => {
    const { backups, restored, restore, migrationsFolder } = await backedUp()
    const args = [RESTORING, backups, restored, PASSPHRASE, migrationsFolder, share]
    expect(spawnSync(process.execPath, args).signal).toBe('SIGKILL')
    expect(existsSync(restored)).toBe(true)
    await expect(readKeyFile(restored)).rejects.toMatchObject({ code: 'NOT_A_VAULT' })
    expect(await restore()).toMatchObject({ clean: true })
    expect(everyFile(restored).filter((file) => file.includes('.restoring'))).toEqual([])
  },
)

test('a folder that holds more than an interrupted restore is not cleared for another', async () => {
  const { restored, restore } = await backedUp()
  mkdirSync(path.join(restored, '.restoring'), { recursive: true })
  writeFileSync(path.join(restored, 'letter.txt'), 'kept')
  await expect(restore()).rejects.toMatchObject({ code: 'PLACE_OCCUPIED' })
  expect(statSync(path.join(restored, 'letter.txt')).size).toBe(4)
})

test('work goes on while the database is copied, and what is entered meanwhile is whole in the next one', async () => {
  const { vault, backups, restore } = await backedUp()
  const copying = addGeneration(vault, backups, { copy: inDatabaseWorker(WORKER).copy })
  const write = () => vault.write(() => vault.audit({ act: 'note.added', subject: 'meanwhile' }))
  let done = false
  void copying.finally(() => (done = true)).catch(() => undefined)
  while (!done) {
    write()
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  await copying
  const found = await restore()
  expect(found).toMatchObject({ clean: true, faults: [] })
})

function pull(vault: Vault, away: string): void {
  if (existsSync(vault.folder)) renameSync(vault.folder, away)
}

function fill(file: string, size: number): void {
  try {
    writeFileSync(file, Buffer.alloc(size))
  } catch {
    // As much as fits.
  }
}
