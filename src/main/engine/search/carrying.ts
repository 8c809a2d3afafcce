import type { PackagedCase } from '../../../shared/contract/case-json.ts'
import type { Vault } from '../vault/vault.ts'
import { savedSearches } from './saved.ts'
import { savedSearch } from './table.ts'

type CarriedSearch = PackagedCase['savedSearches'][number]

export function carrySearches(vault: Vault, caseId: string): CarriedSearch[] {
  return savedSearches(vault, caseId).map(({ caseId: _case, ...row }) => row)
}

/** Inside a transaction. */
export function receiveSearch(vault: Vault, caseId: string, row: CarriedSearch): void {
  vault.db
    .insert(savedSearch)
    .values({ ...row, caseId })
    .onConflictDoNothing()
    .run()
}
