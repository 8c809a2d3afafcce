import { open, stat } from 'node:fs/promises'
import path from 'node:path'
import { EngineError, systemCode } from '../../fault.ts'
import { openFolder } from './folder-source.ts'
import { plainAccess } from './random-access.ts'
import { isSealed, sealedAccess } from './sealed.ts'
import type { PackageSource } from './source.ts'
import { openZip } from './zip-source.ts'

/**
 * Opens the package at the path for reading: a folder, a zip, or a zip sealed as an age file.
 * Throws PLACE_NOT_READABLE, NOT_A_PACKAGE, PACKAGE_SEALED, WRONG_PASSPHRASE.
 */
export async function openPackage(at: string, passphrase: string | undefined): Promise<PackageSource> {
  const name = path.basename(at)
  try {
    if ((await stat(at)).isDirectory()) return await openFolder(at)
    const file = await open(at, 'r')
    try {
      const plain = await plainAccess(file)
      const access = isSealed(await plain.read(0, 64)) ? await sealedAccess(plain, passphrase, name) : plain
      return await openZip(access, name, () => file.close())
    } catch (failure) {
      await file.close()
      throw failure
    }
  } catch (failure) {
    if (failure instanceof EngineError || systemCode(failure) === '') throw failure
    throw new EngineError('PLACE_NOT_READABLE', { name })
  }
}
