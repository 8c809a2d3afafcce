import type { Paper } from '../../../shared/contract/papers.ts'
import { offerCsv } from '../audit/csv.ts'
import type { Papers } from '../papers/papers.ts'
import { listRows, standingRows } from '../registers/rows.ts'
import type { Vault } from '../vault/vault.ts'
import { cellsOf, HEADINGS } from './columns.ts'

/** The rights that were not withdrawn as a table that can be taken in again. */
export function exportRights(papers: Papers, vault: Vault): Paper {
  const names = new Map(listRows(vault, 'product', null).map(({ id, name }) => [id, name]))
  const rows = standingRows(vault, 'right', null)
  const lines = [HEADINGS, ...rows.map((right) => cellsOf(right, (id) => names.get(id) ?? ''))]
  if (!vault.readOnly) {
    vault.write(() =>
      vault.audit({ caseId: null, act: 'right.exported', subject: vault.id, after: { rows: rows.length } }),
    )
  }
  return offerCsv(papers, 'rights', lines)
}
