import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { EngineError, foreseen, isThere, readingFailure } from '../fault.ts'
import { acceptedLosses } from './accepted-losses.ts'
import { ARGON2_COST, type Argon2Cost } from './argon2id.ts'
import { conflictedObjects } from './conflicted-copies.ts'
import { APPLICATION_ID, openDatabase, type Sqlite } from './connection.ts'
import { claimFolder, whyNotMade } from './folder.ts'
import { keepHeads } from './heads.ts'
import { sweepAllObjects } from './kept-objects.ts'
import {
  DATABASE_FILE,
  followKeyFile,
  type KeyFile,
  newKeyFile,
  readKeyFile,
  requireLength,
  storeKeyFile,
  UNFINISHED_FILE,
  unlock,
} from './key-file.ts'
import { deriveKeys, type VaultKeys } from './keys.ts'
import { COPY_FILE, migrate } from './migrate.ts'
import { openObjects } from './objects.ts'
import { owesScrub, scrub } from './scrub.ts'
import { type Seat, takePlace, takeSeat } from './seat.ts'
import type { Opener } from './slots.ts'
import { type Vault, vaultOf, type Who } from './vault.ts'

interface CreateOptions {
  cost?: Argon2Cost
  /** Characters that the passphrase must have. */
  leastPassphrase?: number
}

/**
 * Makes a vault in a folder that does not exist yet or is empty, and opens it.
 * @throws PASSPHRASE_TOO_SHORT, PLACE_OCCUPIED, PLACE_NOT_WRITABLE, DISK_FULL
 */
export async function createVault(
  folder: string,
  passphrase: string,
  who: Who,
  migrationsFolder: string,
  { cost = ARGON2_COST, leastPassphrase }: CreateOptions = {},
): Promise<Vault> {
  requireLength(passphrase, leastPassphrase)
  const claim = await claimFolder(folder)
  const vaultKey = randomBytes(32)
  const id = uuidv7()
  const keys = deriveKeys(vaultKey, id)
  let seat: Seat | undefined
  let vault: Vault | undefined
  try {
    const keyFile = await newKeyFile(id, vaultKey, keys.keyFile, passphrase, cost)
    vaultKey.fill(0)
    seat = takePlace(folder, who)
    vault = await assemble(folder, keyFile, keys, who, migrationsFolder, { seat, create: true })
    const { write, audit } = vault
    write(() => audit({ act: 'vault.created', subject: id }))
    vault.heads.write()
    // Last, since a folder with a key file is a vault.
    storeKeyFile(folder, keyFile)
    claim.finish()
    return vault
  } catch (failure) {
    throw await claim.abandon(failure, () => (vault ? vault.close() : seat?.leave()))
  }
}

/**
 * Opens it for reading alone where its folder cannot be written to.
 * @throws NOT_A_VAULT, PLACE_NOT_READABLE, VAULT_NEWER, VAULT_DAMAGED (with the file's name), VAULT_IN_USE, DISK_FULL; WRONG_PASSPHRASE, WRONG_RECOVERY_KEY or NOT_IN_KEYCHAIN, by the opener
 */
export async function openVault(folder: string, opener: Opener, who: Who, migrationsFolder: string): Promise<Vault> {
  const keyFile = await readKeyFile(folder)
  let seat: Seat | undefined
  try {
    seat = takeSeat(folder, who)
    const vaultKey = await unlock(keyFile, opener)
    const keys = deriveKeys(vaultKey, keyFile.id)
    vaultKey.fill(0)
    return await assemble(folder, keyFile, keys, who, migrationsFolder, { seat, create: false })
  } catch (failure) {
    try {
      seat?.leave()
    } catch {
      // What went wrong first is told.
    }
    throw readingFailure(failure, folder)
  }
}

async function assemble(
  folder: string,
  keyFile: Pick<KeyFile, 'id' | 'createdAt'>,
  keys: VaultKeys,
  who: Who,
  migrationsFolder: string,
  { seat, create }: { seat: Seat; create: boolean },
): Promise<Vault> {
  const sqlite = connect(join(seat.folder, DATABASE_FILE), keys, create)
  const { readOnly } = seat
  try {
    const migrated = migrate(sqlite, keys.database, migrationsFolder)
    const heads = keepHeads(sqlite, keys.heads, seat.folder, { fresh: create })
    const objects = await openObjects(folder, keys, { readOnly })
    if (!readOnly) {
      for (const left of [COPY_FILE, ...(create ? [] : [UNFINISHED_FILE])])
        await rm(join(folder, left), { force: true })
      if (!create) await followKeyFile(folder, keys.keyFile)
      const scrubbing = owesScrub(sqlite)
      if (scrubbing) scrub(sqlite, folder)
      const lostNothing = seat.abandonedSince && acceptedLosses(sqlite, keys.heads).count === 0
      if ((lostNothing || scrubbing) && !heads.doubtful) await sweepAllObjects(sqlite, objects)
    }
    const conflicted = conflictedObjects(folder)
    const found = { abandonedSince: seat.abandonedSince, migrated, conflicted }
    return vaultOf({ keyFile, folder: resolve(folder), keys, who, sqlite, heads, objects, seat, found })
  } catch (failure) {
    sqlite.close()
    if (create || !isThere(folder)) throw failure
    const why = whyNotMade(failure, seat.folder)
    throw foreseen(why) ?? why
  }
}

function connect(file: string, keys: VaultKeys, create: boolean): Sqlite {
  try {
    const sqlite = openDatabase(file, keys.database, { create })
    if (sqlite.pragma('application_id', { simple: true }) === APPLICATION_ID) return sqlite
    sqlite.close()
  } catch (failure) {
    if (create) throw failure
    const why = whyNotMade(failure, dirname(file))
    throw foreseen(why) ?? why
  }
  throw new EngineError('VAULT_DAMAGED', { what: DATABASE_FILE })
}
