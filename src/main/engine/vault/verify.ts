import { fstatSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import type { Fault, Verification } from '../../../shared/contract/vault.ts'
import { EngineError, systemCode } from '../fault.ts'
import { verifyChains } from './audit.ts'
import { verifyHeads } from './heads.ts'
import { countObjects } from './kept-objects.ts'
import { isProved, KEY_FILE, readKeyFile } from './key-file.ts'
import { objectPath } from './objects.ts'
import { damagedPages } from './pages.ts'
import type { Vault } from './vault.ts'

/** A feature's own check of what it keeps in the vault, as the search index. */
export type VaultCheck = (vault: Vault) => Fault[] | Promise<Fault[]>

/** Bytes of the database and of the originals that have been proved, and in all. */
export type VerifyProgress = (done: number, total: number) => void

/**
 * Proves the whole vault: key file, every page of the database, its structure and references, every object's bytes
 * against its SHA-256, every chain and its head inside and outside the database, and what features add.
 * Other work goes on meanwhile. @throws the signal's reason when it is aborted
 */
export async function verifyVault(
  vault: Vault,
  progress: VerifyProgress,
  signal: AbortSignal,
  checks: readonly VaultCheck[] = [],
): Promise<Verification> {
  const pause = async () => {
    await setImmediate()
    signal.throwIfAborted()
  }
  const faults: Fault[] = []
  /** A database with damaged pages may refuse to be read at all: that is a finding, not a failure. */
  const finding = async <T>(step: string, find: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await find()
    } catch (failure) {
      if (!/^SQLITE_(CORRUPT|NOTADB|IOERR|ERROR)/.test(systemCode(failure))) throw failure
      faults.push({ kind: 'structure', subject: step, detail: { code: systemCode(failure) } })
      return undefined
    }
  }

  faults.push(...(await verifyKeyFile(vault)))
  vault.heads.write()
  const { objects, size } = (await finding('object', async () => countObjects(vault.sqlite))) ?? { objects: 0, size: 0 }
  const paged = await finding('checkpoint', () => verifyPages(vault, size, progress, pause))
  faults.push(...(paged?.faults ?? []))
  faults.push(...((await finding('structure', () => verifyStructure(vault, pause))) ?? []))
  const stored = await finding('object', () => verifyObjects(vault, paged?.bytes ?? 0, size, progress, signal, pause))
  faults.push(...(stored ?? []))
  const chained = await finding('entry', () => verifyChains(vault.sqlite, vault.keys.heads, pause))
  faults.push(...(chained?.faults ?? []))
  faults.push(
    ...((await finding('entry', async () => verifyHeads(vault.sqlite, vault.keys.heads, vault.folder))) ?? []),
  )
  for (const check of checks) {
    await pause()
    faults.push(...((await finding(check.name, async () => check(vault))) ?? []))
  }
  return {
    clean: faults.length === 0,
    objects,
    bytes: size,
    pages: paged?.pages ?? 0,
    entries: chained?.entries ?? 0,
    chains: chained?.chains ?? 0,
    faults,
  }
}

async function verifyKeyFile(vault: Vault): Promise<Fault[]> {
  try {
    const keyFile = await readKeyFile(vault.folder)
    if (keyFile.id === vault.id && isProved(keyFile, vault.keys.keyFile)) return []
  } catch (failure) {
    if (!(failure instanceof EngineError)) throw failure
  }
  return [{ kind: 'key-file', subject: KEY_FILE, detail: {} }]
}

async function verifyPages(vault: Vault, objectBytes: number, progress: VerifyProgress, pause: () => Promise<void>) {
  const { sqlite, databaseFile, keys } = vault
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
  // New commits stay in the log, so that no page changes while the file is read.
  sqlite.pragma('wal_autocheckpoint = 0')
  try {
    const bytes = fstatSync(databaseFile).size
    const { pages, damaged } = await damagedPages(databaseFile, keys.database, async (done) => {
      progress(done, bytes + objectBytes)
      await pause()
    })
    const faults = damaged.map((page): Fault => ({ kind: 'page', subject: String(page), detail: { page } }))
    return { pages, bytes, faults }
  } finally {
    sqlite.pragma('wal_autocheckpoint = 1000')
  }
}

async function verifyStructure({ sqlite }: Vault, pause: () => Promise<void>): Promise<Fault[]> {
  const faults: Fault[] = []
  for (const { integrity_check: said } of sqlite.pragma('integrity_check(100)') as { integrity_check: string }[]) {
    // What SQLite says may quote stored values: only that it says something is passed on.
    if (said !== 'ok') faults.push({ kind: 'structure', subject: 'vault.db', detail: {} })
  }
  await pause()
  for (const row of sqlite.pragma('foreign_key_check') as { table: string; rowid: number | null; parent: string }[]) {
    faults.push({ kind: 'reference', subject: row.table, detail: { row: row.rowid, parent: row.parent } })
  }
  await pause()
  return faults
}

async function verifyObjects(
  vault: Vault,
  pageBytes: number,
  objectBytes: number,
  progress: VerifyProgress,
  signal: AbortSignal,
  pause: () => Promise<void>,
): Promise<Fault[]> {
  const { sqlite, objects } = vault
  const next = sqlite.prepare<[string], { sha256: string; size: number }>(
    'SELECT sha256, size FROM object WHERE sha256 > ? ORDER BY sha256 LIMIT 1',
  )
  const faults: Fault[] = []
  const named = new Set<string>()
  let done = pageBytes
  for (let row = next.get(''); row; row = next.get(row.sha256)) {
    const { sha256, size } = row
    named.add(objects.name(sha256))
    const state = await objects.check(sha256, signal)
    if (state !== 'sound') faults.push({ kind: `object-${state}`, subject: sha256, detail: { size } })
    progress((done += size), pageBytes + objectBytes)
    await pause()
  }
  const added = new Set([...objects.added].map(objects.name))
  for (const name of await objects.list()) {
    if (!named.has(name) && !added.has(name)) {
      faults.push({ kind: 'object-stray', subject: objectPath(name), detail: {} })
    }
  }
  return faults
}
