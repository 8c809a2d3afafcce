import { existsSync, renameSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { addGeneration, claimBackupFolder } from '../../src/main/engine/backups/folder.ts'
import { listGenerations } from '../../src/main/engine/backups/generations.ts'
import { lastPlanned, notePlanned, planOf, setPlan } from '../../src/main/engine/backups/plan.ts'
import { startFileBackup } from '../../src/main/engine/backups/making.ts'
import { isDue, isDueOnClose, scheduleBackups } from '../../src/main/engine/backups/schedule.ts'
import { createChangeBoard } from '../../src/main/engine/events/board.ts'
import { createJobBoard } from '../../src/main/engine/jobs/jobs.ts'
import { openVault } from '../../src/main/engine/vault/opening.ts'
import { benchWithVault, ended, PASSPHRASE as ENGINES_PASSPHRASE } from '../engine-under-test.ts'
import { testHost } from '../test-host.ts'
import { makeVault, PASSPHRASE, temporaryFolder, WHO } from '../fixtures/vaults.ts'

const HOURLY = { folder: '/backups/Orlova', keep: 3, everyHours: 4, onClose: true }
const AT = new Date('2026-03-02T09:00:00Z')
const after = (hours: number) => new Date(AT.getTime() + hours * 60 * 60 * 1000)

async function planned(plan = {}) {
  const made = await makeVault()
  setPlan(made.vault(), { ...HOURLY, ...plan })
  return { ...made, vault: made.vault() }
}

describe('a plan of backups', () => {
  test('asks for one when its hours have passed, and within the hour after one that failed', async () => {
    const { vault } = await planned()
    expect(isDue(vault, AT)).toBe(true)
    notePlanned(vault, AT, null)
    expect([isDue(vault, after(3.9)), isDue(vault, after(4))]).toEqual([false, true])
    notePlanned(vault, AT, 'PLACE_NOT_WRITABLE')
    expect([isDue(vault, after(0.9)), isDue(vault, after(1))]).toEqual([false, true])
    expect(lastPlanned(vault)).toEqual({ at: AT.toISOString(), error: 'PLACE_NOT_WRITABLE' })
    setPlan(vault, { ...HOURLY, everyHours: null })
    expect(isDue(vault, after(1000))).toBe(false)
  })

  test('asks for one on closing only where something has changed since, and never for sleep', async () => {
    const { vault } = await planned()
    expect(isDueOnClose(vault, 'by-hand')).toBe(true)
    expect(isDueOnClose(vault, 'sleep')).toBe(false)
    notePlanned(vault, AT, null)
    vault.write(() => vault.audit({ act: 'vault.backed-up', subject: vault.id, after: { to: 'Orlova' } }))
    expect(isDueOnClose(vault, 'by-hand')).toBe(false)
    vault.write(() => vault.audit({ caseId: 'a case', act: 'case.created', subject: 'a case' }))
    expect(isDueOnClose(vault, 'idle')).toBe(true)
    notePlanned(vault, AT, 'DISK_FULL')
    expect(isDueOnClose(vault, 'end')).toBe(true)
  })

  test('keeps no vault from closing where its backup is stopped before its turn, or cannot begin', async () => {
    const folder = path.join(temporaryFolder(), 'Backups')
    const { vault } = await planned({ folder })
    const jobs = createJobBoard(createChangeBoard())
    const making = { host: testHost(temporaryFolder()), jobs }
    startFileBackup(making, vault, path.join(temporaryFolder(), 'first.libellus'))
    const closing = scheduleBackups(making).closing?.(vault, 'by-hand')
    await jobs.settle(true)
    await closing
    expect(lastPlanned(vault)).toMatchObject({ error: 'BACKUP_STOPPED' })
    const start = () => {
      throw new Error('no row can be written')
    }
    await scheduleBackups({ ...making, jobs: { start } }).closing?.(vault, 'by-hand')
    expect(lastPlanned(vault)).toMatchObject({ error: 'UNEXPECTED' })
  })

  test('is that of one computer: on another there is none', async () => {
    const { vault, folder, migrationsFolder } = await planned()
    notePlanned(vault, AT, 'DISK_FULL')
    vault.close()
    const elsewhere = await openVault(folder, PASSPHRASE, { ...WHO, computer: 'ANOTHER-PC' }, migrationsFolder)
    expect([planOf(elsewhere), lastPlanned(elsewhere)]).toEqual([undefined, null])
    expect([isDue(elsewhere, after(100)), isDueOnClose(elsewhere, 'by-hand')]).toEqual([false, false])
    elsewhere.close()
  })

  test('is entered in the trail by the name of its folder, without its path', async () => {
    const { vault } = await planned()
    setPlan(vault, null)
    const rows = vault.sqlite.prepare("SELECT payload FROM entry WHERE act = 'vault.backup-planned'").pluck().all()
    const entered = { to: 'Orlova', keep: 3, everyHours: 4, onClose: true }
    expect(rows.map((row) => JSON.parse(row as string) as unknown)).toEqual([
      { before: undefined, after: entered },
      { before: entered, after: null },
    ])
    expect(planOf(vault)).toBeUndefined()
  })
})

describe('the engine', () => {
  async function withPlan(fields = {}) {
    const bench = await benchWithVault()
    const folder = path.join(temporaryFolder(), 'Backups')
    const wanted = { place: bench.engine.grant(folder), keep: 2, everyHours: null, onClose: true, ...fields }
    const plan = await bench.client.backups.setPlan(wanted)
    const reopen = async () => {
      await bench.client.vault.lock()
      const place = bench.engine.grant(path.join(bench.folder, 'vault'))
      return bench.client.vault.open({ place, passphrase: ENGINES_PASSPHRASE })
    }
    return { ...bench, backups: folder, plan, reopen }
  }

  test('makes the planned backup before it locks, once for each change', async () => {
    const { client, backups, plan, reopen } = await withPlan()
    expect(plan).toMatchObject({ name: 'Backups', keep: 2, onClose: true, last: null })
    await client.cases.create({ title: 'Copies' })
    await reopen()
    expect(await listGenerations(backups)).toHaveLength(1)
    expect((await client.backups.plan())?.last).toMatchObject({ error: null })
    expect((await client.vault.current())?.lastBackup).not.toBeNull()
    await reopen()
    expect(await listGenerations(backups)).toHaveLength(1)
    for (const title of ['More', 'Still more']) {
      await client.cases.create({ title })
      await reopen()
    }
    expect(await listGenerations(backups)).toHaveLength(2)
  })

  test('locks also where the folder is away, makes none elsewhere, and tells at the next opening', async () => {
    const { backups, reopen } = await withPlan()
    renameSync(backups, `${backups} away`)
    const { notices } = await reopen()
    const failed = { kind: 'backup-failed', code: 'PLACE_NOT_WRITABLE', at: expect.any(String) as string }
    expect(notices).toContainEqual(failed)
    expect(existsSync(backups)).toBe(false)
    renameSync(`${backups} away`, backups)
    expect((await reopen()).notices).not.toContainEqual(failed)
  })

  test('backs up into a folder as a job, and restores one of its states while none is open', async () => {
    const { engine, client, folder } = await benchWithVault()
    const place = engine.grant(path.join(folder, 'Backups'))
    const job = await ended(client, await client.backups.toFolder({ place, keep: 5 }))
    expect(job).toMatchObject({ state: 'done', kind: 'backup', result: { name: 'Backups', objects: 0 } })
    const [generation] = await client.backups.generations({ place })
    expect(generation).toMatchObject({ id: job.result?.['generation'], size: job.result?.['size'] })

    const wanted = { backup: place, into: engine.grant(path.join(folder, 'again')), passphrase: ENGINES_PASSPHRASE }
    await expect(client.backups.restore(wanted)).rejects.toMatchObject({ code: 'ANOTHER_VAULT_OPEN' })
    await client.vault.lock()
    const told = await Array.fromAsync(await client.backups.restore({ ...wanted, generation: generation!.id }))
    expect(told.at(-1)?.result).toMatchObject({ clean: true })
    expect(told.slice(0, -1).every(({ result }) => result === null)).toBe(true)
  })

  test('makes two backups into one folder one after the other', async () => {
    const { engine, client, folder } = await benchWithVault()
    const place = engine.grant(path.join(folder, 'Backups'))
    const jobs = await Promise.all([client.backups.toFolder({ place }), client.backups.toFolder({ place })])
    expect((await Promise.all(jobs.map((job) => ended(client, job)))).map(({ state }) => state)).toEqual([
      'done',
      'done',
    ])
    expect(await client.backups.generations({ place })).toHaveLength(2)
  })

  test('refuses a plan for a folder of another vault', async () => {
    const { client, engine } = await benchWithVault()
    const other = (await makeVault()).vault()
    const folder = path.join(temporaryFolder(), 'Backups')
    await claimBackupFolder(other, folder)
    await addGeneration(other, folder)
    const wanted = { place: engine.grant(folder), keep: 2, everyHours: 1, onClose: false }
    await expect(client.backups.setPlan(wanted)).rejects.toMatchObject({ code: 'BACKUP_OF_ANOTHER' })
    expect(await client.backups.plan()).toBeNull()
  })
})
