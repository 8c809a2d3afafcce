import { Temporal } from 'temporal-polyfill'
import type { EntryFilter } from '../../../shared/contract/audit.ts'
import { exhibitsOfDocument } from '../exhibits/labels.ts'
import { caseOfDocument } from '../evidence/documents.ts'
import type { Vault } from '../vault/vault.ts'

/** A condition on the table of entries, with what its question marks stand for. */
export interface Condition {
  sql: string
  values: (string | number)[]
}

/** The entries that a filter lets through; days are those of the zone. */
export function conditionOf(vault: Vault, filter: EntryFilter, zone = Temporal.Now.timeZoneId()): Condition {
  const { chain, documentId, operator, of, from, to } = filter
  const parts: Condition[] = []
  const where = (sql: string, ...values: (string | number)[]) => parts.push({ sql, values })
  if (chain !== undefined) where('chain = ?', chain)
  if (documentId !== undefined) parts.push(namingDocument(vault, documentId))
  if (operator !== undefined) where('operator = ?', operator)
  if (of !== undefined) where("substr(act, 1, ?) = ? || '.'", of.length + 1, of)
  if (from !== undefined) where('at >= ?', beginningOf(from, zone))
  if (to !== undefined) where('at < ?', beginningOf(Temporal.PlainDate.from(to).add({ days: 1 }).toString(), zone))
  return {
    sql: parts.length === 0 ? 'true' : parts.map(({ sql }) => `(${sql})`).join(' AND '),
    values: parts.flatMap(({ values }) => values),
  }
}

/**
 * The entries on a document and on its exhibits, and those that name it by its id. A document's entries stand in the
 * chain of its case; where it is not there any more, every chain is looked through.
 */
export function namingDocument(vault: Vault, documentId: string): Condition {
  const subjects = [documentId, ...exhibitsOfDocument(vault, documentId).map(({ id }) => id)]
  const on = `subject IN (${subjects.map(() => '?').join(', ')}) OR instr(payload, ?) > 0`
  const caseId = caseOfDocument(vault, documentId)
  return caseId === undefined
    ? { sql: on, values: [...subjects, documentId] }
    : { sql: `chain = ? AND (${on})`, values: [caseId, ...subjects, documentId] }
}

/** The moment in UTC at which a civil day begins there, as entries have theirs. */
function beginningOf(day: string, zone: string): string {
  const begins = Temporal.PlainDate.from(day).toZonedDateTime(zone)
  return new Date(begins.epochMilliseconds).toISOString()
}
