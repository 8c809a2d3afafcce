import type { TFunction } from 'i18next'
import type { Entry } from '../../../shared/contract/audit.ts'
import { caseNames } from '../cases/require.ts'
import { gatherCase, stayingDocuments } from '../packages/out/contents.ts'
import { entriesOn } from '../packages/out/entries-on.ts'
import { withoutDocuments } from '../packages/out/leaving-out.ts'
import { type EntryRow, VAULT_CHAIN } from '../vault/audit.ts'
import type { Vault } from '../vault/vault.ts'
import { carryMergedLines } from './merged-lines.ts'
import { entriesOldestFirst } from './rows.ts'

type Stays = (row: Pick<EntryRow, 'chain' | 'act' | 'subject' | 'payload'>) => boolean

export const allLeaves: Stays = () => false

/**
 * Which entries of a chain, or of all, say something of documents that may not leave the house: those that an open package
 * of the case would leave behind. In the vault's own chain those of every case are looked for; of a chain whose case is
 * not there nothing leaves.
 */
export async function withholding(vault: Vault, chain: string | undefined, signal: AbortSignal): Promise<Stays> {
  const cases = [...caseNames(vault).keys()]
  const asked = chain === undefined || chain === VAULT_CHAIN ? cases : cases.filter((id) => id === chain)
  const byCase = new Map<string, Stays>()
  for (const caseId of asked) byCase.set(caseId, await ofCase(vault, caseId, signal))
  return (row) =>
    row.chain === VAULT_CHAIN ? byCase.values().some((stays) => stays(row)) : (byCase.get(row.chain)?.(row) ?? true)
}

async function ofCase(vault: Vault, caseId: string, signal: AbortSignal): Promise<Stays> {
  const stay = stayingDocuments(vault, caseId, [])
  if (stay.size === 0) return allLeaves
  const { see, speaks } = entriesOn(withoutDocuments(gatherCase(vault, caseId, ''), stay).staying)
  for await (const rows of entriesOldestFirst(vault, { chain: caseId }, signal)) see(rows)
  see(carryMergedLines(vault, caseId))
  return speaks
}

/** An entry as it is told where its values stay in the house. */
export function withoutValues(entry: Entry, t: TFunction): Entry {
  return { ...entry, before: undefined, after: undefined, about: t('papers:trail.withheldName') }
}
