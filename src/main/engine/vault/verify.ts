import { fstatSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { type Fault, isHarm, type Verification } from '../../../shared/contract/vault.ts'
import { enterUnsound, type UnsoundOriginal } from '../custody/unsound-originals.ts'
import { EngineError, foreseen, systemCode } from '../fault.ts'
import { type AcceptedLosses, acceptedLosses, NOTHING_ACCEPTED } from './accepted-losses.ts'
import { verifyChains } from './audit.ts'
import { conflictedBeside, conflictedObjects } from './conflicted-copies.ts'
import { databaseTasks, type DatabaseTasks } from './database-tasks.ts'
import { verifyHeads } from './heads.ts'
import { countObjects } from './kept-objects.ts'
import { DATABASE_FILE, isProved, KEY_FILE, KEY_FILE_COPY, readOneKeyFile } from './key-file.ts'
import { verifyMergedChains } from './merged-chains.ts'
import { objectPath } from './objects.ts'
import { damagedPages } from './pages.ts'
import type { Vault } from './vault.ts'

/** A feature's own check of what it keeps in the vault, as the search index. */
export type VaultCheck = (vault: Vault) => Fault[] | Promise<Fault[]>

/** What came in while it ran may not have been proved. `lost`: originals whose loss was accepted; still no match. */
type BegunVerification = Verification & { begunAt: string; lost: UnsoundOriginal[] }

/** Bytes of the database and of the originals that have been proved, and in all. */
export type VerifyProgress = (done: number, total: number) => void

/**
 * Proves the whole vault: key file, every page of the database, its structure and references, every object's bytes
 * against its SHA-256, every chain and its head inside and outside the database, and what features add.
 * Other work goes on meanwhile; `checkDatabase` may run on another thread. @throws the signal's reason when it is aborted
 */
export async function verifyVault(
  vault: Vault,
  progress: VerifyProgress,
  signal: AbortSignal,
  checks: readonly VaultCheck[] = [],
  checkDatabase = databaseTasks.check,
): Promise<BegunVerification> {
  const begunAt = new Date().toISOString()
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

  faults.push(...(await verifyKeyFile(vault)), ...verifyNames(vault))
  await finding('heads', async () => vault.heads.write())
  const { objects, size } = (await finding('object', async () => countObjects(vault.sqlite))) ?? { objects: 0, size: 0 }
  const paged = await finding('checkpoint', () => verifyPages(vault, size, progress, pause))
  faults.push(...(paged?.faults ?? []))
  faults.push(...((await finding('structure', () => verifyStructure(vault, checkDatabase))) ?? []))
  await pause()
  // Where the trail itself cannot be read, nothing in it counts as accepted, and the rest is still proved.
  const accepted =
    (await finding('entry', async () => acceptedLosses(vault.sqlite, vault.keys.heads))) ?? NOTHING_ACCEPTED
  const stored = await finding('object', () =>
    verifyObjects(vault, accepted, paged?.bytes ?? 0, size, progress, signal, pause),
  )
  faults.push(...(stored?.faults ?? []))
  const chained = await finding('entry', () => verifyChains(vault.sqlite, vault.keys.heads, accepted.covers, pause))
  faults.push(...(chained?.faults ?? []))
  const merged = await finding('merged_entry', () =>
    verifyMergedChains(vault.sqlite, vault.keys.heads, accepted.covers, pause),
  )
  faults.push(...(merged?.faults ?? []))
  faults.push(
    ...((await finding('entry', async () => verifyHeads(vault.sqlite, vault.keys.heads, vault.databaseFolder))) ?? []),
  )
  for (const check of checks) {
    await pause()
    faults.push(...((await finding(check.name, async () => check(vault))) ?? []))
  }
  return {
    begunAt,
    clean: !faults.some(isHarm),
    objects,
    bytes: size,
    pages: paged?.pages ?? 0,
    entries: (chained?.entries ?? 0) + (merged?.entries ?? 0),
    chains: chained?.chains ?? 0,
    accepted: accepted.count,
    faults,
    lost: stored?.lost ?? [],
  }
}

/** Both copies of the key file are to be what a holder of the vault key wrote, and the same. */
async function verifyKeyFile({ folder, id, keys, readOnly }: Vault): Promise<Fault[]> {
  const macs = new Set<string>()
  const bad: string[] = []
  for (const file of [KEY_FILE, KEY_FILE_COPY]) {
    try {
      const keyFile = await readOneKeyFile(folder, file)
      if (keyFile.id === id && isProved(keyFile, keys.keyFile)) macs.add(keyFile.mac)
      else bad.push(file)
    } catch (failure) {
      // A vault that was never opened for writing since there are copies has none yet.
      if (readOnly && file === KEY_FILE_COPY && systemCode(failure) === 'ENOENT') continue
      if (!(failure instanceof EngineError) && systemCode(failure) !== 'ENOENT') throw failure
      bad.push(file)
    }
  }
  if (macs.size === 0) return [keyFileFault(KEY_FILE, { why: 'none' })]
  if (macs.size > 1) bad.push(KEY_FILE_COPY)
  return bad.map((file) => keyFileFault(file))
}

/** `why: 'none'`: neither of the two is whole. */
function keyFileFault(file: string, detail: Fault['detail'] = {}): Fault {
  return { kind: 'key-file', subject: file, detail }
}

function verifyNames({ folder }: Vault): Fault[] {
  const names = [...conflictedBeside(folder), ...conflictedObjects(folder)]
  return names.map((subject) => ({ kind: 'conflicted-copy', subject, detail: {} }))
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

async function verifyStructure({ sqlite, keys }: Vault, check: DatabaseTasks['check']): Promise<Fault[]> {
  const { unsound, references } = await check({ file: sqlite.name, key: keys.database })
  const faults: Fault[] = references.map(({ table, ...detail }) => ({ kind: 'reference', subject: table, detail }))
  return unsound > 0 ? [{ kind: 'structure', subject: DATABASE_FILE, detail: { places: unsound } }, ...faults] : faults
}

async function verifyObjects(
  vault: Vault,
  { coversOriginal }: AcceptedLosses,
  pageBytes: number,
  objectBytes: number,
  progress: VerifyProgress,
  signal: AbortSignal,
  pause: () => Promise<void>,
): Promise<{ faults: Fault[]; lost: UnsoundOriginal[] }> {
  const { sqlite, objects } = vault
  const next = sqlite.prepare<[string], { sha256: string; size: number }>(
    'SELECT sha256, size FROM object WHERE sha256 > ? ORDER BY sha256 LIMIT 1',
  )
  const faults: Fault[] = []
  const lost: UnsoundOriginal[] = []
  const named = new Set<string>()
  let done = pageBytes
  for (let row = next.get(''); row; row = next.get(row.sha256)) {
    const { sha256, size } = row
    named.add(objects.name(sha256))
    const state = await objects.check(sha256, signal)
    if (state !== 'sound') {
      if (coversOriginal(sha256)) lost.push({ sha256, state })
      else faults.push({ kind: `object-${state}`, subject: sha256, detail: { size } })
    }
    progress((done += size), pageBytes + objectBytes)
    await pause()
  }
  const added = new Set([...objects.added].map(objects.name))
  for (const name of await objects.list()) {
    if (!named.has(name) && !added.has(name)) {
      faults.push({ kind: 'object-stray', subject: objectPath(name), detail: {} })
    }
  }
  return { faults, lost }
}

/**
 * Enters that the vault was verified with how many originals were found amiss, and which ones in the records of their
 * documents: any other that was kept when the verification began is as it came in. Nothing is said of any where the list
 * of them could not be read, or the documents cannot be.
 */
export function enterVerification(
  vault: Vault,
  { begunAt, clean, objects, bytes, entries, accepted, faults, lost }: BegunVerification,
): void {
  if (vault.readOnly) return
  const unsound = [...unsoundOf(faults, 'damaged'), ...unsoundOf(faults, 'missing'), ...lost]
  const ofState = (sought: UnsoundOriginal['state']) => unsound.filter(({ state }) => state === sought).length
  const after = { begunAt, clean, objects, bytes, entries, accepted, faults: faults.filter(isHarm).length }
  const hashed = { damaged: ofState('damaged'), missing: ofState('missing') }
  const enter = (ofEach: boolean) =>
    vault.write(() => {
      vault.audit({ act: 'vault.verified', subject: vault.id, after: { ...after, ...(ofEach && hashed) } })
      if (ofEach) enterUnsound(vault, unsound, begunAt)
    })
  // Damage that lets nothing be written is among the faults that are told.
  const untold = (failure: unknown) => clean || foreseen(failure, vault)?.code !== 'VAULT_DAMAGED'
  try {
    enter(!faults.some(({ kind, subject }) => kind === 'structure' && subject === 'object'))
  } catch (failure) {
    if (untold(failure)) throw failure
    try {
      enter(false)
    } catch (again) {
      if (untold(again)) throw again
    }
  }
}

function unsoundOf(faults: readonly Fault[], state: UnsoundOriginal['state']): UnsoundOriginal[] {
  return faults.filter(({ kind }) => kind === `object-${state}`).map(({ subject: sha256 }) => ({ sha256, state }))
}
