import type { PackagedCase } from '../../../shared/contract/case-json.ts'
import type { Vault } from '../vault/vault.ts'
import { partiesOf } from './parties.ts'
import { party } from './table.ts'

type CarriedParty = PackagedCase['parties'][number]

export function carryParties(vault: Vault, caseId: string): CarriedParty[] {
  return partiesOf(vault, caseId).map(({ caseId: _case, ...row }) => row)
}

/** Inside a transaction. */
export function receiveParty(vault: Vault, caseId: string, row: CarriedParty): void {
  vault.db
    .insert(party)
    .values({ ...row, caseId })
    .run()
}
