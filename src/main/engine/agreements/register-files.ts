import { z } from 'zod'
import type { AgreementImport } from '../../../shared/contract/agreements.ts'
import type { Paper } from '../../../shared/contract/papers.ts'
import type { Row } from '../../../shared/contract/registers.ts'
import { AgreementDraft } from '../../../shared/domain/agreement.ts'
import { draftOf } from '../../../shared/domain/blank-rows.ts'
import type { CountryCode } from '../../../shared/domain/jurisdiction.ts'
import { csvLine } from '../audit/csv.ts'
import { today } from '../clock.ts'
import type { Papers } from '../papers/papers.ts'
import { addRow, changeRow, listRows, standingRows } from '../registers/rows.ts'
import type { Vault } from '../vault/vault.ts'
import { cellsOf, HEADINGS, readAgreements, type ReadLine } from './register-table.ts'

/** The agreements that were not withdrawn as a table that can be taken in again. */
export function exportAgreements(papers: Papers, vault: Vault): Paper {
  const rows = standingRows(vault, 'agreement', null)
  const bytes = Buffer.from(`\uFEFF${[HEADINGS, ...rows.map(cellsOf)].map(csvLine).join('')}`)
  if (!vault.readOnly) {
    const after = { rows: rows.length }
    vault.write(() => vault.audit({ caseId: null, act: 'agreement.exported', subject: vault.id, after }))
  }
  return papers.offer({ name: `agreements-${today()}.csv`, mime: 'text/csv; charset=utf-8', bytes })
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
  const rows = new Map(listRows(vault, 'agreement', null).map((row) => [row.id, row]))
  const seen = new Set<string>()
  const lines: AgreementImport['lines'] = []
  const refused: AgreementImport['refused'] = []
  const writes: (() => void)[] = []
  for (const read of readAgreements(Buffer.from(table, 'base64'), countries)) {
    const { line, id, fields } = read
    const row = id === undefined ? undefined : rows.get(id)
    const fault = faultOf(read, row, seen)
    if (id !== undefined) seen.add(id)
    if (fault) {
      refused.push({ line, ...fault })
      continue
    }
    const changed = row && changesOf(row, fields)
    const does = changed === undefined ? 'adds' : Object.keys(changed).length > 0 ? 'changes' : 'leaves'
    const { countries: pair, title } = { ...draftOf('agreement'), ...row, ...fields }
    lines.push({ line, does, countries: [...pair], title })
    if (does === 'adds') {
      writes.push(() => void addRow(vault, 'agreement', null, AgreementDraft.parse(draftOf('agreement', fields))))
    } else if (row && does === 'changes') {
      writes.push(() => void changeRow(vault, 'agreement', { ...row, fields: changed ?? {} }))
    }
  }
  if (!dry && writes.length > 0) {
    vault.write(() => {
      for (const write of writes) write()
    })
  }
  return { lines, refused }
}

/** The field for which a line cannot be taken in. */
function faultOf(
  { id, fields, refused }: ReadLine,
  row: Row<'agreement'> | undefined,
  seen: ReadonlySet<string>,
): { field: string; value: string } | undefined {
  if (refused) return refused
  if (id !== undefined) {
    const isStranger = !z.uuid().safeParse(id).success
    if (isStranger || seen.has(id) || (row && row.withdrawnOn !== null)) return { field: 'id', value: id }
  }
  const [one, other] = fields.countries ?? []
  if (one === other) return { field: 'countries', value: `${one} ${other}` }
  const [issue] = AgreementDraft.safeParse(draftOf('agreement', fields)).error?.issues ?? []
  if (!issue) return undefined
  const value = fields[issue.path[0] as keyof AgreementDraft]
  return { field: String(issue.path[0]), value: typeof value === 'string' ? value.slice(0, 100) : '' }
}

/** The fields that are others than stand in the row. */
function changesOf(row: Row<'agreement'>, fields: Partial<AgreementDraft>): Partial<AgreementDraft> {
  const changed = Object.entries(fields).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(row[field as keyof AgreementDraft]),
  )
  return Object.fromEntries(changed)
}
