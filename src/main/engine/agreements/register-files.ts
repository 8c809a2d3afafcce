import type { AgreementImport } from '../../../shared/contract/agreements.ts'
import type { Paper } from '../../../shared/contract/papers.ts'
import { AgreementDraft } from '../../../shared/domain/agreement.ts'
import { draftOf } from '../../../shared/domain/blank-rows.ts'
import type { CountryCode } from '../../../shared/domain/jurisdiction.ts'
import { offerCsv } from '../audit/csv.ts'
import type { Papers } from '../papers/papers.ts'
import { addRow, changeRow, listRows, standingRows } from '../registers/rows.ts'
import { changesOf, doesOf, type Refusal, refusal, sortLines } from '../registers/table-in.ts'
import type { Vault } from '../vault/vault.ts'
import { cellsOf, HEADINGS, readAgreements, type ReadLine } from './register-table.ts'

/** The agreements that were not withdrawn as a table that can be taken in again. */
export function exportAgreements(papers: Papers, vault: Vault): Paper {
  const rows = standingRows(vault, 'agreement', null)
  if (!vault.readOnly) {
    const after = { rows: rows.length }
    vault.write(() => vault.audit({ caseId: null, act: 'agreement.exported', subject: vault.id, after }))
  }
  return offerCsv(papers, 'agreements', [HEADINGS, ...rows.map(cellsOf)])
}

/**
 * Takes a table of agreements in: a line with the id of one that is there changes it, any other adds one. All that can be
 * read is written in one transaction. Throws TABLE_NOT_READ, TABLE_COLUMN_MISSING.
 * @param table Base64 of the file's bytes.
 */
export function importAgreements(
  vault: Vault,
  { table, dry }: { table: string; dry: boolean },
  countries: Iterable<CountryCode>,
): AgreementImport {
  const read = readAgreements(Buffer.from(table, 'base64'), countries)
  const { taken, refused } = sortLines(read, listRows(vault, 'agreement', null), faultOf)
  const told = taken.map(({ line, row, fields }) => {
    const changes = row && changesOf<AgreementDraft>(row, fields)
    return { line, row, fields, changes, does: doesOf(changes) }
  })
  const writes = told.filter(({ does }) => does !== 'leaves')
  if (!dry && writes.length > 0) {
    vault.write(() => {
      for (const { row, fields, changes = {} } of writes) {
        if (row) changeRow(vault, 'agreement', { ...row, fields: changes })
        else addRow(vault, 'agreement', null, AgreementDraft.parse(draftOf('agreement', fields)))
      }
    })
  }
  const lines = told.map(({ line, row, fields, does }) => {
    const { countries: pair, title } = { ...draftOf('agreement'), ...row, ...fields }
    return { line, does, countries: [...pair], title }
  })
  return { lines, refused }
}

/** The field for which a line cannot be taken in. */
function faultOf({ fields }: ReadLine): Refusal | undefined {
  const [one, other] = fields.countries ?? []
  if (one === other) return refusal('countries', `${one} ${other}`)
  const [issue] = AgreementDraft.safeParse(draftOf('agreement', fields)).error?.issues ?? []
  return issue && refusal(String(issue.path[0]), fields[issue.path[0] as keyof AgreementDraft])
}
