/*
 * A vault opened, locked, verified and backed up, each against the least that the same bytes take: verification
 * against bare SHA-256 of them, a backup against a plain copy of the vault's folder (`cp -r`), file by file, with what
 * was written forced onto the disk (`sync`) in both. Opening pays Argon2id, which is measured beside it.
 * Run: node tests/bench/vault.ts [MB of originals, by default 512]
 */
import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { backupVault } from '../../src/main/engine/backups/backup.ts'
import { addGeneration, claimBackupFolder } from '../../src/main/engine/backups/folder.ts'
import { restoreBackup } from '../../src/main/engine/backups/restore.ts'
import { ARGON2_COST, derive, newDerivation } from '../../src/main/engine/vault/argon2id.ts'
import { inDatabaseWorker } from '../../src/main/engine/vault/in-database-worker.ts'
import { keepObject } from '../../src/main/engine/vault/kept-objects.ts'
import { createVault, openVault } from '../../src/main/engine/vault/opening.ts'
import type { Vault } from '../../src/main/engine/vault/vault.ts'
import { verifyVault } from '../../src/main/engine/vault/verify.ts'
import { median, printTable, ratio } from './table.ts'

const MEGABYTES = Number(process.argv[2] ?? 512)
const OBJECT = 1024 * 1024
const ROUNDS = 3
const PASSPHRASE = 'a passphrase to measure'
const WHO = { operator: 'Measured', account: 'bench', computer: 'bench' }
const MIGRATIONS = path.resolve(import.meta.dirname, '../../resources/migrations')
const WORKER = new URL('../../src/main/engine/vault/database-worker.ts', import.meta.url).href

const never = new AbortController().signal
const silent = () => undefined
const { copy } = inDatabaseWorker(WORKER)

const base = mkdtempSync(path.join(tmpdir(), 'libellus-bench-'))
try {
  await run()
} finally {
  rmSync(base, { recursive: true, force: true })
}

async function run(): Promise<void> {
  const folder = path.join(base, 'vault')
  const made = await createVault(folder, PASSPHRASE, WHO, MIGRATIONS)
  for (let number = 0; number < MEGABYTES; number++) await keep(made, randomBytes(OBJECT))
  made.close()

  const derived = await rounds(async () => void (await derive(PASSPHRASE, newDerivation(ARGON2_COST))))
  let vault: Vault | undefined
  const locks: number[] = []
  const open = await rounds(async () => {
    if (vault) locks.push(await seconds(async () => vault?.close()))
    vault = undefined
    const began = performance.now()
    vault = await openVault(folder, PASSPHRASE, WHO, MIGRATIONS)
    return (performance.now() - began) / 1000
  })
  if (!vault) throw new Error('no vault was opened')
  const opened = vault

  const files = everyFile(folder)
  const megabytes = files.reduce((sum, file) => sum + statSync(file).size, 0) / 1e6
  const hash = await rounds(() => bareHash(files))
  const verify = await rounds(async () => {
    const { clean } = await verifyVault(opened, silent, never)
    if (!clean) throw new Error('the vault that was made is not clean')
  })

  const plain = await rounds(async (round) => copyFolder(folder, path.join(base, `copy-${round}`)))
  const toFile = await rounds(async (round) => {
    await backupVault(opened, path.join(base, `backup-${round}.libellus`), { progress: silent, signal: never, copy })
    sync()
  })
  const toFolder = await rounds(async (round) => {
    const target = path.join(base, `backups-${round}`)
    await claimBackupFolder(opened, target)
    await addGeneration(opened, target, { copy })
    sync()
  })
  const backups = path.join(base, 'backups-0')
  const incremental = await rounds(async () => {
    await keep(opened, randomBytes(OBJECT))
    await addGeneration(opened, backups, { copy })
    sync()
  })
  const restore = await rounds(async (round) => {
    await restoreBackup(backups, path.join(base, `restored-${round}`), PASSPHRASE, WHO, MIGRATIONS)
    sync()
  })
  opened.close()

  const rate = (took: number) => (megabytes / took).toFixed(0)
  const row = (name: string, took: number, baseline: string, bare: number) => [
    name,
    took.toFixed(3),
    rate(took),
    baseline,
    bare.toFixed(3),
    ratio(took, bare),
  ]
  const rows = [
    row('open', open, 'Argon2id alone', derived),
    row('verify', verify, 'bare SHA-256', hash),
    row('backup into a file', toFile, 'plain copy', plain),
    row('backup into a new folder', toFolder, 'plain copy', plain),
    row('backup after one change', incremental, 'plain copy', plain),
    row('restore and proof', restore, 'plain copy', plain),
  ]
  rows[0]![2] = ''
  rows.splice(1, 0, ['lock', median(locks).toFixed(3), '', '', '', ''])
  printTable(
    `A vault of ${MEGABYTES} originals, ${megabytes.toFixed(0)} MB on the disk, median of ${ROUNDS}`,
    ['measure', 's', 'MB/s', 'against', 's', 'ratio'],
    rows,
  )
}

async function keep(vault: Vault, bytes: Uint8Array): Promise<void> {
  const stored = await vault.objects.put(bytes)
  vault.write(() => {
    keepObject(vault, stored)
    vault.audit({ act: 'document.imported', subject: stored.sha256, after: { size: stored.size } })
  })
}

/** Median seconds; of what `measure` answers where it measures a part of itself. */
async function rounds(measure: (round: number) => Promise<number | void>): Promise<number> {
  const all: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    let own: number | void = undefined
    const whole = await seconds(async () => void (own = await measure(round)))
    all.push(own ?? whole)
  }
  return median(all)
}

async function seconds(run: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await run()
  return (performance.now() - began) / 1000
}

async function bareHash(files: readonly string[]): Promise<void> {
  for (const file of files) {
    const hash = createHash('sha256')
    for await (const piece of createReadStream(file, { highWaterMark: 1024 * 1024 })) hash.update(piece as Uint8Array)
    hash.digest()
  }
}

function copyFolder(from: string, to: string): void {
  execFileSync('cp', ['-r', from, to])
  sync()
}

/** Until what was written is on the disk. */
function sync(): void {
  execFileSync('sync', ['-f', base])
}

function everyFile(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
}
