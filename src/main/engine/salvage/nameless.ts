import { createCase } from '../cases/cases.ts'
import { addDocument } from '../evidence/adding.ts'
import { prepareStored } from '../imports/parts.ts'
import { READ_AT_MOST } from '../imports/reading-in-pool.ts'
import type { Pool } from '../pool.ts'
import type { Vault } from '../vault/vault.ts'
import { namedOriginals } from './rebuild.ts'

interface Importing {
  readonly vault: Vault
  readonly pool: Pool
  readonly tool: string
  readonly titles: { readonly originals: string }
  readonly signal: AbortSignal
}

/** Takes the originals that no row names into a case of their own, as an import does. Answers how many there were. */
export async function importNameless(engine: Importing, originals: ReadonlyMap<string, number>): Promise<number> {
  const { vault, tool, titles, signal } = engine
  const referred = new Set(namedOriginals(vault.sqlite).map(({ sha256 }) => sha256))
  const nameless = [...originals].filter(([sha256]) => !referred.has(sha256))
  if (nameless.length === 0) return 0
  const { id: caseId } = createCase(vault, { title: titles.originals })
  for (const [sha256, size] of nameless) {
    signal.throwIfAborted()
    const bytes = size <= READ_AT_MOST ? await vault.objects.readAll(sha256) : undefined
    const fileName = sha256.slice(0, 12)
    const stored = { sha256, size, bytes, origin: fileName, fileName, modified: null }
    const prepared = await prepareStored(engine, stored)
    vault.write(() => addDocument(vault, caseId, prepared, tool))
  }
  return nameless.length
}
