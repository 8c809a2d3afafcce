import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const Recent = z.array(z.object({ folder: z.string(), openedAt: z.iso.datetime() }))
const KEPT = 10

/** Vaults opened lately on this machine, the last first; those whose folder is gone or away are left out. */
export function recentVaults(settings: string): z.infer<typeof Recent> {
  try {
    const known = Recent.parse(JSON.parse(readFileSync(path.join(settings, 'recent.json'), 'utf8')))
    return known.filter(({ folder }) => existsSync(path.join(folder, 'vault.json')))
  } catch {
    return []
  }
}

export function rememberVault(settings: string, folder: string): void {
  const others = recentVaults(settings).filter((known) => known.folder !== folder)
  const recent = [{ folder, openedAt: new Date().toISOString() }, ...others].slice(0, KEPT)
  mkdirSync(settings, { recursive: true, mode: 0o700 })
  writeFileSync(path.join(settings, 'recent.json'), JSON.stringify(recent), { mode: 0o600 })
}
