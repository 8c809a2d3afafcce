import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { createVault, openVault } from '../../src/main/engine/vault/opening.ts'
import { verifyVault } from '../../src/main/engine/vault/verify.ts'
import {
  CHEAP,
  keep,
  killHard,
  makeVault,
  migrations,
  PASSPHRASE,
  startHolder,
  temporaryFolder,
  WHO,
} from '../fixtures/vaults.ts'

const never = new AbortController().signal

describe('a vault', () => {
  test('opens with its passphrase and says who made it', async () => {
    const { reopen, vault } = await makeVault()
    const { id, createdAt } = vault()
    const again = await reopen()
    expect(again).toMatchObject({ id, createdAt, name: 'Orlova & Partners', account: 'orlova', format: 1 })
    expect(again.sqlite.prepare('SELECT * FROM entry').all()).toMatchObject([
      { chain: 'vault', seq: 1, operator: 'A. Orlova', account: 'orlova', act: 'vault.created', subject: id },
    ])
  })

  test('takes a passphrase typed with composed or with separate accents', async () => {
    const [folder, migrationsFolder] = [path.join(temporaryFolder(), 'v'), migrations()]
    const vault = await createVault(folder, 'José Núñez й', WHO, migrationsFolder, { cost: CHEAP })
    vault.close()
    const again = await openVault(folder, 'José Núñez й'.normalize('NFD'), WHO, migrationsFolder)
    again.close()
  })

  test('stays shut under a wrong passphrase, and can be opened right after', async () => {
    const { folder, migrationsFolder, reopen, vault } = await makeVault()
    vault().close()
    const wrong = openVault(folder, `${PASSPHRASE}!`, WHO, migrationsFolder)
    await expect(wrong).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE', message: 'WRONG_PASSPHRASE' })
    await reopen()
  })

  test('is not made under a short passphrase, nor where something lies already', async () => {
    const folder = temporaryFolder()
    const create = (at: string, passphrase: string) => createVault(at, passphrase, WHO, migrations(), { cost: CHEAP })
    await expect(create(path.join(folder, 'v'), 'sevench')).rejects.toMatchObject({
      code: 'PASSPHRASE_TOO_SHORT',
      data: { least: 8 },
    })
    writeFileSync(path.join(folder, 'letter.txt'), 'kept')
    const occupied = { code: 'PLACE_OCCUPIED', data: { name: path.basename(folder) } }
    await expect(create(folder, PASSPHRASE)).rejects.toMatchObject(occupied)
    await expect(create(path.join(folder, 'letter.txt'), PASSPHRASE)).rejects.toMatchObject({ code: 'PLACE_OCCUPIED' })
    await expect(create(path.join(folder, 'letter.txt', 'v'), PASSPHRASE)).rejects.toMatchObject({
      code: 'PLACE_NOT_WRITABLE',
    })
    expect(readdirSync(folder)).toEqual(['letter.txt'])
  })

  test('that cannot be finished leaves the folder empty', async () => {
    const folder = path.join(temporaryFolder(), 'v')
    const broken = migrations({ '0002-broken.sql': 'CREATE TABLE a (b); CREATE TABEL c (d);' })
    await expect(createVault(folder, PASSPHRASE, WHO, broken, { cost: CHEAP })).rejects.toThrow('syntax error')
    expect(readdirSync(folder)).toEqual([])
  })

  test('is told from any other folder, and from a vault that lost a file', async () => {
    const { folder, migrationsFolder, reopen, vault } = await makeVault()
    const open = () => openVault(folder, PASSPHRASE, WHO, migrationsFolder)
    vault().close()
    await expect(openVault(temporaryFolder(), PASSPHRASE, WHO, migrationsFolder)).rejects.toMatchObject({
      code: 'NOT_A_VAULT',
    })
    await expect(openVault('/nowhere/at/all', PASSPHRASE, WHO, migrationsFolder)).rejects.toMatchObject({
      code: 'PLACE_NOT_READABLE',
      data: { name: 'all' },
    })
    const [keyFile, database] = ['vault.json', 'vault.db'].map((name) => path.join(folder, name)) as [string, string]
    const [keys, rows] = [readFileSync(keyFile), readFileSync(database)]
    rmSync(keyFile)
    rmSync(`${keyFile}.copy`)
    await expect(open()).rejects.toMatchObject({ code: 'VAULT_DAMAGED', data: { what: 'vault.json' } })
    writeFileSync(keyFile, keys)
    rmSync(database)
    await expect(open()).rejects.toMatchObject({ code: 'VAULT_DAMAGED', data: { what: 'vault.db' } })
    expect(existsSync(database)).toBe(false)
    writeFileSync(database, rows)
    await reopen()
  })

  test('whose wrapped key is damaged is called damaged, not locked', async () => {
    const { folder, migrationsFolder, vault } = await makeVault()
    vault().close()
    const file = path.join(folder, 'vault.json')
    const content = JSON.parse(readFileSync(file, 'utf8'))
    content.slots[0].wrapped = Buffer.from(content.slots[0].wrapped, 'base64').fill(1, 0, 1).toString('base64')
    for (const one of [file, `${file}.copy`]) writeFileSync(one, JSON.stringify(content))
    await expect(openVault(folder, PASSPHRASE, WHO, migrationsFolder)).rejects.toMatchObject({
      code: 'VAULT_DAMAGED',
      data: { what: 'vault.json' },
    })
  })

  test('of a later format is refused', async () => {
    const { folder, migrationsFolder, vault } = await makeVault()
    vault().close()
    const file = path.join(folder, 'vault.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace('"format":1', '"format":2'))
    await expect(openVault(folder, PASSPHRASE, WHO, migrationsFolder)).rejects.toMatchObject({
      code: 'VAULT_NEWER',
      data: { format: 2, known: 1 },
    })
  })

  test('has a key file in which nobody can change a word unnoticed', async () => {
    const { folder, reopen } = await makeVault()
    const file = path.join(folder, 'vault.json')
    const vault = await reopen(() => {
      writeFileSync(file, readFileSync(file, 'utf8').replace(/"createdAt":"2/, '"createdAt":"1'))
    })
    expect((await verifyVault(vault, () => undefined, never)).faults).toMatchObject([{ kind: 'key-file' }])
  })
})

describe('the lock', () => {
  test('refuses a second process, in both directions, and says who holds the vault', async () => {
    const { folder, migrationsFolder, vault } = await makeVault()
    const refused = await startHolder('hold', folder, migrationsFolder)
    expect(JSON.parse(refused.said)).toMatchObject({
      code: 'VAULT_IN_USE',
      data: { by: 'orlova', computer: 'ORLOVA-PC' },
    })

    vault().close()
    const { child, said } = await startHolder('hold', folder, migrationsFolder)
    expect(said).toBe('open')
    const second = openVault(folder, PASSPHRASE, WHO, migrationsFolder)
    await expect(second).rejects.toMatchObject({ code: 'VAULT_IN_USE', data: { by: 'petrov', computer: 'PETROV-PC' } })

    await killHard(child)
    const freed = await openVault(folder, PASSPHRASE, WHO, migrationsFolder)
    expect((await verifyVault(freed, () => undefined, never)).clean).toBe(true)
    freed.close()
  })

  test('refuses the same process too', async () => {
    const { folder, migrationsFolder } = await makeVault()
    await expect(openVault(folder, PASSPHRASE, WHO, migrationsFolder)).rejects.toMatchObject({ code: 'VAULT_IN_USE' })
  })

  test('holds while the vault is verified', async () => {
    const { folder, migrationsFolder, vault } = await makeVault()
    await verifyVault(vault(), () => undefined, never)
    const { said } = await startHolder('hold', folder, migrationsFolder)
    expect(JSON.parse(said)).toMatchObject({ code: 'VAULT_IN_USE' })
  })
})

describe('a write', () => {
  const table = { '0002-notes.sql': 'CREATE TABLE note (text TEXT);' }

  test('is in whole or not at all, its entry with it', async () => {
    const vault = (await makeVault(table)).vault()
    const insert = vault.sqlite.prepare('INSERT INTO note VALUES (?)')
    const count = () => vault.sqlite.prepare('SELECT count(*) FROM note').pluck().get()
    const failing = () =>
      vault.write(() => {
        insert.run('a')
        vault.write(() => insert.run('b'))
        vault.audit({ act: 'note.added', subject: 'a' })
        throw new Error('half way')
      })
    expect(failing).toThrow('half way')
    expect(count()).toBe(0)
    expect(vault.sqlite.prepare('SELECT count(*) FROM entry').pluck().get()).toBe(1)
    vault.write(() => vault.write(() => insert.run('c')))
    expect(count()).toBe(1)
  })

  test('tells its listeners once, after the outermost commit, what was entered', async () => {
    const vault = (await makeVault(table)).vault()
    const told: string[][] = []
    const end = vault.onCommit((changes) => told.push(changes.map(({ act }) => act)))
    vault.write(() => {
      vault.write(() => vault.audit({ act: 'note.added', subject: 'a' }))
      vault.audit({ act: 'note.changed', subject: 'a' })
      expect(told).toEqual([])
    })
    expect(told).toEqual([['note.added', 'note.changed']])
    end()
    vault.write(() => vault.audit({ act: 'note.removed', subject: 'a' }))
    expect(told).toHaveLength(1)
  })

  test('that the disk has no room for says so and leaves nothing of itself', async () => {
    const vault = (await makeVault(table)).vault()
    vault.sqlite.pragma(`max_page_count = ${vault.sqlite.pragma('page_count', { simple: true }) as number}`)
    const insert = vault.sqlite.prepare('INSERT INTO note VALUES (?)')
    const filling = () => vault.write(() => [insert.run('short'), insert.run('x'.repeat(100_000))])
    expect(filling).toThrow(expect.objectContaining({ code: 'DISK_FULL' }))
    expect(vault.sqlite.prepare('SELECT count(*) FROM note').pluck().get()).toBe(0)
  })

  test('may not outlast its transaction, nor may an entry stand outside of one', async () => {
    const vault = (await makeVault(table)).vault()
    expect(() => vault.audit({ act: 'note.added', subject: 'a' })).toThrow('transaction')
    expect(() => vault.write(async () => undefined)).toThrow('promise')
  })
})

describe('what was stored and never kept', () => {
  test('is gone after closing; what was kept stays', async () => {
    const { reopen, vault } = await makeVault()
    const kept = await keep(vault(), Buffer.from('kept'))
    const left = await vault().objects.put(Buffer.from('left over'))
    const again = await reopen()
    expect(await again.objects.has(kept.sha256)).toBe(true)
    expect(await again.objects.has(left.sha256)).toBe(false)
  })

  test('is gone after a crash, with what was half written', async () => {
    const { folder, migrationsFolder, vault } = await makeVault({ '0002-words.sql': WORDS })
    const kept = await keep(vault(), Buffer.from('kept'))
    vault().close()
    const { child } = await startHolder('words', folder, migrationsFolder)
    await killHard(child)
    mkdirSync(path.join(folder, 'objects'), { recursive: true })
    writeFileSync(path.join(folder, 'objects', 'half.part'), 'half')
    const again = await openVault(folder, PASSPHRASE, WHO, migrationsFolder)
    expect(await again.objects.list()).toHaveLength(2)
    expect(await again.objects.has(kept.sha256)).toBe(true)
    expect(existsSync(path.join(folder, 'objects', 'half.part'))).toBe(false)
    expect((await verifyVault(again, () => undefined, never)).clean).toBe(true)
    again.close()
  })
})

const WORDS = 'CREATE TABLE block (text TEXT); CREATE VIRTUAL TABLE block_index USING fts5 (text);'
