import type { Appearance } from '../../../shared/contract/conflicts.ts'
import { caseTitles } from '../cases/require.ts'
import { everyParty } from '../parties/parties.ts'
import type { Vault } from '../vault/vault.ts'

/** A party with where it appears. */
export interface Appearing {
  readonly name: string
  readonly aliases: readonly string[]
  readonly appearance: Appearance
}

/** Everybody whom a case of the vault names, archived cases included, in the order in which they were entered. */
export function everybody(vault: Vault): Appearing[] {
  const cases = caseTitles(vault)
  return everyParty(vault).flatMap(({ id, role, caseId, country, name, aliases }) => {
    const named = cases.get(caseId)
    if (!named) return []
    const { reference, title } = named
    return [{ name, aliases, appearance: { partyId: id, role, caseId, reference, caseTitle: title, country } }]
  })
}
