import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { backupVault } from '../../src/main/engine/backups/backup.ts'
import { addGeneration, claimBackupFolder } from '../../src/main/engine/backups/folder.ts'
import { createEngine } from '../../src/main/engine/server.ts'
import { acceptLoss } from '../../src/main/engine/vault/accepting-loss.ts'
import { noticesOf } from '../../src/main/engine/vault/notices.ts'
import { provedKeyFile, readKeyFile, replaceSlots } from '../../src/main/engine/vault/key-file.ts'
import { openVault } from '../../src/main/engine/vault/opening.ts'
import type { Vault } from '../../src/main/engine/vault/vault.ts'
import { verifyVault } from '../../src/main/engine/vault/verify.ts'
import { sweepReadingCopies } from '../../src/main/engine/vault/reading-copy.ts'
import { benchWithVault, clientOf, ended, PASSPHRASE as BENCH_PASSPHRASE, startBench } from '../engine-under-test.ts'
import { asReadOnlyMedium, onSmallDisk } from '../fixtures/small-disk.ts'
import { keep, killHard, makeVault, PASSPHRASE, startHolder, temporaryFolder, WHO } from '../fixtures/vaults.ts'
import { testHost } from '../test-host.ts'

const NO_MOUNT = 'this account may mount no file system of its own'
const verify = (vault: Vault) => verifyVault(vault, () => undefined, new AbortController().signal)
const noticed = (vault: Vault) => noticesOf(vault).map(({ kind }) => kind)

// What other processes of the machine are reading stays out of the count.
const shared = tmpdir()
const own = mkdtempSync(path.join(shared, 'libellus-test-'))
beforeAll(() => void (process.env['TMPDIR'] = own))
afterAll(() => {
  process.env['TMPDIR'] = shared
  rmSync(own, { recursive: true, force: true })
})

describe('a medium that cannot be written to', () => {
  test('is opened for reading, by two at once, and nothing on it changes', async ({ skip }) => {
    const { folder, engine, client } = await benchWithVault()
    const { id: caseId } = await client.cases.create({ title: 'On a DVD' })
    const letter = path.join(folder, 'letter.txt')
    writeFileSync(letter, 'Notice of delay\n\nLot 4 has not been delivered.\n')
    await ended(client, await client.imports.start({ caseId, places: [engine.grant(letter)] }))
    await client.vault.lock()
    const medium = asReadOnlyMedium(path.join(folder, 'vault'))
    if (medium === undefined) return skip(NO_MOUNT)
    const before = readdirSync(medium, { recursive: true }).sort()

    const readers = [await startBench(), await startBench()]
    for (const reader of readers) {
      const info = await reader.client.vault.open({ place: reader.engine.grant(medium), passphrase: BENCH_PASSPHRASE })
      expect(info).toMatchObject({ readOnly: true, cases: 1, documents: 1 })
      expect(info.notices).toContainEqual({ kind: 'read-only' })
    }
    const [{ client: reader }] = readers as [(typeof readers)[0]]
    expect((await reader.search.query({ text: 'delivered' })).hits).toHaveLength(1)
    const [document] = await reader.evidence.list({ caseId })
    await expect(reader.cases.create({ title: 'Another' })).rejects.toMatchObject({
      code: 'VAULT_READ_ONLY',
      data: { name: 'vault' },
    })
    const mark = reader.evidence.mark({ documentIds: [document!.id], marks: { reviewed: true } })
    await expect(mark).rejects.toMatchObject({ code: 'VAULT_READ_ONLY' })
    const job = await ended(reader, await reader.vault.verify())
    expect(job).toMatchObject({ state: 'done', result: { clean: true, faults: [] } })
    expect((await reader.jobs.list({})).map(({ id }) => id)).toContain(job.id)
    for (const { client: one } of readers) await one.vault.lock()
    expect(readdirSync(medium, { recursive: true }).sort()).toEqual(before)
    expect(readingCopies()).toEqual([])
  })

  test('is opened with what its log holds where it was not closed', async ({ skip }) => {
    const { folder, migrationsFolder, vault } = await makeVault({ '0002-words.sql': WORDS })
    vault().close()
    const { child } = await startHolder('words', folder, migrationsFolder)
    await killHard(child)
    const medium = asReadOnlyMedium(folder)
    if (medium === undefined) return skip(NO_MOUNT)
    const reading = await openVault(medium, PASSPHRASE, WHO, migrationsFolder)
    onTestFinished(() => reading.close())
    expect(reading.readOnly).toBe(true)
    expect(reading.sqlite.prepare('SELECT count(*) FROM block').pluck().get()).toBe(1)
    expect(noticed(reading)).toEqual(expect.arrayContaining(['unclean-end', 'read-only']))
  })

  test('leaves no private copy behind for longer than until the next start, also after a crash', async ({ skip }) => {
    const { folder, migrationsFolder, vault } = await makeVault()
    vault().close()
    const medium = asReadOnlyMedium(folder)
    if (medium === undefined) return skip(NO_MOUNT)
    const { child, said } = await startHolder('hold', medium, migrationsFolder)
    expect(said).toBe('open')
    sweepReadingCopies(WHO)
    expect(readingCopies()).toHaveLength(1)
    await killHard(child)
    sweepReadingCopies(WHO)
    expect(readingCopies()).toEqual([])
  })

  test('is respected while somebody who may write to it holds the vault', async ({ skip }) => {
    const { folder, migrationsFolder, vault } = await makeVault()
    vault().close()
    const medium = asReadOnlyMedium(folder)
    if (medium === undefined) return skip(NO_MOUNT)
    await startHolder('hold', folder, migrationsFolder)
    await expect(openVault(medium, PASSPHRASE, WHO, migrationsFolder)).rejects.toMatchObject({ code: 'VAULT_IN_USE' })
  })
})

describe('a folder that vanishes while its vault is open', () => {
  test('is told at each call, and everything that was acknowledged is there when it comes back', async () => {
    const { folder, client, engine } = await benchWithVault()
    const vault = path.join(folder, 'vault')
    const { id: caseId } = await client.cases.create({ title: 'Before' })
    renameSync(vault, `${vault}-away`)
    const away = { code: 'VAULT_AWAY', data: { name: 'vault' }, defined: true }
    await expect(client.cases.list({})).rejects.toMatchObject(away)
    await expect(client.cases.create({ title: 'Meanwhile' })).rejects.toMatchObject(away)
    await expect(client.search.query({ text: 'before' })).rejects.toMatchObject(away)
    await expect(client.vault.verify()).rejects.toMatchObject(away)
    expect(await client.vault.lock()).toEqual({ locked: true })
    renameSync(`${vault}-away`, vault)
    const info = await client.vault.open({ place: engine.grant(vault), passphrase: BENCH_PASSPHRASE })
    expect(info.cases).toBe(1)
    expect((await client.cases.get({ case: caseId })).title).toBe('Before')
    expect((await ended(client, await client.vault.verify())).result).toMatchObject({ clean: true })
  })

  test('is told where it goes between the opening and its answer', async () => {
    const { folder, client, engine } = await benchWithVault()
    const vault = path.join(folder, 'vault')
    await client.vault.lock()
    await engine.close()
    let isTakenAway = false
    // The settings are written to when the vault has been opened and before anybody is answered.
    const host = {
      ...testHost(folder),
      get settings() {
        if (isTakenAway && existsSync(vault)) renameSync(vault, `${vault}-away`)
        return path.join(folder, 'settings')
      },
    }
    const again = await createEngine(host)
    onTestFinished(() => again.close())
    isTakenAway = true
    await expect(
      clientOf(again).vault.open({ place: again.grant(vault), passphrase: BENCH_PASSPHRASE }),
    ).rejects.toMatchObject({ code: 'VAULT_AWAY', data: { name: 'vault' }, defined: true })
  })

  test('is not written to behind its back where another stands in its place', async () => {
    const { folder, vault } = await makeVault()
    const open = vault()
    cpSync(folder, `${folder}-copy`, { recursive: true })
    renameSync(folder, `${folder}-away`)
    renameSync(`${folder}-copy`, folder)
    expect(() => enter(open)).toThrow(expect.objectContaining({ code: 'VAULT_AWAY' }))
    open.close()
  })
})

describe('a full disk', () => {
  test('refuses what does not fit, keeps what was saved, and goes on when there is room', async ({ skip }) => {
    const disk = onSmallDisk(4_000)
    if (disk === undefined) return skip(NO_MOUNT)
    const { folder, migrationsFolder, vault } = await makeVault({ '0002-notes.sql': 'CREATE TABLE note (text TEXT);' })
    vault().close()
    const there = path.join(disk, 'vault')
    cpSync(folder, there, { recursive: true })
    const full = await openVault(there, PASSPHRASE, WHO, migrationsFolder)
    onTestFinished(() => full.close())
    enter(full)
    const ballast = path.join(disk, 'ballast')
    const insert = () => full.write(() => full.sqlite.prepare('INSERT INTO note VALUES (?)').run('x'.repeat(200_000)))
    writeFileSync(ballast, Buffer.alloc(3_000_000))
    expect(() => {
      for (let at = 0; at < 20; at++) insert()
    }).toThrow(expect.objectContaining({ code: 'DISK_FULL' }))
    await expect(full.objects.put(Buffer.alloc(1_000_000))).rejects.toMatchObject({ code: 'DISK_FULL' })
    const acknowledged = full.sqlite.prepare('SELECT count(*) FROM note').pluck().get()
    rmSync(ballast)
    insert()
    expect(full.sqlite.prepare('SELECT count(*) FROM note').pluck().get()).toBe((acknowledged as number) + 1)
    expect((await verify(full)).clean).toBe(true)
  })
})

describe('a database with damaged pages', () => {
  test('is refused by name or opened and verified as damaged, page by page, and can always be closed and left', async () => {
    const { folder, engine, client } = await benchWithVault()
    await client.cases.create({ title: 'Damaged' })
    await client.vault.lock()
    const sound = readFileSync(path.join(folder, 'vault', 'vault.db'))
    const outcomes = { refused: 0, told: 0 }
    for (let page = 1; page < sound.length / 4096; page += 9) {
      const vault = path.join(folder, `damaged-${page}`)
      cpSync(path.join(folder, 'vault'), vault, { recursive: true })
      const bytes = Buffer.from(sound)
      bytes[page * 4096 + 2000]! ^= 1
      writeFileSync(path.join(vault, 'vault.db'), bytes)
      const place = engine.grant(vault)
      try {
        await client.vault.open({ place, passphrase: BENCH_PASSPHRASE })
      } catch (refusal) {
        expect(refusal).toMatchObject({ code: 'VAULT_DAMAGED', data: { what: 'vault.db' } })
        outcomes.refused++
        continue
      }
      const { state, result } = await ended(client, await client.vault.verify())
      expect(state).toBe('done')
      expect(result!['faults']).toContainEqual({ kind: 'page', subject: `${page + 1}`, detail: { page: page + 1 } })
      outcomes.told++
      await client.vault.lock().catch((failure: unknown) => expect(failure).toMatchObject({ code: 'VAULT_DAMAGED' }))
      expect(await client.vault.current()).toBeNull()
    }
    expect(outcomes.told).toBeGreaterThan(outcomes.refused)
  })
})

describe('a write-ahead log', () => {
  /** A vault that was killed with `entries` entries in its log, of which the heads outside know. */
  async function killed() {
    const { folder, migrationsFolder, vault } = await makeVault({ '0002-words.sql': WORDS })
    vault().close()
    const { child } = await startHolder('words', folder, migrationsFolder)
    await new Promise((resolve) => setTimeout(resolve, 400))
    await killHard(child)
    return { folder, migrationsFolder, log: readFileSync(path.join(folder, 'vault.db-wal')) }
  }

  test('that is cut off at any byte, or has a changed one, opens to its last whole transaction and says what is missing', async () => {
    const { folder, migrationsFolder, log } = await killed()
    let state = 20061205
    const random = (below: number) => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) % below
    const lengths = [0, 1, 31, 32, 56, log.length - 1, ...Array.from({ length: 12 }, () => random(log.length))]
    const cut = lengths.map((length) => log.subarray(0, length))
    const flipped = Array.from({ length: 12 }, () => {
      const bytes = Buffer.from(log)
      bytes[random(bytes.length)]! ^= 1 << random(8)
      return bytes
    })
    for (const bytes of [...cut, ...flipped]) {
      const copy = path.join(temporaryFolder(), 'vault')
      cpSync(folder, copy, { recursive: true })
      writeFileSync(path.join(copy, 'vault.db-wal'), bytes)
      const vault = await openVault(copy, PASSPHRASE, WHO, migrationsFolder)
      const lost = noticesOf(vault).find(({ kind }) => kind === 'lost-entries')
      const held = vault.sqlite.prepare("SELECT count(*) FROM entry WHERE chain = 'vault'").pluck().get()
      const whole = held === 2
      expect(lost).toEqual(whole ? undefined : { kind: 'lost-entries', chain: 'vault', last: 2, reached: 1 })
      expect(vault.sqlite.prepare('SELECT count(*) FROM block').pluck().get()).toBe(whole ? 1 : 0)
      const { faults } = await verify(vault)
      expect(
        faults.map(({ kind }) => kind).filter((kind) => kind !== 'object-stray' && kind !== 'object-missing'),
      ).toEqual(whole ? [] : ['tail'])
      vault.close()
    }
  })

  test('that is gone is told again at each opening', async () => {
    const { folder, migrationsFolder } = await killed()
    truncateSync(path.join(folder, 'vault.db-wal'), 0)
    for (let round = 0; round < 3; round++) {
      const vault = await openVault(folder, PASSPHRASE, WHO, migrationsFolder)
      expect(noticesOf(vault)).toContainEqual({ kind: 'lost-entries', chain: 'vault', last: 2, reached: 1 })
      enter(vault)
      vault.close()
    }
  })
})

describe('the heads outside the database', () => {
  test.each([
    ['are gone', (file: string) => rmSync(file)],
    ['are damaged', (file: string) => writeFileSync(file, readFileSync(file, 'utf8').slice(5))],
  ])('that %s are made anew, and it is said', async (_what, damage) => {
    const { folder, reopen } = await makeVault()
    const vault = await reopen(() => damage(path.join(folder, 'heads.json')))
    expect(noticed(vault)).toContain('heads-rebuilt')
    enter(vault)
    const later = await reopen()
    const file = path.join(temporaryFolder(), 'one.libellus')
    const options = { progress: () => undefined, signal: new AbortController().signal }
    await expect(backupVault(later, file, options)).rejects.toMatchObject({ code: 'BACKUP_OF_DAMAGED' })
    const backups = path.join(temporaryFolder(), 'Backups')
    await claimBackupFolder(later, backups)
    await expect(addGeneration(later, backups)).rejects.toMatchObject({ code: 'BACKUP_OF_DAMAGED' })
    await acceptLoss(later, 'Compared with the sheet of the day')
    expect(await addGeneration(later, backups)).toMatchObject({ objects: 0 })
  })
})

describe('the key file', () => {
  test.each([
    ['is gone', (file: string) => rmSync(file)],
    ['is cut off', (file: string) => truncateSync(file, 100)],
    ['has a changed byte', (file: string) => flip(file, 250)],
  ])('that %s is stood in for by its copy, which is told', async (_what, damage) => {
    const { folder, reopen } = await makeVault()
    const vault = await reopen(() => damage(path.join(folder, 'vault.json')))
    expect((await verify(vault)).faults).toEqual([{ kind: 'key-file', subject: 'vault.json', detail: {} }])
  })

  test('has its copy written where there was none, or one of before a change, and a damaged one told', async () => {
    const { folder, reopen, vault } = await makeVault()
    const [file, copy] = [path.join(folder, 'vault.json'), path.join(folder, 'vault.json.copy')]
    const before = readFileSync(copy)
    const again = await reopen(() => rmSync(copy))
    expect(readFileSync(copy)).toEqual(readFileSync(file))
    const { folder: at, id, keys } = again
    const changed = replaceSlots(at, provedKeyFile(at, id, keys.keyFile), await anotherSlot(vault()), keys.keyFile)
    expect(changed.slots).toHaveLength(2)
    expect(readFileSync(copy)).toEqual(readFileSync(file))
    const last = await reopen(() => writeFileSync(copy, before))
    expect(readFileSync(copy)).toEqual(readFileSync(file))
    expect((await verify(last)).clean).toBe(true)
    const damaged = await reopen(() => flip(copy, 250))
    expect((await verify(damaged)).faults).toEqual([{ kind: 'key-file', subject: 'vault.json.copy', detail: {} }])
  })
})

describe('the key file', () => {
  test('that is gone with its copy while the vault is open is told as what nobody can open any more', async () => {
    const { folder, vault } = await makeVault()
    for (const name of ['vault.json', 'vault.json.copy']) rmSync(path.join(folder, name))
    const none = [{ kind: 'key-file', subject: 'vault.json', detail: { why: 'none' } }]
    expect((await verify(vault())).faults).toEqual(none)
    for (const name of ['vault.json', 'vault.json.copy']) writeFileSync(path.join(folder, name), '{}')
    expect((await verify(vault())).faults).toEqual(none)
  })
})

describe('a vault', () => {
  test('of a later format, without its database or with another file in its place is refused by name', async () => {
    const { folder, migrationsFolder, vault } = await makeVault({ '0002-later.sql': 'CREATE TABLE later (id TEXT);' })
    vault().close()
    const open = (migrations = migrationsFolder) => openVault(folder, PASSPHRASE, WHO, migrations)
    const older = path.join(temporaryFolder(), 'migrations')
    mkdirSync(older)
    cpSync(path.join(migrationsFolder, '0001-vault.sql'), path.join(older, '0001-vault.sql'))
    await expect(open(older)).rejects.toMatchObject({ code: 'VAULT_NEWER', data: { format: 2, known: 1 } })
    const file = path.join(folder, 'vault.db')
    const rows = readFileSync(file)
    rmSync(file)
    await expect(open()).rejects.toMatchObject({ code: 'VAULT_DAMAGED', data: { what: 'vault.db' } })
    writeFileSync(file, 'something else')
    await expect(open()).rejects.toMatchObject({ code: 'VAULT_DAMAGED', data: { what: 'vault.db' } })
    expect(readFileSync(file, 'utf8')).toBe('something else')
    writeFileSync(file, rows)
    ;(await open()).close()
  })

  test('tells the copies that sync clients make of its files, and leaves them alone', async () => {
    const { folder, reopen, vault } = await makeVault()
    const { sha256 } = await keep(vault(), Buffer.from('A letter'))
    const name = vault().objects.name(sha256)
    const copies = [
      'vault (conflicted copy 2026-11-21).db',
      'vault (Orlova’s conflicted copy 2026-11-21).db',
      'vault (конфликтующая копия с компьютера ORLOVA 2026-11-21).db',
      'vault-ORLOVA-PC.db',
      'vault.sync-conflict-20261121-101500-ABCDEFG.db',
      'vault 2.db',
      'vault (1).db',
      'heads (1).json',
      'vault-ORLOVA-PC.json',
      'objects 2',
      `objects/${name.slice(0, 2)}/${name.slice(2)} (1)`,
      `objects/${name.slice(0, 2)}/${name.slice(2)}-ORLOVA-PC`,
      `objects/${name.slice(0, 2)} 2`,
    ]
    const again = await reopen(() => {
      for (const one of copies) writeFileSync(path.join(folder, one), 'not ours')
    })
    const notice = noticesOf(again).find(({ kind }) => kind === 'conflicted-copy') as { names: string[] }
    expect([...notice.names].sort()).toEqual([...copies].sort())
    const { clean, faults } = await verify(again)
    expect(faults.map(({ kind }) => kind)).toEqual(copies.map(() => 'conflicted-copy'))
    expect(clean).toBe(true)
    const last = await reopen()
    expect(noticed(last)).toContain('conflicted-copy')
    for (const one of copies) expect(readFileSync(path.join(folder, one), 'utf8')).toBe('not ours')
  })

  test('takes none of its own files for a copy', async () => {
    const { folder, reopen } = await makeVault()
    const own = ['before-0007.db', 'backup.db', 'vault.db-shm', 'vault.json.new', 'notes.txt', 'backups.json']
    const vault = await reopen(() => {
      for (const one of own) if (!existsSync(path.join(folder, one))) writeFileSync(path.join(folder, one), '')
    })
    expect(noticed(vault)).not.toContain('conflicted-copy')
  })

  test('that was killed while it was taken hold of says that it was not closed', async () => {
    const { folder, reopen } = await makeVault()
    const since = new Date('2026-11-20T10:00:00.000Z')
    const vault = await reopen(() => {
      writeFileSync(path.join(folder, 'held.json'), '')
      utimesSync(path.join(folder, 'held.json'), since, since)
    })
    expect(noticesOf(vault)).toContainEqual({ kind: 'unclean-end', since: since.toISOString() })
  })
})

const WORDS = 'CREATE TABLE block (text TEXT); CREATE VIRTUAL TABLE block_index USING fts5 (text);'

function enter(vault: Vault): void {
  vault.write(() => vault.audit({ act: 'note.added', subject: 'a note' }))
}

/** The slots of the vault's key file and a made-up one of a kind that nobody knows. */
async function anotherSlot({ folder }: Vault) {
  const { slots } = await readKeyFile(folder)
  return [...slots, { ...slots[0]!, id: '0198c3a0-0000-7000-8000-000000000001', kind: 'of-a-later-version' }]
}

function flip(file: string, at: number): void {
  const bytes = readFileSync(file)
  bytes[at]! ^= 1
  writeFileSync(file, bytes)
}

function readingCopies(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('libellus-reading-'))
}
