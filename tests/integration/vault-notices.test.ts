import { cpSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { benchWithVault, ended, importPaths, PASSPHRASE, startBench } from '../engine-under-test.ts'
import { openDatabase } from '../../src/main/engine/vault/connection.ts'
import { readKeyFile, unlock } from '../../src/main/engine/vault/key-file.ts'
import { deriveKeys } from '../../src/main/engine/vault/keys.ts'
import { databaseTasks } from '../../src/main/engine/vault/database-tasks.ts'
import { inDatabaseWorker } from '../../src/main/engine/vault/in-database-worker.ts'
import { ROOT, testHost } from '../test-host.ts'

const MIGRATIONS = readdirSync(path.join(ROOT, 'resources/migrations')).length

/** A vault with a case of two letters, each of which names its place on disk. */
async function vaultWithLetters() {
  const bench = await benchWithVault()
  const letters = ['one', 'two'].map((name) => path.join(bench.folder, `${name}.txt`))
  for (const letter of letters) writeFileSync(letter, `Letter ${letter}\n\nLot 4 has not been delivered.\n`)
  const { id: caseId } = await bench.client.cases.create({ title: 'Delay' })
  await importPaths(bench, caseId, letters)
  return { ...bench, caseId, vault: path.join(bench.folder, 'vault') }
}

test('a vault brought up to date says from which format, and one without a recovery key that nothing else opens it', async () => {
  const { engine, client, folder } = await startBench()
  const vault = path.join(folder, 'vault')
  cpSync(path.join(ROOT, 'tests/fixtures/released/0006'), vault, { recursive: true })
  const open = () => client.vault.open({ place: engine.grant(vault), passphrase: 'a vault of its time' })
  expect((await open()).notices).toEqual([{ kind: 'migrated', from: 6, to: MIGRATIONS }, { kind: 'no-recovery-key' }])
  await client.vault.lock()
  expect((await open()).notices).toEqual([{ kind: 'no-recovery-key' }])
  await client.keys.makeRecoveryKey({ passphrase: 'a vault of its time', language: 'en' })
  expect((await client.vault.current())?.notices).toEqual([])
})

test('a verification is entered in the trail with the originals that are not as they came in, and the damage is told', async () => {
  const { client, vault } = await vaultWithLetters()
  expect((await ended(client, await client.vault.verify())).result).toMatchObject({ clean: true, faults: [] })
  const objects = (readdirSync(path.join(vault, 'objects'), { recursive: true }) as string[])
    .map((name) => path.join(vault, 'objects', name))
    .filter((file) => statSync(file).isFile())
  rmSync(objects[0]!)
  const found = await ended(client, await client.vault.verify())
  const [fault] = found.result!['faults'] as { kind: string; subject: string }[]
  expect(fault).toMatchObject({ kind: 'object-missing' })
  const [later, sooner] = await client.audit.latest({ limit: 2 })
  expect(later).toMatchObject({
    act: 'vault.verified',
    after: { clean: false, objects: 2, faults: 1, damaged: 0, missing: 1 },
  })
  expect(sooner).toMatchObject({ act: 'vault.verified', after: { clean: true, objects: 2, faults: 0, missing: 0 } })
  expect((await client.vault.current())?.notices).toContainEqual({ kind: 'damaged', at: found.endedAt })
})

test('the loss of an original is accepted: backed up without it, told in its record, and any other is told as before', async () => {
  const { engine, client, vault, folder, caseId } = await vaultWithLetters()
  const files = (readdirSync(path.join(vault, 'objects'), { recursive: true }) as string[])
    .map((name) => path.join(vault, 'objects', name))
    .filter((file) => statSync(file).isFile())
  writeFileSync(files[0]!, 'not what came in')
  expect((await ended(client, await client.vault.verify())).result).toMatchObject({ clean: false })
  await client.vault.acceptLoss({ reason: 'The file is nowhere to be had; the text stands' })
  expect((await ended(client, await client.vault.verify())).result).toMatchObject({ clean: true, accepted: 1 })
  const records = await Promise.all(
    (await client.evidence.list({ caseId })).map(({ id }) => client.custody.record({ documentId: id })),
  )
  const matches = records.map(({ events }) => events.findLast(({ act }) => act === 'verified')?.detail['match'])
  expect(matches.sort()).toEqual([false, true])

  const backup = path.join(folder, 'one.libellus')
  expect(await ended(client, await client.backups.toFile({ place: engine.grant(backup) }))).toMatchObject({
    state: 'done',
  })
  await client.vault.lock()
  const restored = []
  const into = engine.grant(path.join(folder, 'restored'))
  const restoring = await client.backups.restore({ backup: engine.grant(backup), into, passphrase: PASSPHRASE })
  for await (const { result } of restoring) restored.push(result)
  expect(restored.at(-1)).toMatchObject({ clean: true })

  await client.vault.open({ place: engine.grant(vault), passphrase: PASSPHRASE })
  rmSync(files[1]!)
  expect((await ended(client, await client.vault.verify())).result).toMatchObject({ clean: false })
})

test.each([
  ['a block that is missing', 'DELETE FROM block WHERE ordinal = 1', 'document', 'block'],
  ['a document without a record of how it came in', 'DELETE FROM custody_event', 'document', 'custody_event'],
  ['a document whose case is missing', 'DELETE FROM case_file', 'document', 'case_file'],
  ['a document whose original is not listed', 'DELETE FROM object', 'document', 'object'],
])('%s is found', async (_what, sql, table, parent) => {
  const { engine, client, vault } = await vaultWithLetters()
  await client.vault.lock()
  const keyFile = await readKeyFile(vault)
  const keys = deriveKeys(await unlock(keyFile, PASSPHRASE), keyFile.id)
  const sqlite = openDatabase(path.join(vault, 'vault.db'), keys.database)
  sqlite.pragma('foreign_keys = OFF')
  sqlite.exec(sql)
  sqlite.close()
  await client.vault.open({ place: engine.grant(vault), passphrase: PASSPHRASE })
  const { result } = await ended(client, await client.vault.verify())
  const references = (result!['faults'] as { kind: string; subject: string; detail: { parent: string } }[]).filter(
    ({ kind }) => kind === 'reference',
  )
  expect(references.map(({ subject, detail }) => `${subject} ${detail.parent}`)).toContain(`${table} ${parent}`)
})

test('the database is checked on a thread of its own, with the same finding', async () => {
  const { client, vault } = await vaultWithLetters()
  await client.vault.lock()
  const keyFile = await readKeyFile(vault)
  const { database: key } = deriveKeys(await unlock(keyFile, PASSPHRASE), keyFile.id)
  const file = path.join(vault, 'vault.db')
  const sqlite = openDatabase(file, key)
  sqlite.exec('DELETE FROM block WHERE ordinal = 1')
  sqlite.close()
  const found = await inDatabaseWorker(testHost(vault).databaseWorker).check({ file, key })
  expect(found.references).toHaveLength(2)
  expect(found).toEqual(await databaseTasks.check({ file, key }))
})

test('a vault whose heads were rebuilt is backed up again once a person has accepted the loss', async () => {
  const { engine, client, vault, folder } = await vaultWithLetters()
  await client.vault.lock()
  rmSync(path.join(vault, 'heads.json'))
  writeFileSync(path.join(vault, 'vault (1).db'), 'of a sync client')
  await client.vault.open({ place: engine.grant(vault), passphrase: PASSPHRASE })
  const noticed = async () => (await client.vault.current())?.notices.map(({ kind }) => kind)
  const verified = async () => (await ended(client, await client.vault.verify())).result
  const backedUp = async () =>
    ended(client, await client.backups.toFile({ place: engine.grant(path.join(folder, 'b')) }))
  expect(await verified()).toMatchObject({ clean: false, accepted: 0 })
  expect(await noticed()).toEqual(['damaged', 'heads-rebuilt', 'conflicted-copy', 'no-recovery-key'])
  expect(await backedUp()).toMatchObject({ state: 'failed', error: { code: 'BACKUP_OF_DAMAGED' } })

  expect(await client.vault.acceptLoss({ reason: 'Restored from a copy without it' })).toEqual({ accepted: 1 })
  const [entry] = await client.audit.latest({ limit: 1 })
  expect(entry).toMatchObject({ act: 'vault.loss-accepted', after: { losses: [{ kind: 'rebuilt' }] } })
  expect(await verified()).toMatchObject({ clean: true, accepted: 1, faults: [{ kind: 'conflicted-copy' }] })
  expect(await noticed()).toEqual(['conflicted-copy', 'no-recovery-key'])
  expect(await backedUp()).toMatchObject({ state: 'done' })
  await expect(client.vault.acceptLoss({ reason: 'Again' })).rejects.toMatchObject({ code: 'NOTHING_TO_ACCEPT' })
})
