import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { entryHash, type Head, removalMark } from '../../src/main/engine/vault/audit.ts'
import { openDatabase, type Sqlite } from '../../src/main/engine/vault/connection.ts'
import { objectPath } from '../../src/main/engine/vault/objects.ts'
import { damagedPages } from '../../src/main/engine/vault/pages.ts'
import { openVault } from '../../src/main/engine/vault/opening.ts'
import type { Vault } from '../../src/main/engine/vault/vault.ts'
import { verifyVault, type VaultCheck } from '../../src/main/engine/vault/verify.ts'
import { keep, killHard, makeVault, PASSPHRASE, startHolder, WHO } from '../fixtures/vaults.ts'

const CASE = '0198c3a0-0000-7000-8000-000000000001'
const NOTES = {
  '0002-notes.sql': 'CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT, parent REFERENCES note (id));',
}

function verify(vault: Vault, checks: VaultCheck[] = []) {
  return verifyVault(vault, () => undefined, new AbortController().signal, checks)
}

async function kinds(vault: Vault): Promise<string[]> {
  return [...new Set((await verify(vault)).faults.map(({ kind }) => kind))].sort()
}

function enter(vault: Vault, count: number): void {
  vault.write(() => {
    for (let at = 1; at <= count; at++)
      vault.audit({ caseId: CASE, act: 'note.added', subject: `${at}`, after: { at } })
  })
}

describe('verification', () => {
  test('finds a sound vault clean and counts what it proved', async () => {
    const { vault } = await makeVault(NOTES)
    await keep(vault(), Buffer.alloc(100_000, 1))
    await keep(vault(), Buffer.alloc(0))
    enter(vault(), 1200)
    const steps: [number, number][] = []
    const found = await verifyVault(vault(), (done, total) => steps.push([done, total]), new AbortController().signal)
    expect(found).toMatchObject({ clean: true, objects: 2, bytes: 100_000, entries: 1203, chains: 2, faults: [] })
    expect(found.pages).toBeGreaterThan(50)
    expect(steps.at(-1)![0]).toBe(steps.at(-1)![1])
    expect(steps.every(([done], at) => at === 0 || done >= steps[at - 1]![0])).toBe(true)
  })

  test('stops when it is cancelled, and lets other work in between', async () => {
    const { vault } = await makeVault(NOTES)
    enter(vault(), 5000)
    const stop = new AbortController()
    setTimeout(() => {
      enter(vault(), 1)
      stop.abort()
    })
    await expect(verifyVault(vault(), () => undefined, stop.signal)).rejects.toMatchObject({ name: 'AbortError' })
    expect(await kinds(vault())).toEqual([])
  })

  test('finds originals that are missing, damaged or left over', async () => {
    const { folder, vault } = await makeVault()
    const [missing, damaged] = [await keep(vault(), Buffer.from('one')), await keep(vault(), Buffer.from('two'))]
    const file = (hash: string) => path.join(folder, objectPath(vault().objects.name(hash)))
    rmSync(file(missing.sha256))
    const sealed = readFileSync(file(damaged.sha256))
    sealed[30]! ^= 1
    writeFileSync(file(damaged.sha256), sealed)
    const stray = objectPath(vault().objects.name(damaged.sha256).slice(0, 2).padEnd(64, 'f'))
    writeFileSync(path.join(folder, stray), 'x')
    const { faults } = await verify(vault())
    expect(faults).toHaveLength(3)
    expect(faults).toContainEqual({ kind: 'object-missing', subject: missing.sha256, detail: { size: 3 } })
    expect(faults).toContainEqual({ kind: 'object-damaged', subject: damaged.sha256, detail: { size: 3 } })
    expect(faults).toContainEqual(expect.objectContaining({ kind: 'object-stray', subject: stray }))
  })

  test('finds a vault clean in which only lies what does not belong to it', async () => {
    const { folder, vault } = await makeVault()
    const stray = objectPath('f'.repeat(64))
    mkdirSync(path.dirname(path.join(folder, stray)), { recursive: true })
    writeFileSync(path.join(folder, stray), 'x')
    writeFileSync(path.join(folder, 'vault (1).db'), 'x')
    const { clean, faults } = await verify(vault())
    expect(clean).toBe(true)
    expect(faults.map(({ kind }) => kind)).toEqual(['conflicted-copy', 'object-stray'])
  })

  test('finds a reference to nothing, and what a feature finds', async () => {
    const { vault } = await makeVault(NOTES)
    vault().sqlite.pragma('foreign_keys = OFF')
    vault().sqlite.exec("INSERT INTO note VALUES (1, 'a', 99)")
    vault().sqlite.pragma('foreign_keys = ON')
    const missed: VaultCheck = () => [{ kind: 'index', subject: 'search', detail: { missing: 1 } }]
    expect((await verify(vault(), [missed])).faults).toEqual([
      { kind: 'reference', subject: 'note', detail: { row: 1, parent: 'note' } },
      { kind: 'index', subject: 'search', detail: { missing: 1 } },
    ])
  })
})

describe('a changed byte in the database', () => {
  test('is found, each of two hundred', async () => {
    const { folder, vault } = await makeVault(NOTES)
    enter(vault(), 200)
    vault().sqlite.exec('CREATE TABLE gone AS SELECT * FROM entry; DROP TABLE gone;')
    const key = Buffer.from(vault().keys.database)
    vault().close()
    const file = path.join(folder, 'vault.db')
    const bytes = readFileSync(file)
    let state = 20061205
    const random = (below: number) => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) % below
    const damagedIn = async (content: Buffer) => {
      writeFileSync(file, content)
      const descriptor = openSync(file, 'r')
      const { damaged } = await damagedPages(descriptor, key, async () => undefined)
      closeSync(descriptor)
      return damaged
    }
    expect(await damagedIn(bytes)).toEqual([])
    for (let round = 0; round < 200; round++) {
      const at = round < 16 ? round : random(bytes.length)
      const changed = Buffer.from(bytes)
      changed[at]! ^= 1 << random(8)
      const damaged = await damagedIn(changed)
      // A changed salt, the first sixteen bytes, changes the key of every page.
      expect(damaged.length, `byte ${at}`).toBe(at < 16 ? bytes.length / 4096 : 1)
    }
    expect(await damagedIn(bytes.subarray(0, -100))).toEqual([bytes.length / 4096])
  })

  test('is told by the verification of a vault that still opens', async () => {
    const { folder, reopen, vault } = await makeVault(NOTES)
    vault().write(() => vault().sqlite.prepare('INSERT INTO note (text) VALUES (?)').run('x'.repeat(100_000)))
    const again = await reopen(() => {
      const file = path.join(folder, 'vault.db')
      const bytes = readFileSync(file)
      bytes[bytes.length - 10 * 4096 + 100]! ^= 1
      writeFileSync(file, bytes)
    })
    const found = await kinds(again)
    expect(found).toContain('page')
  })
})

describe('the audit trail', () => {
  /** Changes the database as somebody would who has the passphrase and another program. */
  async function tampered(change: (sqlite: Sqlite) => void) {
    const { folder, reopen, vault } = await makeVault()
    enter(vault(), 5)
    const key = Buffer.from(vault().keys.database)
    return reopen(() => {
      const sqlite = openDatabase(path.join(folder, 'vault.db'), key)
      sqlite.exec('DROP TRIGGER entry_stays; DROP TRIGGER entry_stays_as_written;')
      change(sqlite)
      sqlite.close()
    })
  }
  const of = (seq: number) => `chain = '${CASE}' AND seq = ${seq}`

  test('gives up no entry and no word to the program itself', async () => {
    const { vault } = await makeVault()
    enter(vault(), 2)
    expect(() => vault().sqlite.exec('DELETE FROM entry')).toThrow('never removed')
    expect(() => vault().sqlite.exec("UPDATE entry SET act = 'x'")).toThrow('never changed')
  })

  test('holds after the values of an entry were taken away with a mark that only its vault can make', async () => {
    const { vault } = await makeVault()
    enter(vault(), 5)
    const { sqlite, keys } = vault()
    const entry = sqlite.prepare<[], Omit<Head, 'mac'>>(`SELECT chain, seq, hash FROM entry WHERE ${of(3)}`).get()!
    const remove = sqlite.prepare(`UPDATE entry SET payload = NULL, salt = ? WHERE ${of(3)}`)
    remove.run(removalMark(keys.heads, entry))
    expect(await kinds(vault())).toEqual([])
    remove.run(null)
    expect(await kinds(vault())).toEqual(['chain'])
  })

  test.each([
    ['a changed word', `UPDATE entry SET subject = 'another' WHERE ${of(3)}`, ['chain']],
    ['a changed value', `UPDATE entry SET payload = '{}' WHERE ${of(3)}`, ['chain']],
    ['a changed time', `UPDATE entry SET at = '2006-12-05T00:00:00.000Z' WHERE ${of(1)}`, ['chain']],
    ['a removed entry', `DELETE FROM entry WHERE ${of(3)}`, ['chain']],
    ['a removed first entry', `DELETE FROM entry WHERE ${of(1)}`, ['chain']],
    ['a removed last entry', `DELETE FROM entry WHERE ${of(5)}`, ['chain', 'head', 'tail']],
    [
      'a removed chain',
      `DELETE FROM entry WHERE chain = '${CASE}'; DELETE FROM chain_head WHERE chain = '${CASE}'`,
      ['tail'],
    ],
    [
      'two entries in another order',
      `UPDATE entry SET seq = 99 WHERE ${of(2)}; UPDATE entry SET seq = 2 WHERE ${of(3)}; UPDATE entry SET seq = 3 WHERE ${of(99)}`,
      ['chain'],
    ],
    [
      'a head that is cut back',
      `DELETE FROM entry WHERE ${of(5)}; UPDATE chain_head SET seq = 4, hash = (SELECT hash FROM entry WHERE ${of(4)}) WHERE chain = '${CASE}'`,
      ['head', 'tail'],
    ],
  ])('tells %s', async (_what, sql, expected) => {
    expect(await kinds(await tampered((sqlite) => sqlite.exec(sql)))).toEqual(expected)
  })

  test('tells an entry that another program appended, and one that it wrote into the middle with all that follows', async () => {
    type Link = Parameters<typeof entryHash>[0]
    const rewrite = (sqlite: Sqlite, from: number, word: string) => {
      const rows = sqlite.prepare(`SELECT * FROM entry WHERE chain = '${CASE}' ORDER BY seq`).all() as (Link & {
        hash: string
      })[]
      for (const [at, row] of rows.entries()) {
        if (row.seq === from) row.subject = word
        if (at > 0) row.previous = rows[at - 1]!.hash
        row.hash = entryHash(row)
        sqlite
          .prepare('UPDATE entry SET subject = ?, previous = ?, hash = ? WHERE chain = ? AND seq = ?')
          .run(row.subject, row.previous, row.hash, row.chain, row.seq)
      }
      sqlite
        .prepare('UPDATE chain_head SET seq = ?, hash = ? WHERE chain = ?')
        .run(rows.length, rows.at(-1)!.hash, CASE)
    }
    const append = (sqlite: Sqlite) => {
      sqlite.exec(
        `INSERT INTO entry SELECT chain, 6, at, operator, account, act, subject, payload, salt, payload_digest, hash, '' FROM entry WHERE ${of(5)}`,
      )
      rewrite(sqlite, 6, 'mine')
    }
    const appended = await tampered(append)
    expect(await kinds(appended)).toEqual(['head'])
    enter(appended, 1)
    expect(await kinds(appended)).toContain('head')
    expect(await kinds(await tampered((sqlite) => rewrite(sqlite, 3, 'mine')))).toEqual(['head', 'tail'])
  })
})

describe('the heads outside the database', () => {
  const file = 'heads.json'

  test('follow a burst of commits within their time, and at closing', async () => {
    const { folder, vault } = await makeVault()
    const seq = () =>
      JSON.parse(readFileSync(path.join(folder, file), 'utf8')).heads.find(
        (head: { chain: string }) => head.chain === CASE,
      )?.seq
    for (let at = 0; at < 20; at++) enter(vault(), 1)
    expect(seq()).toBeUndefined()
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(seq()).toBe(20)
    enter(vault(), 1)
    vault().close()
    expect(seq()).toBe(21)
  })

  test('tell what a damaged write-ahead log lost, for good, and what is no longer named is kept', async () => {
    const words = {
      '0002-words.sql': 'CREATE TABLE block (text TEXT); CREATE VIRTUAL TABLE block_index USING fts5 (text);',
    }
    const { folder, migrationsFolder, vault } = await makeVault(words)
    vault().close()
    const { child } = await startHolder('words', folder, migrationsFolder)
    await new Promise((resolve) => setTimeout(resolve, 500))
    await killHard(child)
    const before = objectsIn(folder)
    truncateSync(path.join(folder, 'vault.db-wal'), 0)
    for (let round = 0; round < 2; round++) {
      const again = await openVault(folder, PASSPHRASE, WHO, migrationsFolder)
      const { faults } = await verify(again)
      expect(faults).toContainEqual({ kind: 'tail', subject: 'vault', detail: expect.objectContaining({ seq: 2 }) })
      expect(objectsIn(folder)).toEqual(before)
      enter(again, 3)
      again.write(() => again.audit({ act: 'note.added', subject: 'after the loss' }))
      again.close()
    }
  })

  test('are missed where they are gone or were changed', async () => {
    const { folder, reopen } = await makeVault()
    const heads = path.join(folder, file)
    const original = readFileSync(heads, 'utf8')
    expect(await kinds(await reopen(() => writeFileSync(heads, original.replace('"seq":1', '"seq":0'))))).toEqual([
      'head',
    ])
    expect(await kinds(await reopen(() => rmSync(heads)))).toEqual(['head'])
    expect(await kinds(await reopen())).toEqual(['head'])
  })
})

function objectsIn(folder: string): string[] {
  return (readdirSync(path.join(folder, 'objects'), { recursive: true }) as string[]).filter((name) => name.length > 60)
}
