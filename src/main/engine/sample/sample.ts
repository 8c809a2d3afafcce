import { readFileSync } from 'node:fs'
import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { VaultInfo } from '../../../shared/contract/vault.ts'
import { countCases } from '../cases/counts.ts'
import type { EngineContext } from '../context.ts'
import { EngineError } from '../fault.ts'
import { vaultInfo } from '../vault/info.ts'
import { createVault, openVault } from '../vault/opening.ts'
import { fillSample } from './filling.ts'
import { SampleCase } from './sample-case.ts'

const PASSPHRASE = 'sample'
const FOLDER = 'Libellus sample'

interface Wanted {
  place?: string | undefined
  passphrase?: string | undefined
  anew?: boolean | undefined
}

/**
 * Opens the sample case in a vault of its own, building it first where it is not there. Anew, an earlier one is
 * replaced: only a vault that holds nothing but the sample. It is built aside and moved into its place when whole.
 */
export async function buildSample(context: EngineContext, wanted: Wanted): Promise<VaultInfo & { place: string }> {
  const { session, places, host } = context
  const folder = wanted.place === undefined ? path.join(host.vaults, FOLDER) : places.path(wanted.place)
  const passphrase = wanted.passphrase ?? PASSPHRASE
  const open = session.current()
  if (open) throw new EngineError('ANOTHER_VAULT_OPEN', { name: open.name })
  const exists = await access(folder).then(
    () => true,
    () => false,
  )
  if (!exists || wanted.anew) {
    if (exists) await requireSample(context, folder, passphrase)
    await mkdir(path.dirname(folder), { recursive: true })
    const part = await mkdtemp(`${folder}.part-`)
    try {
      await buildIn(context, part, passphrase)
      await rm(folder, { recursive: true, force: true })
      await rename(part, folder)
    } finally {
      await rm(part, { recursive: true, force: true })
    }
  }
  const vault = await session.open(folder, passphrase)
  return { ...vaultInfo(vault), place: places.grant(folder) }
}

async function buildIn({ session, host, pool }: EngineContext, folder: string, passphrase: string): Promise<void> {
  const source = path.join(host.resources, 'sample-case')
  const sample = SampleCase.parse(JSON.parse(readFileSync(path.join(source, 'case.json'), 'utf8')))
  const vault = await createVault(folder, passphrase, session.who(), session.migrations, {
    leastPassphrase: PASSPHRASE.length,
  })
  try {
    await fillSample({ vault, pool, tool: `Libellus ${host.version}` }, sample, path.join(source, 'documents'))
  } finally {
    vault.close()
  }
}

/** Throws PLACE_OCCUPIED where the folder holds anything but a sample vault. */
async function requireSample({ session }: EngineContext, folder: string, passphrase: string): Promise<void> {
  const occupied = new EngineError('PLACE_OCCUPIED', { name: path.basename(folder) })
  const vault = await openVault(folder, passphrase, session.who(), session.migrations).catch((error: unknown) => {
    throw error instanceof EngineError && error.code === 'NOT_A_VAULT' ? occupied : error
  })
  const { cases, samples } = countCases(vault)
  vault.close()
  if (cases > samples) throw occupied
}
