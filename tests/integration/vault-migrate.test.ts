import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { openDatabase } from '../../src/main/engine/vault/connection.ts'
import { createVault, openVault } from '../../src/main/engine/vault/opening.ts'
import { CHEAP, makeVault, migrations, PASSPHRASE, temporaryFolder, WHO } from '../fixtures/vaults.ts'

const PARENT_AND_CHILD = `
  CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT);
  CREATE TABLE child (id INTEGER PRIMARY KEY, parent INTEGER NOT NULL REFERENCES parent (id) ON DELETE CASCADE);
  INSERT INTO parent VALUES (1, 'a'), (2, 'b');
  INSERT INTO child VALUES (1, 1), (2, 1), (3, 2);`

const REBUILT_PARENT = `
  CREATE TABLE parent_anew (id INTEGER PRIMARY KEY, name TEXT NOT NULL, note TEXT NOT NULL DEFAULT '');
  INSERT INTO parent_anew (id, name) SELECT id, name FROM parent;
  DROP TABLE parent;
  ALTER TABLE parent_anew RENAME TO parent;`

describe('a migration', () => {
  test('that rebuilds a parent table keeps its child rows, and a proved copy from before it', async () => {
    const { folder, migrationsFolder, reopen, vault } = await makeVault({ '0002-first.sql': PARENT_AND_CHILD })
    const key = Buffer.from(vault().keys.database)
    const again = await reopen(() => writeFileSync(path.join(migrationsFolder, '0003-rebuilt.sql'), REBUILT_PARENT))
    expect(again.sqlite.prepare('SELECT count(*) FROM child').pluck().get()).toBe(3)
    expect(again.sqlite.prepare('SELECT note FROM parent WHERE id = 2').pluck().get()).toBe('')
    expect(again.sqlite.pragma('foreign_keys', { simple: true })).toBe(1)
    expect(again.sqlite.pragma('user_version', { simple: true })).toBe(3)
    expect(() => again.sqlite.exec('INSERT INTO child VALUES (4, 99)')).toThrow('FOREIGN KEY')

    const copy = openDatabase(path.join(folder, 'before-0003.db'), key)
    expect(copy.pragma('user_version', { simple: true })).toBe(2)
    expect(copy.prepare('SELECT count(*) FROM child').pluck().get()).toBe(3)
    copy.close()

    await reopen(() => writeFileSync(path.join(migrationsFolder, '0004-more.sql'), 'CREATE TABLE more (id TEXT);'))
    expect(readdirSync(folder).filter((name) => name.startsWith('before-'))).toEqual(['before-0004.db'])
  })

  test.each([
    ['fails half way', 'CREATE TABLE half (id TEXT); INSERT INTO nowhere VALUES (1);'],
    ['leaves a reference to nothing', 'CREATE TABLE half (id TEXT); DELETE FROM parent WHERE id = 1;'],
  ])('that %s leaves the vault as it was', async (_what, sql) => {
    const { folder, migrationsFolder, vault } = await makeVault({ '0002-first.sql': PARENT_AND_CHILD })
    vault().close()
    const broken = migrations({ '0002-first.sql': PARENT_AND_CHILD, '0003-broken.sql': sql })
    await expect(openVault(folder, PASSPHRASE, WHO, broken)).rejects.toThrow()
    const again = await openVault(folder, PASSPHRASE, WHO, migrationsFolder)
    expect(again.sqlite.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").pluck().get()).toBe(0)
    expect(again.sqlite.prepare('SELECT count(*) FROM child').pluck().get()).toBe(3)
    again.close()
  })

  test('may not end the transaction it runs in', async () => {
    const own = migrations({ '0002-own.sql': 'CREATE TABLE half (id TEXT); COMMIT;' })
    const making = createVault(path.join(temporaryFolder(), 'v'), PASSPHRASE, WHO, own, { cost: CHEAP })
    await expect(making).rejects.toThrow('ended the transaction')
  })

  test('that this program does not know is refused', async () => {
    const { folder, vault } = await makeVault({ '0002-first.sql': PARENT_AND_CHILD })
    vault().close()
    await expect(openVault(folder, PASSPHRASE, WHO, migrations())).rejects.toMatchObject({
      code: 'VAULT_NEWER',
      data: { format: 2, known: 1 },
    })
  })

  test.each([
    ['a gap', { '0003-third.sql': 'SELECT 1;' }],
    ['a number twice', { '0002-one.sql': 'SELECT 1;', '0002-two.sql': 'SELECT 1;' }],
    ['no number', { 'second.sql': 'SELECT 1;' }],
  ])('is not run from a folder with %s', async (_what, files) => {
    const folder = path.join(temporaryFolder(), 'v')
    const making = createVault(folder, PASSPHRASE, WHO, migrations(files as Record<string, string>), { cost: CHEAP })
    await expect(making).rejects.toThrow('should be migration')
  })

  test('as shipped makes a vault', async () => {
    const shipped = path.resolve(import.meta.dirname, '../../resources/migrations')
    const vault = await createVault(path.join(temporaryFolder(), 'v'), PASSPHRASE, WHO, shipped, { cost: CHEAP })
    expect(vault.sqlite.pragma('user_version', { simple: true })).toBe(readdirSync(shipped).length)
    vault.close()
  })
})
