import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type EntryRow, entryHash } from '../../src/main/engine/vault/audit.ts'
import { vaultChecks } from '../../src/main/engine/vault/checks.ts'
import { openDatabase, type Sqlite } from '../../src/main/engine/vault/connection.ts'
import { openVault } from '../../src/main/engine/vault/opening.ts'
import type { Vault } from '../../src/main/engine/vault/vault.ts'
import { verifyVault } from '../../src/main/engine/vault/verify.ts'
import { WHO } from '../fixtures/vaults.ts'
import { ROOT } from '../test-host.ts'
import { PASSPHRASE, type Act } from './acts/act.ts'
import { deletingForGood } from './acts/handing.ts'
import { editing } from './acts/working.ts'
import { runAct } from './acting.ts'
import { buildHouses, type Houses } from './house.ts'

/*
 * Somebody has the key of the database, not that of the heads: he opens it with any SQLCipher tool, takes the triggers
 * away, changes the trail, and computes each hash from there on anew, as everybody can.
 */
const MIGRATIONS = path.join(ROOT, 'resources/migrations')

let houses: Houses
beforeAll(async () => void (houses = await buildHouses()))
afterAll(() => houses.remove())

const opened = (folder: string) => openVault(folder, PASSPHRASE, WHO, MIGRATIONS)

async function faultsOf(folder: string): Promise<string[]> {
  const vault = await opened(folder)
  try {
    const { faults } = await verifyVault(vault, () => undefined, new AbortController().signal, vaultChecks)
    return [...new Set(faults.map(({ kind }) => kind))]
  } finally {
    vault.close()
  }
}

async function databaseKey(folder: string): Promise<Buffer> {
  const vault: Vault = await opened(folder)
  const key = Buffer.from(vault.keys.database)
  vault.close()
  return key
}

const edited: Act = {
  name: 'edited',
  async prepare(base) {
    const { done, complaint } = await runAct(editing, base)
    if (!done) throw new Error(complaint)
  },
  run: editing.run,
}

/** Edits a vault, forges its trail, and answers what `verify` says. */
async function forged(forge: (sqlite: Sqlite, chain: string, folder: string) => void): Promise<string[]> {
  const base = await houses.copy(edited)
  const folder = path.join(base, 'vault')
  const sqlite = openDatabase(path.join(folder, 'vault.db'), await databaseKey(folder))
  const triggers = sqlite
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'entry'")
    .all()
  for (const { name } of triggers as { name: string }[]) sqlite.exec(`DROP TRIGGER ${name}`)
  const chain = sqlite.prepare("SELECT chain FROM entry WHERE chain != 'vault' LIMIT 1").pluck().get() as string
  forge(sqlite, chain, folder)
  for (const { sql } of triggers as { sql: string }[]) sqlite.exec(sql)
  sqlite.close()
  return faultsOf(folder)
}

function entries(sqlite: Sqlite, chain: string): EntryRow[] {
  return sqlite.prepare<[string], EntryRow>('SELECT * FROM entry WHERE chain = ? ORDER BY seq').all(chain)
}

/** Writes a chain anew, each entry with the hash that it would have had, and the head without its MAC. */
function rewrite(sqlite: Sqlite, chain: string, rows: readonly EntryRow[]): void {
  const head = sqlite.prepare('SELECT mac FROM chain_head WHERE chain = ?').pluck().get(chain) as string
  sqlite.prepare('DELETE FROM entry WHERE chain = ?').run(chain)
  let previous = '0'.repeat(64)
  for (const [at, row] of rows.entries()) {
    const link = { ...row, seq: at + 1, previous }
    const hash = entryHash(link)
    sqlite
      .prepare(
        `INSERT INTO entry VALUES (@chain, @seq, @at, @operator, @account, @act, @subject, @payload, @salt,
          @payload_digest, @previous, @hash)`,
      )
      .run({ ...link, hash })
    previous = hash
  }
  sqlite.prepare('INSERT OR REPLACE INTO chain_head VALUES (?, ?, ?, ?)').run(chain, rows.length, previous, head)
}

describe('a trail forged with the key of the database', () => {
  test('is found clean where nothing was forged', async () => {
    expect(await forged(() => undefined)).toEqual([])
  })

  test('is found out where an entry was changed, its hash and all after it computed anew', async () => {
    const faults = await forged((sqlite, chain) => {
      const rows = entries(sqlite, chain)
      rewrite(sqlite, chain, rows.with(3, { ...rows[3]!, operator: 'Somebody else' }))
    })
    expect(faults).toContain('head')
  })

  test('is found out where only one entry was changed', async () => {
    const faults = await forged((sqlite, chain) => {
      sqlite.prepare('UPDATE entry SET operator = ? WHERE chain = ? AND seq = 4').run('Somebody else', chain)
    })
    expect(faults).toContain('chain')
  })

  test('is found out where the last entry itself was changed', async () => {
    const faults = await forged((sqlite, chain) => {
      const rows = entries(sqlite, chain)
      rewrite(sqlite, chain, rows.with(-1, { ...rows.at(-1)!, at: '2020-01-01T00:00:00.000Z' }))
    })
    expect(faults).toContain('head')
  })

  test('is found out where an entry was removed from the middle', async () => {
    const faults = await forged((sqlite, chain) => {
      rewrite(sqlite, chain, entries(sqlite, chain).toSpliced(4, 1))
    })
    expect(faults).toContain('head')
  })

  test('is found out where the last entries were removed, also with a head that was ours then', async () => {
    const cut = (sqlite: Sqlite, chain: string) => {
      sqlite.prepare('DELETE FROM entry WHERE chain = ? AND seq > 5').run(chain)
    }
    expect(await forged(cut)).toContain('head')
    const base = await houses.copy(editing)
    const folder = path.join(base, 'vault')
    const key = await databaseKey(folder)
    const early = openDatabase(path.join(folder, 'vault.db'), key)
    const heads = early.prepare('SELECT * FROM chain_head').all() as Record<string, unknown>[]
    early.close()
    if (!(await runAct(editing, base)).done) throw new Error('the act failed')
    const sqlite = openDatabase(path.join(folder, 'vault.db'), key)
    sqlite.exec('DROP TRIGGER entry_stays')
    for (const head of heads) {
      sqlite.prepare('DELETE FROM entry WHERE chain = @chain AND seq > @seq').run(head)
      sqlite.prepare('INSERT OR REPLACE INTO chain_head VALUES (@chain, @seq, @hash, @mac)').run(head)
    }
    sqlite.prepare('DELETE FROM chain_head WHERE chain NOT IN (SELECT chain FROM entry)').run()
    sqlite.close()
    expect(await faultsOf(folder)).toContain('tail')
  })

  test('is found out where a whole chain was taken away with its head', async () => {
    const faults = await forged((sqlite, chain) => {
      sqlite.prepare('DELETE FROM entry WHERE chain = ?').run(chain)
      sqlite.prepare('DELETE FROM chain_head WHERE chain = ?').run(chain)
    })
    expect(faults).toContain('tail')
  })

  test('is found out where two entries changed places', async () => {
    const faults = await forged((sqlite, chain) => {
      const rows = entries(sqlite, chain)
      rewrite(sqlite, chain, rows.with(2, rows[3]!).with(3, rows[2]!))
    })
    expect(faults).toContain('head')
  })

  test('is found out where an entry was appended', async () => {
    const faults = await forged((sqlite, chain) => {
      const rows = entries(sqlite, chain)
      rewrite(sqlite, chain, [...rows, { ...rows.at(-1)!, at: new Date().toISOString() }])
    })
    expect(faults).toContain('head')
  })

  test('is found out where an entry moved to another chain, and where a chain was made up', async () => {
    const faults = await forged((sqlite, chain) => {
      const rows = entries(sqlite, 'vault')
      rewrite(sqlite, 'vault', [...rows, { ...entries(sqlite, chain)[1]!, chain: 'vault' }])
    })
    expect(faults).toContain('head')
    const madeUp = await forged((sqlite, chain) => {
      const rows = entries(sqlite, chain).map((row) => ({ ...row, chain: 'another' }))
      sqlite
        .prepare('INSERT INTO chain_head SELECT ?, seq, hash, mac FROM chain_head WHERE chain = ?')
        .run('another', chain)
      rewrite(sqlite, 'another', rows)
    })
    expect(madeUp).toContain('head')
  })

  test('is found out where the head was written anew, or another chain’s head put in its place', async () => {
    const anew = await forged((sqlite, chain) => {
      sqlite.prepare('UPDATE chain_head SET mac = ? WHERE chain = ?').run('0'.repeat(64), chain)
    })
    expect(anew).toContain('head')
    const swapped = await forged((sqlite, chain) => {
      const mac = sqlite.prepare("SELECT mac FROM chain_head WHERE chain = 'vault'").pluck().get()
      sqlite.prepare('UPDATE chain_head SET mac = ? WHERE chain = ?').run(mac, chain)
    })
    expect(swapped).toContain('head')
  })

  test('is found out where the heads outside were changed, too', async () => {
    const faults = await forged((sqlite, chain, folder) => {
      sqlite.prepare('DELETE FROM entry WHERE chain = ? AND seq > 5').run(chain)
      const file = path.join(folder, 'heads.json')
      const outside = JSON.parse(readFileSync(file, 'utf8')) as { heads: { chain: string }[] }
      writeFileSync(file, JSON.stringify({ ...outside, heads: outside.heads.filter((head) => head.chain !== chain) }))
    })
    expect(faults).toContain('head')
  })

  test('is found out where values are gone that no entry says were deleted', async () => {
    const faults = await forged((sqlite, chain) => {
      sqlite.prepare('UPDATE entry SET payload = NULL, salt = NULL WHERE chain = ? AND seq = 4').run(chain)
    })
    expect(faults).toContain('chain')
  })

  test('is found out where values are others', async () => {
    const faults = await forged((sqlite, chain) => {
      sqlite.prepare('UPDATE entry SET payload = ? WHERE chain = ? AND seq = 4').run('{"after":1}', chain)
    })
    expect(faults).toContain('chain')
  })
})

test('values that were deleted for good, as the trail says, are no fault', async () => {
  const base = await houses.copy(deletingForGood)
  const acted = await runAct(deletingForGood, base)
  expect(acted).toMatchObject({ done: true, complaint: '' })
  const folder = path.join(base, 'vault')
  const sqlite = openDatabase(path.join(folder, 'vault.db'), await databaseKey(folder))
  expect(sqlite.prepare('SELECT count(*) FROM entry WHERE payload IS NULL').pluck().get()).toBeGreaterThan(0)
  sqlite.close()
  expect(await faultsOf(folder)).toEqual([])
})
