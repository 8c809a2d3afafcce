import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { backupVault } from '../../src/main/engine/backups/backup.ts'
import { LOSS_ACCEPTED, sealAcceptance } from '../../src/main/engine/vault/accepted-losses.ts'
import { acceptLoss } from '../../src/main/engine/vault/accepting-loss.ts'
import { auditTrail, entryHash, verifyChains } from '../../src/main/engine/vault/audit.ts'
import { openDatabase, type Sqlite } from '../../src/main/engine/vault/connection.ts'
import { HEADS_FILE } from '../../src/main/engine/vault/heads.ts'
import { objectPath } from '../../src/main/engine/vault/objects.ts'
import { openVault } from '../../src/main/engine/vault/opening.ts'
import type { Vault } from '../../src/main/engine/vault/vault.ts'
import { verifyVault } from '../../src/main/engine/vault/verify.ts'
import { keep, makeVault, PASSPHRASE, temporaryFolder, WHO } from '../fixtures/vaults.ts'

const CASE = '0198c3a0-0000-7000-8000-000000000001'
const REASON = 'Power cut on 3 May; compared with the backup'

const verify = (vault: Vault) => verifyVault(vault, () => undefined, new AbortController().signal)
const kinds = async (vault: Vault) => [...new Set((await verify(vault)).faults.map(({ kind }) => kind))].sort()
const of = (seq: number) => `chain = '${CASE}' AND seq = ${seq}`

function enter(vault: Vault, count: number): void {
  vault.write(() => {
    for (let at = 1; at <= count; at++)
      vault.audit({ caseId: CASE, act: 'note.added', subject: `${at}`, after: { at } })
  })
}

/** A vault with nine entries in a case's chain, and a way to change its database behind its back, while it is closed. */
async function vaultWithTrail() {
  const made = await makeVault()
  enter(made.vault(), 9)
  const key = Buffer.from(made.vault().keys.database)
  const tamper = (change: (sqlite: Sqlite) => void) => () => {
    const sqlite = openDatabase(path.join(made.folder, 'vault.db'), key)
    sqlite.exec('DROP TRIGGER IF EXISTS entry_stays; DROP TRIGGER IF EXISTS entry_stays_as_written;')
    change(sqlite)
    sqlite.close()
  }
  const damaged = (sql: string) => made.reopen(tamper((sqlite) => sqlite.exec(sql)))
  return { ...made, tamper, damaged }
}

function acceptance(vault: Vault) {
  const select = vault.sqlite.prepare<[string], string>('SELECT payload FROM entry WHERE act = ? ORDER BY seq DESC')
  return JSON.parse(select.pluck().get(LOSS_ACCEPTED)!).after as { reason: string; losses: Record<string, unknown>[] }
}

describe('a loss that was looked into', () => {
  test.each([
    ['a removed entry', `DELETE FROM entry WHERE ${of(4)}`, ['break']],
    ['a changed entry', `UPDATE entry SET subject = 'another' WHERE ${of(4)}`, ['break']],
    ['values that are gone', `UPDATE entry SET payload = NULL WHERE ${of(4)}`, ['break']],
    ['the first entry', `DELETE FROM entry WHERE ${of(1)}`, ['break']],
    ['the last entries', `DELETE FROM entry WHERE chain = '${CASE}' AND seq > 6`, ['head', 'tail']],
    [
      'a whole chain with its head',
      `DELETE FROM entry WHERE chain = '${CASE}'; DELETE FROM chain_head WHERE chain = '${CASE}'`,
      ['tail'],
    ],
    ['a whole chain whose head stands', `DELETE FROM entry WHERE chain = '${CASE}'`, ['head', 'tail']],
    ['entries of the vault’s own chain', `DELETE FROM entry WHERE chain = 'vault'`, ['head', 'tail']],
    [
      'several at once',
      `DELETE FROM entry WHERE ${of(2)}; DELETE FROM entry WHERE ${of(5)}; DELETE FROM entry WHERE ${of(9)}`,
      ['break', 'head', 'tail'],
    ],
  ])('of %s is no fault any more, and stays in the trail', async (_what, sql, expected) => {
    const { damaged, reopen } = await vaultWithTrail()
    const vault = await damaged(sql)
    const { clean, faults } = await verify(vault)
    expect({ clean, some: faults.length > 0 }).toEqual({ clean: false, some: true })

    const accepted = await acceptLoss(vault, REASON)
    const { reason, losses } = acceptance(vault)
    expect(reason).toBe(REASON)
    expect([...new Set(losses.map(({ kind }) => kind))].sort()).toEqual(expected)
    expect(losses).toHaveLength(accepted)
    expect(await verify(vault)).toMatchObject({ clean: true, accepted, faults: [] })
    enter(vault, 2)
    const again = await reopen()
    expect(again.heads).toMatchObject({ doubtful: false, lost: [], broken: [], rebuiltAt: null })
    expect(await verify(again)).toMatchObject({ clean: true, accepted, faults: [] })
  })

  test('of the heads outside is settled too', async () => {
    const { folder, reopen } = await vaultWithTrail()
    const vault = await reopen(() => rmSync(path.join(folder, HEADS_FILE)))
    expect(vault.heads.doubtful).toBe(true)
    expect(await acceptLoss(vault, REASON)).toBe(1)
    expect(acceptance(vault).losses).toMatchObject([{ kind: 'rebuilt' }])
    expect(vault.heads).toMatchObject({ doubtful: false, rebuiltAt: null })
    expect(await verify(vault)).toMatchObject({ clean: true, accepted: 1 })
  })

  test('names what was lost: the chain, its last entry and the one it reached', async () => {
    const { damaged } = await vaultWithTrail()
    const vault = await damaged(`DELETE FROM entry WHERE chain = '${CASE}' AND seq > 6`)
    await acceptLoss(vault, REASON)
    expect(acceptance(vault).losses).toEqual([
      { kind: 'tail', chain: CASE, last: 9, reached: 6, hash: expect.any(String) },
      { kind: 'head', chain: CASE, since: expect.any(String), reached: 6, hash: expect.any(String) },
    ])
  })

  test('is not accepted where there is none, nor twice', async () => {
    const { damaged } = await vaultWithTrail()
    const vault = await damaged(`DELETE FROM entry WHERE ${of(4)}`)
    await acceptLoss(vault, REASON)
    const entries = () => vault.sqlite.prepare('SELECT count(*) FROM entry').pluck().get()
    const before = entries()
    await expect(acceptLoss(vault, REASON)).rejects.toMatchObject({ code: 'NOTHING_TO_ACCEPT' })
    expect(entries()).toBe(before)
  })

  test('is accepted once more where it was interrupted before the heads outside followed', async () => {
    const { folder, damaged, reopen } = await vaultWithTrail()
    const vault = await damaged(
      `DELETE FROM entry WHERE chain = '${CASE}' AND seq > 6; DELETE FROM entry WHERE ${of(2)}`,
    )
    const heads = readFileSync(path.join(folder, HEADS_FILE))
    const accepted = await acceptLoss(vault, REASON)
    const again = await reopen(() => writeFileSync(path.join(folder, HEADS_FILE), heads))
    expect(again.heads.doubtful).toBe(true)
    expect(await kinds(again)).toEqual(['head', 'tail'])
    await acceptLoss(again, 'Once more')
    // What was accepted twice is one loss.
    expect(await verify(again)).toMatchObject({ clean: true, accepted, faults: [] })
  })

  test('keeps the files of originals that nothing names any more, also after an unclean end', async () => {
    const { folder, migrationsFolder, damaged } = await vaultWithTrail()
    const vault = await damaged(`DELETE FROM entry WHERE chain = '${CASE}' AND seq > 6`)
    const { sha256 } = await keep(vault, Buffer.from('the last copy'))
    const file = path.join(folder, objectPath(vault.objects.name(sha256)))
    await acceptLoss(vault, REASON)
    const held = readFileSync(path.join(folder, 'held.json'))
    // Not by the vault itself, which would take what it has put in and nothing refers to.
    const key = Buffer.from(vault.keys.database)
    vault.close()
    const sqlite = openDatabase(path.join(folder, 'vault.db'), key)
    sqlite.exec('DELETE FROM object')
    sqlite.close()
    writeFileSync(path.join(folder, 'held.json'), held)
    const again = await openVault(folder, PASSPHRASE, WHO, migrationsFolder)
    try {
      expect(again.found.abandonedSince).toBeDefined()
      expect(readFileSync(file).length).toBeGreaterThan(0)
      expect(await verify(again)).toMatchObject({ clean: true, faults: [{ kind: 'object-stray' }] })
    } finally {
      again.close()
    }
  })
})

describe('after a loss was accepted', () => {
  const GAP = `DELETE FROM entry WHERE ${of(5)}`

  test.each([
    ['another gap', `DELETE FROM entry WHERE ${of(7)}`],
    ['the same gap made wider', `DELETE FROM entry WHERE ${of(6)}`],
    ['the same gap made wider to the front', `DELETE FROM entry WHERE ${of(4)}`],
    ['a changed entry before it', `UPDATE entry SET subject = 'another' WHERE ${of(2)}`],
    ['a changed entry behind it', `UPDATE entry SET subject = 'another' WHERE ${of(6)}`],
    ['values that are gone', `UPDATE entry SET payload = NULL WHERE ${of(8)}`],
    [
      'an entry put into the gap',
      `INSERT INTO entry SELECT chain, 5, at, operator, account, act, subject, payload, salt, payload_digest, previous, hash FROM entry WHERE ${of(4)}`,
    ],
    ['a cut tail', `DELETE FROM entry WHERE ${of(9)}`],
    ['the acceptance taken away', `DELETE FROM entry WHERE act = '${LOSS_ACCEPTED}'`],
    [
      'the acceptance widened',
      `UPDATE entry SET payload = replace(payload, '"seq":5', '"seq":6') WHERE act = '${LOSS_ACCEPTED}'`,
    ],
  ])('%s is found', async (_what, sql) => {
    const { damaged } = await vaultWithTrail()
    await acceptLoss(await damaged(GAP), REASON)
    const { clean, faults } = await verify(await damaged(sql))
    expect(clean).toBe(false)
    expect(faults.map(({ kind }) => kind)).toContain('chain')
  })

  test('a changed entry that was accepted is found where it is changed once more', async () => {
    const { damaged } = await vaultWithTrail()
    const vault = await damaged(`UPDATE entry SET subject = 'another' WHERE ${of(4)}`)
    await acceptLoss(vault, REASON)
    const again = await damaged(`UPDATE entry SET subject = 'a third' WHERE ${of(4)}`)
    expect(await kinds(again)).toEqual(['chain'])
  })

  test('entries before the gap that were written anew, with every hash, are found', async () => {
    const { damaged, reopen, tamper } = await vaultWithTrail()
    await acceptLoss(await damaged(GAP), REASON)
    const again = await reopen(
      tamper((sqlite) => {
        type Row = Parameters<typeof entryHash>[0] & { hash: string }
        const rows = sqlite
          .prepare<[], Row>(`SELECT * FROM entry WHERE chain = '${CASE}' AND seq < 5 ORDER BY seq`)
          .all()
        const update = sqlite.prepare(
          'UPDATE entry SET subject = @subject, previous = @previous, hash = @hash WHERE chain = @chain AND seq = @seq',
        )
        for (const [at, row] of rows.entries()) {
          if (row.seq === 2) row.subject = 'another'
          if (at > 0) row.previous = rows[at - 1]!.hash
          row.hash = entryHash(row)
          update.run({ subject: row.subject, previous: row.previous, hash: row.hash, chain: row.chain, seq: row.seq })
        }
      }),
    )
    expect(await kinds(again)).toEqual(['chain'])
  })
})

test('an original whose loss was accepted, and which came in again, is in the backup', async () => {
  const { folder, vault } = await makeVault()
  const bytes = Buffer.from('the only copy')
  const { sha256 } = await keep(vault(), bytes)
  const file = path.join(folder, objectPath(vault().objects.name(sha256)))
  rmSync(file)
  await acceptLoss(vault(), REASON)
  const options = { progress: () => undefined, signal: new AbortController().signal }
  const backups = temporaryFolder()
  expect(await backupVault(vault(), path.join(backups, 'without'), options)).toMatchObject({ objects: 0 })
  await keep(vault(), bytes)
  expect(await backupVault(vault(), path.join(backups, 'with'), options)).toMatchObject({ objects: 1 })
})

test('a trail that cannot be read leaves the originals to be proved all the same', async () => {
  const { folder, vault } = await makeVault()
  const { sha256 } = await keep(vault(), Buffer.from('one'))
  rmSync(path.join(folder, objectPath(vault().objects.name(sha256))))
  vault().sqlite.exec('ALTER TABLE entry RENAME TO unreadable')
  const { faults } = await verify(vault())
  expect(faults.map(({ kind, subject }) => `${kind} ${subject}`)).toContain(`object-missing ${sha256}`)
})

describe('an acceptance that somebody without the key of the heads has made', () => {
  test('covers nothing, even once Libellus has put a genuine end behind it', async () => {
    const { damaged, reopen, tamper } = await vaultWithTrail()
    const genuine = await damaged(`DELETE FROM entry WHERE ${of(4)}`)
    const { headsKey, ...stolen } = await forgeable(genuine)
    expect(headsKey.equals(genuine.keys.heads)).toBe(false)
    const forged = await reopen(
      tamper((sqlite) => {
        const append = auditTrail(sqlite, headsKey, WHO)
        sqlite.transaction(() => append({ act: LOSS_ACCEPTED, subject: genuine.id, after: stolen }))()
      }),
    )
    expect(await kinds(forged)).toEqual(['chain', 'head'])
    forged.write(() => forged.audit({ act: 'note.added', subject: 'afterwards' }))
    expect(await verify(forged)).toMatchObject({ clean: false, accepted: 0 })
    expect(await kinds(forged)).toEqual(['chain', 'head'])
  })

  /** What another key makes of the very breaks that are there. */
  async function forgeable(vault: Vault) {
    const { breaks } = await verifyChains(
      vault.sqlite,
      vault.keys.heads,
      () => false,
      async () => undefined,
    )
    expect(breaks).toHaveLength(1)
    const headsKey = Buffer.alloc(32, 7)
    const losses = breaks.map((one) => ({ kind: 'break', ...one }) as const)
    return { headsKey, ...sealAcceptance('mine', losses, headsKey) }
  }
})
