import { copyFileSync, existsSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { v7 as uuidv7 } from 'uuid'
import type { Secret } from '../../../shared/contract/keys.ts'
import type { Salvage } from '../../../shared/contract/vault.ts'
import { translator } from '../../../shared/messages/translate.ts'
import type { EngineContext } from '../context.ts'
import { EngineError, isThere, readingFailure } from '../fault.ts'
import { saveJob } from '../jobs/rows.ts'
import { openerOf } from '../keys/recovery-key.ts'
import type { Pool } from '../pool.ts'
import { claimFolder } from '../vault/folder.ts'
import { vaultChecks } from '../vault/checks.ts'
import type { DatabaseTasks } from '../vault/database-tasks.ts'
import { HEADS_FILE } from '../vault/heads.ts'
import { DATABASE_FILE, readKeyFile, storeKeyFile, unlock } from '../vault/key-file.ts'
import { deriveKeys, forgetKeys } from '../vault/keys.ts'
import { inDatabaseWorker } from '../vault/in-database-worker.ts'
import { respectLock } from '../vault/lock.ts'
import { requireOutside } from '../vault/outside.ts'
import type { Opener } from '../vault/slots.ts'
import { openVault } from '../vault/opening.ts'
import type { Vault, Who } from '../vault/vault.ts'
import { enterVerification, verifyVault } from '../vault/verify.ts'
import { importNameless } from './nameless.ts'
import { copyOriginals, listSealed } from './originals.ts'
import { rebuildDatabase } from './rebuild.ts'
import { openSource } from './source.ts'

type Progress = (done: number, total: number | null) => void

interface Salvaging {
  /** The damaged vault. It is only read. */
  readonly folder: string
  /** A folder that does not exist yet or is empty. */
  readonly into: string
  readonly opener: Opener
  readonly who: Who
  readonly migrations: string
  readonly pool: Pool
  /** Name and version of the program, for the custody record. */
  readonly tool: string
  /** Titles of the case of originals that nothing names, and of a case that nothing is known of. */
  readonly titles: { readonly originals: string; readonly unknown: string }
  readonly check?: DatabaseTasks['check']
}

/** The same for a window or the command line: no vault may be open. @throws also ANOTHER_VAULT_OPEN, TRY_LATER */
export async function salvageInto(
  { session, places, pool, host, tries, settings }: EngineContext,
  { place, into, ...secret }: { place: string; into: string } & Secret,
  progress: Progress,
  signal: AbortSignal,
): Promise<Salvage> {
  const open = session.current()
  if (open) throw new EngineError('ANOTHER_VAULT_OPEN', { name: open.name })
  const folder = places.path(place)
  const t = translator(settings.read().language ?? 'en')
  const salvaging: Salvaging = {
    folder,
    into: places.path(into),
    opener: openerOf(secret),
    who: session.who(),
    migrations: session.migrations,
    pool,
    tool: `Libellus ${host.version}`,
    titles: { originals: t('vault:salvage.originalsCase'), unknown: t('vault:salvage.unknownCase') },
    check: inDatabaseWorker(host.databaseWorker).check,
  }
  const { id } = await readKeyFile(folder)
  return tries.guarded(id, () => salvageVault(salvaging, progress, signal))
}

/**
 * Reads what can still be read from a damaged vault into a new one under the same keys, and lists what could not.
 * `progress` counts bytes: of the originals and the database as they are read, then as the new vault is proved.
 * @throws what opening a vault throws, PLACE_IN_VAULT, PLACE_OCCUPIED, PLACE_NOT_WRITABLE, DISK_FULL, the signal's reason, and
 * PLACE_NOT_READABLE where the damaged vault goes away meanwhile; the new folder is then empty again
 */
export async function salvageVault(salvaging: Salvaging, progress: Progress, signal: AbortSignal): Promise<Salvage> {
  const { folder, into, opener } = salvaging
  const keyFile = await readKeyFile(folder)
  await requireOutside(folder, into)
  respectLock(folder)
  const vaultKey = await unlock(keyFile, opener)
  const keys = deriveKeys(vaultKey, keyFile.id)
  vaultKey.fill(0)
  const claim = await claimFolder(into)
  let vault: Vault | undefined
  try {
    const files = await listSealed(folder)
    const database = statSync(join(folder, DATABASE_FILE), { throwIfNoEntry: false })?.size ?? 0
    const reading = files.reduce((sum, { size }) => sum + size, database)
    let done = 0
    const advance = (bytes: number) => {
      // What lies on a drive that was unplugged is not lost.
      if (!isThere(folder)) throw new EngineError('PLACE_NOT_READABLE', { name: basename(folder) })
      progress((done += bytes), 2 * reading)
    }
    const originals = await copyOriginals(files, into, keys, advance, signal)
    const pause = async () => {
      await setImmediate()
      signal.throwIfAborted()
    }
    const tables = await rebuild(salvaging, keys, originals, pause)
    advance(database)
    signal.throwIfAborted()
    if (existsSync(join(folder, HEADS_FILE))) copyFileSync(join(folder, HEADS_FILE), join(into, HEADS_FILE))
    advance(0)
    // Last, since a folder with a key file is a vault.
    storeKeyFile(into, keyFile)
    claim.finish()
    vault = await openVault(into, opener, salvaging.who, salvaging.migrations)
    const nameless = await importNameless({ ...salvaging, vault, signal }, originals)
    const lostOriginals = listLost(vault, originals)
    const read = { read: originals.size, bytes: [...originals.values()].reduce((sum, size) => sum + size, 0) }
    enterSalvage(vault, folder, { originals: originals.size, lost: lostOriginals.length, nameless })
    const prove = (proved: number, of: number) =>
      progress(reading + Math.min(proved, reading), reading + Math.max(of, reading))
    const verification = await verifyVault(vault, prove, signal, vaultChecks, salvaging.check)
    enterVerification(vault, verification)
    keepVerification(vault, verification)
    return {
      tables,
      originals: read,
      lostOriginals,
      nameless,
      brokenChains: brokenChains(vault, verification),
      verification,
    }
  } catch (failure) {
    const told = await claim.abandon(failure, () => vault?.close())
    throw isThere(folder) ? told : readingFailure(failure, folder)
  } finally {
    vault?.close()
    forgetKeys(keys)
  }
}

async function rebuild(
  { folder, into, who, migrations, titles }: Salvaging,
  keys: ReturnType<typeof deriveKeys>,
  originals: ReadonlyMap<string, number>,
  pause: () => Promise<void>,
): Promise<Salvage['tables']> {
  const source = await openSource({ folder, key: keys.database, who, migrations }, pause)
  try {
    const file = join(into, DATABASE_FILE)
    return await rebuildDatabase({ file, source, keys, migrations, originals, unknownCase: titles.unknown }, pause)
  } finally {
    source?.end()
  }
}

function listLost({ sqlite }: Vault, originals: ReadonlyMap<string, number>): Salvage['lostOriginals'] {
  return sqlite
    .prepare<[], Salvage['lostOriginals'][number]>(
      `SELECT object.sha256, document.file_name AS name, case_file.title AS caseTitle FROM object
       LEFT JOIN document ON document.sha256 = object.sha256 LEFT JOIN case_file ON case_file.id = document.case_id`,
    )
    .all()
    .filter(({ sha256 }) => !originals.has(sha256))
}

function enterSalvage(vault: Vault, from: string, counts: Record<string, number>): void {
  const after = { from: basename(from), ...counts }
  vault.write(() => vault.audit({ act: 'vault.salvaged', subject: vault.id, after }))
}

/** As the job that a verification by hand leaves: the new vault shows when it was proved, and how. */
function keepVerification(vault: Vault, verification: Salvage['verification']): void {
  const at = new Date().toISOString()
  const { bytes } = verification
  const ended = { state: 'done', error: null, result: { ...verification }, startedAt: at, endedAt: at } as const
  saveJob(vault, { id: uuidv7(), kind: 'verify', caseId: null, done: bytes, total: bytes, counts: {}, ...ended })
}

function brokenChains({ sqlite }: Vault, { faults }: Salvage['verification']): Salvage['brokenChains'] {
  const broken = new Set(
    faults.flatMap(({ kind, subject }) => (kind === 'chain' || kind === 'tail' || kind === 'head' ? [subject] : [])),
  )
  broken.delete(HEADS_FILE)
  const count = sqlite.prepare<[string], number>('SELECT count(*) FROM entry WHERE chain = ?').pluck()
  return [...broken].map((chain) => ({ chain, entries: count.get(chain) ?? 0 }))
}
