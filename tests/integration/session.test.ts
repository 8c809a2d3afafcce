import { readdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { claimBackupFolder } from '../../src/main/engine/backups/folder.ts'
import { lastPlanned, setPlan } from '../../src/main/engine/backups/plan.ts'
import { scheduleBackups } from '../../src/main/engine/backups/schedule.ts'
import { createChangeBoard } from '../../src/main/engine/events/board.ts'
import { createJobBoard } from '../../src/main/engine/jobs/jobs.ts'
import { createTries } from '../../src/main/engine/keys/tries.ts'
import { createPapers } from '../../src/main/engine/papers/papers.ts'
import { createSession, type VaultGuest } from '../../src/main/engine/vault/session.ts'
import { makeVault, PASSPHRASE, temporaryFolder } from '../fixtures/vaults.ts'
import { testHost } from '../test-host.ts'

const SHORT = { 'by-hand': 50, end: 50, idle: 50, sleep: 50 }

function sessionWith(
  guests: readonly VaultGuest[],
  host = testHost(temporaryFolder()),
  jobs = createJobBoard(createChangeBoard()),
) {
  return createSession({
    host,
    changes: createChangeBoard(),
    jobs,
    patience: SHORT,
    pool: { forget: async () => undefined },
    papers: createPapers(),
    tries: createTries(host.settings),
    guests,
    operator: () => 'A. Orlova',
    locking: () => undefined,
    locked: () => false,
  })
}

async function closedVault(): Promise<string> {
  const { vault, folder } = await makeVault()
  vault().close()
  return folder
}

test('a vault that a feature cannot have open is closed again, and can be opened anew', async () => {
  let fails = true
  const opened = () => {
    if (fails) throw new Error('not foreseen')
  }
  const session = sessionWith([{ opened }])
  const folder = await closedVault()
  await expect(session.open(folder, PASSPHRASE)).rejects.toThrow('not foreseen')
  expect(session.current()).toBeUndefined()
  fails = false
  expect(await session.open(folder, PASSPHRASE)).toBe(session.current())
  expect(await session.lock('end')).toBe(true)
})

test('a folder that goes while a feature is handed the vault is told', async () => {
  const folder = await closedVault()
  const away = `${folder}-away`
  const takeAway = () => {
    renameSync(folder, away)
    readdirSync(folder)
  }
  const session = sessionWith([{ opened: takeAway }])
  const told = { code: 'VAULT_AWAY', data: { name: path.basename(folder) } }
  await expect(session.open(folder, PASSPHRASE)).rejects.toMatchObject(told)
  renameSync(away, folder)
  await expect(session.open(folder, PASSPHRASE, async () => takeAway())).rejects.toMatchObject(told)
  expect(session.current()).toBeUndefined()
  renameSync(away, folder)
})

test('a vault opens also where the list of recent ones cannot be written', async () => {
  const folder = temporaryFolder()
  writeFileSync(path.join(folder, 'settings'), 'a file where the folder should be')
  const session = sessionWith([], testHost(folder))
  expect(await session.open(await closedVault(), PASSPHRASE)).toBe(session.current())
  expect(await session.lock('end')).toBe(true)
})

test('a lock that is asked for while a vault is being opened wins: nobody is handed it', async () => {
  const session = sessionWith([])
  const folder = await closedVault()
  const fetched = Promise.withResolvers<string>()
  const opening = session.open(folder, () => fetched.promise)
  const locks = [session.lock('sleep'), session.lock('by-hand')]
  fetched.resolve(PASSPHRASE)
  await expect(opening).rejects.toMatchObject({ code: 'VAULT_CLOSED' })
  expect(await Promise.all(locks)).toEqual([true, true])
  expect(session.current()).toBeUndefined()
  expect(await session.open(folder, PASSPHRASE)).toBe(session.current())
  expect(await session.lock('end')).toBe(true)
})

test('a lock that is asked for while a vault does not open finds none', async () => {
  const session = sessionWith([])
  const opening = session.open(await closedVault(), 'another passphrase')
  const locked = session.lock('sleep')
  await expect(opening).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE' })
  expect(await locked).toBe(false)
})

test('a backup on a drive that hangs does not keep the keys, and is told as stopped', async () => {
  const databaseWorker = 'data:text/javascript,setTimeout(() => undefined, 5000)'
  const host = { ...testHost(temporaryFolder()), databaseWorker }
  const jobs = createJobBoard(createChangeBoard())
  const folder = await closedVault()
  const session = sessionWith([scheduleBackups({ host, jobs })], host, jobs)
  const vault = await session.open(folder, PASSPHRASE)
  const backups = path.join(host.settings, 'Backups')
  await claimBackupFolder(vault, backups)
  setPlan(vault, { folder: backups, keep: 2, everyHours: null, onClose: true })
  expect(await session.lock('by-hand')).toBe(true)
  expect(vault.sqlite.open).toBe(false)
  expect(lastPlanned(await session.open(folder, PASSPHRASE))).toMatchObject({ error: 'BACKUP_STOPPED' })
  expect(await session.lock('sleep')).toBe(true)
})
