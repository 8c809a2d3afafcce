import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { EngineError, systemCode, writeFailure } from '../fault.ts'
import { acceptedLosses } from '../vault/accepted-losses.ts'
import { canonicalJson } from '../vault/canonical-json.ts'
import type { CopiedDatabase, DatabaseTasks } from '../vault/database-tasks.ts'
import { HEADS_FILE } from '../vault/heads.ts'
import { DATABASE_FILE, KEY_FILE, provedKeyFile } from '../vault/key-file.ts'
import { sealedSize } from '../vault/object-cipher.ts'
import { objectPath } from '../vault/objects.ts'
import type { Vault } from '../vault/vault.ts'

export const READ_AHEAD = 1024 * 1024

/** Tells bytes that are done and in all; `total` is null until it is known. */
export type Progress = (done: number, total: number | null) => void

export interface BackupOptions {
  progress: Progress
  signal: AbortSignal
  copy: DatabaseTasks['copy']
}

/** An original as it lies sealed in the vault. `size`: bytes of the sealed file; `sha256`: of the plaintext. */
export interface SealedObject {
  readonly name: string
  readonly size: number
  readonly sha256: string
}

/** What a backup keeps of one moment: the database as it was copied, and the files that belong to it. */
export interface State {
  readonly keyFile: Buffer
  readonly heads: Buffer
  readonly database: CopiedDatabase
  readonly objects: readonly SealedObject[]
}

/**
 * Copies the database to `into` and hands on what belongs to that state of it. A deletion for good may take away an
 * original that is still to be copied: the state is then taken anew.
 */
export async function withState<T>(
  vault: Vault,
  into: string,
  copy: DatabaseTasks['copy'],
  use: (state: State) => Promise<T>,
): Promise<T> {
  for (;;) {
    const state = await takeState(vault, into, copy)
    try {
      return await use(state)
    } catch (failure) {
      const damaged = failure instanceof EngineError && failure.code === 'VAULT_DAMAGED'
      if (!damaged || allKept(vault, state)) throw failure
    }
  }
}

async function takeState(vault: Vault, into: string, copy: DatabaseTasks['copy']): Promise<State> {
  const { folder, databaseFolder, sqlite, keys, objects } = vault
  // Before the database: heads that it does not reach would tell of entries that were lost.
  vault.heads.write()
  const keyFile = await fromVault(vault, KEY_FILE, async () =>
    Buffer.from(canonicalJson(provedKeyFile(folder, vault.id, keys.keyFile))),
  )
  const heads = await fromVault(vault, HEADS_FILE, async () => readFileSync(join(databaseFolder, HEADS_FILE)))
  const database = await copy({ file: sqlite.name, key: keys.database, into }).catch((failure: unknown) => {
    throw copyFailure(vault, failure, into)
  })
  const { coversOriginal } = acceptedLosses(sqlite, keys.heads)
  const gone = new Set<string>()
  for (const { sha256 } of database.objects) {
    // A loss may have been accepted before the same file came in again.
    if (coversOriginal(sha256) && (await objects.check(sha256)) !== 'sound') gone.add(sha256)
  }
  const present = database.objects.filter(({ sha256 }) => !gone.has(sha256))
  const sealed = present.map(({ sha256, size }) => ({
    name: objectPath(objects.name(sha256)),
    size: sealedSize(size),
    sha256,
  }))
  return { keyFile, heads, database, objects: sealed }
}

function allKept({ sqlite }: Vault, { objects }: State): boolean {
  const row = sqlite.prepare('SELECT 1 FROM object WHERE sha256 = ?')
  return objects.every(({ sha256 }) => row.get(sha256) !== undefined)
}

/** The sealed bytes of an original. @throws VAULT_DAMAGED with its name, VAULT_AWAY */
export async function* sealedBytes(vault: Vault, name: string): AsyncGenerator<Uint8Array> {
  const file = createReadStream(join(vault.folder, name), { highWaterMark: READ_AHEAD })
  const pieces = file[Symbol.asyncIterator]() as AsyncIterator<Uint8Array, undefined>
  try {
    for (;;) {
      const { done, value } = await fromVault(vault, name, () => pieces.next())
      if (done) return
      yield value
    }
  } finally {
    file.destroy()
  }
}

async function fromVault<T>(vault: Vault, name: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (failure) {
    vault.requireThere()
    throw /^(ENOENT|EIO)$/.test(systemCode(failure)) ? new EngineError('VAULT_DAMAGED', { what: name }) : failure
  }
}

const AWAY = /^(EIO|ENXIO|ENODEV|ESTALE|EHOSTDOWN|EHOSTUNREACH|ETIMEDOUT|ENOTCONN)$/

/** The typed error behind a failure to write to a backup's place; a drive that was unplugged cannot be written to. */
export function placeFailure(failure: unknown, name: string): unknown {
  return AWAY.test(systemCode(failure)) ? new EngineError('PLACE_NOT_WRITABLE', { name }) : writeFailure(failure, name)
}

/** SQLite copies from one file into another and does not say which of them failed. */
function copyFailure(vault: Vault, failure: unknown, into: string): unknown {
  vault.requireThere()
  const code = systemCode(failure)
  const name = basename(into)
  if (/^SQLITE_/.test(code) && !existsSync(dirname(into))) return new EngineError('PLACE_NOT_WRITABLE', { name })
  const damaged = /^SQLITE_(CORRUPT|NOTADB|IOERR$|IOERR_(READ|SHORT_READ|CORRUPTFS|DATA))/.test(code)
  return damaged ? new EngineError('VAULT_DAMAGED', { what: DATABASE_FILE }) : placeFailure(failure, name)
}
