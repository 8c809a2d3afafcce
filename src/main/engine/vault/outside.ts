import { realpath } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { EngineError } from '../fault.ts'

/**
 * Nothing but the vault's own files is to lie in its folder: what is written there is no copy of it elsewhere, and a
 * stray file at the next verification. Links are followed. @throws PLACE_IN_VAULT
 */
export async function requireOutside(vaultFolder: string, place: string): Promise<void> {
  const path = relative(await real(resolve(vaultFolder)), await real(resolve(place)))
  const isWithin = path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path)
  if (isWithin) throw new EngineError('PLACE_IN_VAULT', { name: basename(place), vault: basename(vaultFolder) })
}

/** Of a path whose end is not there yet, with the links of what is there. */
async function real(path: string): Promise<string> {
  const above = dirname(path)
  return realpath(path).catch(async () => (above === path ? path : join(await real(above), basename(path))))
}
