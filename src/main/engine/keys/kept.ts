import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { writeWholeFile } from '../vault/whole-file.ts'

const FILE = 'keychain.json'

const KeptSlot = z.object({ slotId: z.string(), sealed: z.base64() })
/** What opens a slot of a vault on this computer: 32 bytes, sealed by its keychain, in base64. */
export type KeptSlot = z.infer<typeof KeptSlot>

const Kept = z.record(z.string(), z.array(KeptSlot))

/**
 * What this computer has kept for the vault: while a slot takes the place of another, for both. It lies with the settings:
 * who takes the vault's folder does not have it.
 */
export function keptFor(settings: string, vaultId: string): readonly KeptSlot[] {
  return readAll(settings)[vaultId] ?? []
}

export function keepFor(settings: string, vaultId: string, kept: readonly KeptSlot[]): void {
  const { [vaultId]: _before, ...others } = readAll(settings)
  mkdirSync(settings, { recursive: true, mode: 0o700 })
  writeWholeFile(path.join(settings, FILE), JSON.stringify(kept.length > 0 ? { ...others, [vaultId]: kept } : others))
}

function readAll(settings: string): z.infer<typeof Kept> {
  try {
    return Kept.parse(JSON.parse(readFileSync(path.join(settings, FILE), 'utf8')))
  } catch {
    return {}
  }
}
