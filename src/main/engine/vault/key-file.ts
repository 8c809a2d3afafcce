import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { access, readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { EngineError, systemCode } from '../fault.ts'
import type { Argon2Cost } from './argon2id.ts'
import { canonicalJson } from './canonical-json.ts'
import { mac } from './keys.ts'
import { type Opener, openSlot, secretSlot, Slot } from './slots.ts'
import { writeWholeFile } from './whole-file.ts'

export const FORMAT = 1
export const KEY_FILE = 'vault.json'
/** The same bytes once more: without a key file nothing in the vault can be read. */
export const KEY_FILE_COPY = 'vault.json.copy'
export const DATABASE_FILE = 'vault.db'
/** Lies in a folder from before anything else until it holds a whole vault; SQLite's lock on it says who is at work. */
export const UNFINISHED_FILE = 'unfinished'

/** Characters that a passphrase must have, unless the vault is made with another bound. */
export const LEAST_PASSPHRASE = 8

/**
 * `vault.json`. Each slot wraps the same vault key in its own way; slots of kinds not known here are kept as they
 * are. `checksum` tells an accident from a wrong passphrase before there is a key, `mac` proves the whole after.
 */
const KeyFile = z.looseObject({
  format: z.literal(FORMAT),
  id: z.uuidv7(),
  createdAt: z.iso.datetime(),
  slots: z.array(Slot).min(1),
  checksum: z.string(),
  mac: z.string(),
})
export type KeyFile = z.infer<typeof KeyFile>

export async function newKeyFile(
  id: string,
  vaultKey: Uint8Array,
  macKey: Uint8Array,
  passphrase: string,
  cost: Argon2Cost,
): Promise<KeyFile> {
  const createdAt = new Date().toISOString()
  const slots = [await secretSlot('passphrase', { id, key: vaultKey }, passphrase, cost, createdAt)]
  return sealKeyFile({ format: FORMAT, id, createdAt, slots }, macKey)
}

/** @throws PASSPHRASE_TOO_SHORT */
export function requireLength(passphrase: string, least = LEAST_PASSPHRASE): void {
  if ([...passphrase.normalize('NFC')].length < least) throw new EngineError('PASSPHRASE_TOO_SHORT', { least })
}

/**
 * The key file, or its copy where the file is missing or damaged.
 * @throws NOT_A_VAULT, VAULT_NEWER, VAULT_DAMAGED, PLACE_NOT_READABLE
 */
export async function readKeyFile(folder: string): Promise<KeyFile> {
  const name = basename(folder)
  let found: KeyFile | undefined
  for (const file of [KEY_FILE, KEY_FILE_COPY]) {
    try {
      const read = await readOneKeyFile(folder, file)
      if (isSound(read)) return read
      found ??= read
    } catch (failure) {
      if (/^(EACCES|EPERM)$/.test(systemCode(failure))) throw new EngineError('PLACE_NOT_READABLE', { name })
      if (failure instanceof EngineError && failure.code === 'VAULT_NEWER') throw failure
    }
  }
  if (found) return found
  const unfinished = isUnfinished(await readdir(folder).catch(() => []))
  if (!unfinished && (await exists(join(folder, DATABASE_FILE))))
    throw new EngineError('VAULT_DAMAGED', { what: KEY_FILE })
  // A drive that is not plugged in takes its folder along.
  throw new EngineError((await exists(folder)) ? 'NOT_A_VAULT' : 'PLACE_NOT_READABLE', { name })
}

/** Whether a vault was begun in the folder, by its names, and never finished: nobody was ever told that it keeps a thing. */
export function isUnfinished(names: readonly string[]): boolean {
  return names.includes(UNFINISHED_FILE) && !names.includes(KEY_FILE) && !names.includes(KEY_FILE_COPY)
}

/** The key file of this name. @throws VAULT_NEWER, VAULT_DAMAGED, the system's errors */
export async function readOneKeyFile(folder: string, file: string): Promise<KeyFile> {
  return parseKeyFile(await readFile(join(folder, file), 'utf8'))
}

/** Writes the key file and then its copy: at any moment one of them is whole. */
export function storeKeyFile(folder: string, keyFile: KeyFile): void {
  const text = canonicalJson(keyFile)
  writeWholeFile(join(folder, KEY_FILE), text)
  writeWholeFile(join(folder, KEY_FILE_COPY), text)
}

/**
 * Writes the copy anew where there is none yet, or an older one, as a crash between the two leaves it. A damaged one is
 * left for verification to tell, as is a damaged key file. @param macKey tells the two apart
 */
export async function followKeyFile(folder: string, macKey: Uint8Array): Promise<void> {
  const proved = async (file: string) => {
    const keyFile = await readOneKeyFile(folder, file)
    return isProved(keyFile, macKey) ? keyFile : undefined
  }
  const first = await proved(KEY_FILE).catch(() => undefined)
  if (!first) return
  const second = await proved(KEY_FILE_COPY).catch((failure: unknown) =>
    systemCode(failure) === 'ENOENT' ? null : undefined,
  )
  if (second === undefined || second?.mac === first.mac) return
  writeWholeFile(join(folder, KEY_FILE_COPY), canonicalJson(first))
}

/** @throws VAULT_NEWER where a later Libellus wrote it, VAULT_DAMAGED where it cannot be understood. */
export function parseKeyFile(text: string): KeyFile {
  const parsed = z.looseObject({ format: z.int() }).safeParse(jsonOf(text))
  if (parsed.data && parsed.data.format > FORMAT) {
    throw new EngineError('VAULT_NEWER', { format: parsed.data.format, known: FORMAT })
  }
  const { data } = KeyFile.safeParse(parsed.data)
  if (!data) throw new EngineError('VAULT_DAMAGED', { what: KEY_FILE })
  return data
}

/** The vault key. @throws WRONG_PASSPHRASE, WRONG_RECOVERY_KEY, NOT_IN_KEYCHAIN, by the opener; VAULT_DAMAGED */
export async function unlock(keyFile: KeyFile, opener: Opener): Promise<Buffer> {
  for (const slot of keyFile.slots) {
    const vaultKey = await openSlot(keyFile.id, slot, opener)
    if (vaultKey) return vaultKey
  }
  if (!isSound(keyFile)) throw new EngineError('VAULT_DAMAGED', { what: KEY_FILE })
  if (typeof opener === 'string') throw new EngineError('WRONG_PASSPHRASE')
  throw new EngineError('recoveryKey' in opener ? 'WRONG_RECOVERY_KEY' : 'NOT_IN_KEYCHAIN')
}

/** Whether the file is, to the byte of its content, what a holder of the vault key wrote. */
export function isProved(keyFile: KeyFile, macKey: Uint8Array): boolean {
  return keyFile.mac === mac(macKey, content(keyFile)) && isSound(keyFile)
}

/** Whether the file is what somebody wrote on purpose, and no accident. */
function isSound(keyFile: KeyFile): boolean {
  return keyFile.checksum === checksum(keyFile)
}

/** The file as it stands, for whoever is about to replace its slots. @throws VAULT_DAMAGED where it is not proved */
export function provedKeyFile(folder: string, id: string, macKey: Uint8Array): KeyFile {
  for (const file of [KEY_FILE, KEY_FILE_COPY]) {
    try {
      const keyFile = parseKeyFile(readFileSync(join(folder, file), 'utf8'))
      if (keyFile.id === id && isProved(keyFile, macKey)) return keyFile
    } catch (failure) {
      if (!(failure instanceof EngineError) && systemCode(failure) !== 'ENOENT') throw failure
    }
  }
  throw new EngineError('VAULT_DAMAGED', { what: KEY_FILE })
}

/** Replaces the file in one step: after a crash the old slots are there or the new ones. */
export function replaceSlots(folder: string, keyFile: KeyFile, slots: Slot[], macKey: Uint8Array): KeyFile {
  const replaced = sealKeyFile({ ...keyFile, slots }, macKey)
  const text = canonicalJson(replaced)
  writeWholeFile(join(folder, KEY_FILE), text)
  try {
    writeWholeFile(join(folder, KEY_FILE_COPY), text)
  } catch {
    // The new slots stand in the file itself, so that the change is made; the next opening writes the copy anew.
  }
  return replaced
}

function sealKeyFile(open: Omit<KeyFile, 'checksum' | 'mac'>, macKey: Uint8Array): KeyFile {
  const file = { ...open, checksum: '', mac: '' } as KeyFile
  return { ...file, checksum: checksum(file), mac: mac(macKey, content(file)) }
}

function content({ checksum: _checksum, mac: _mac, ...rest }: KeyFile): string {
  return canonicalJson(rest)
}

function checksum(keyFile: KeyFile): string {
  return createHash('sha256').update(content(keyFile)).digest('hex')
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
