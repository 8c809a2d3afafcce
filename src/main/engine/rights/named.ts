import type { Row } from '../../../shared/contract/registers.ts'
import { standingRows } from '../registers/rows.ts'
import type { Vault } from '../vault/vault.ts'

/** The standing rights of the vault that rows of a case name: its claims, licences and acts. */
export function rightsNamedBy(vault: Vault, rows: readonly { readonly rightIds: readonly string[] }[]): Row<'right'>[] {
  const named = new Set(rows.flatMap(({ rightIds }) => rightIds))
  return named.size === 0 ? [] : standingRows(vault, 'right', null).filter(({ id }) => named.has(id))
}
