import { bounds, compareEdtf, type EdtfDate } from '../../../shared/domain/edtf.ts'
import type { RowCondition } from '../../../shared/domain/query-condition.ts'
import { caseReferences } from '../cases/require.ts'
import { exhibitLabels } from '../exhibits/labels.ts'
import type { DocumentFacts, DocumentWhere, Evidence } from '../search/evidence.ts'
import { fieldHolds } from '../search/field-words.ts'
import type { Vault } from '../vault/vault.ts'
import { describeBlocks } from './describe-blocks.ts'
import { readBlocks } from './documents.ts'

/** What search asks of the evidence. */
export const searchedEvidence: Evidence = {
  describe: describeBlocks,
  select: selectDocuments,
  byDate: documentsByDate,
  facts: factsOf,
  everyDocument: (vault) => vault.sqlite.prepare<[], string>('SELECT id FROM document').pluck().all(),
  read(vault, documentId) {
    const document = vault.sqlite
      .prepare<[string], { id: string; caseId: string; title: string | null }>(
        'SELECT id, case_id AS caseId, title FROM document WHERE id = ?',
      )
      .get(documentId)
    return document && { document, blocks: readBlocks(vault, documentId, 1, Number.MAX_SAFE_INTEGER) }
  },
}

interface Sql {
  sql: string
  parameters: string[]
}
type CaseId = string | undefined

function selectDocuments(vault: Vault, where: DocumentWhere, caseId: CaseId): string[] {
  const { sql, parameters } = sqlOf(vault, where, caseId)
  return vault.sqlite
    .prepare<string[], string>(`SELECT id FROM document WHERE ${ofCase(caseId)} AND ${sql} ORDER BY id`)
    .pluck()
    .all(...caseOf(caseId), ...parameters)
}

const ofCase = (caseId: CaseId) => (caseId === undefined ? 'true' : 'case_id = ?')
const caseOf = (caseId: CaseId) => (caseId === undefined ? [] : [caseId])

function sqlOf(vault: Vault, where: DocumentWhere, caseId: CaseId): Sql {
  if ('ids' in where) return among('id', where.ids)
  if ('any' in where) return joined(vault, where.any, 'OR', caseId)
  if ('field' in where) return sqlOfCondition(vault, where, caseId)
  const all = joined(vault, where.all, 'AND', caseId)
  if (where.none.length === 0) return all
  const none = joined(vault, where.none, 'OR', caseId)
  return {
    sql: `(${all.sql} AND NOT coalesce(${none.sql}, false))`,
    parameters: [...all.parameters, ...none.parameters],
  }
}

function joined(vault: Vault, parts: readonly DocumentWhere[], operator: 'AND' | 'OR', caseId: CaseId): Sql {
  const read = parts.map((part) => sqlOf(vault, part, caseId))
  return {
    sql: read.length === 0 ? 'true' : `(${read.map(({ sql }) => sql).join(` ${operator} `)})`,
    parameters: read.flatMap(({ parameters }) => parameters),
  }
}

function sqlOfCondition(vault: Vault, condition: RowCondition, caseId: CaseId): Sql {
  switch (condition.field) {
    case 'type':
      return { sql: 'format = ?', parameters: [condition.value] }
    case 'lang':
      if (condition.value === 'none') return { sql: 'language IS NULL', parameters: [] }
      return { sql: 'language = ?', parameters: [condition.value] }
    case 'publisher':
    case 'author': {
      const holds = fieldHolds(condition.value, condition.prefix)
      return among(condition.field, distinct(vault, condition.field, caseId).filter(holds))
    }
    case 'tag': {
      const holds = fieldHolds(condition.value, condition.prefix)
      const lists = distinct(vault, 'tags', caseId).filter((tags) => (JSON.parse(tags) as string[]).some(holds))
      return among('tags', lists)
    }
    case 'date':
      return among(
        'published',
        distinct(vault, 'published', caseId).filter((date) => overlaps(date as EdtfDate, condition)),
      )
    case 'exhibit':
      return exhibitSql(vault, condition.value, caseId)
  }
}

/** A date that may lie between two days, either of them open; one of which nothing is known does not. */
function overlaps(date: EdtfDate, { from, to }: { from: string | undefined; to: string | undefined }): boolean {
  const { earliest, latest } = bounds(date)
  if (earliest === undefined && latest === undefined) return false
  return (
    (to === undefined || earliest === undefined || earliest <= to) &&
    (from === undefined || latest === undefined || latest >= from)
  )
}

function exhibitSql(vault: Vault, value: string, caseId: CaseId): Sql {
  const cases = caseId === undefined ? [...caseReferences(vault).keys()] : [caseId]
  const labelled = cases.flatMap((id) => [...exhibitLabels(vault, id)])
  const ids = (fits: (label: string) => boolean) => labelled.filter(([, label]) => fits(label)).map(([id]) => id)
  if (value === 'none') {
    const exhibited = among(
      'id',
      ids(() => true),
    )
    return { ...exhibited, sql: `NOT ${exhibited.sql}` }
  }
  const sought = value.toLowerCase()
  const begun = sought.endsWith('*') ? sought.slice(0, -1) : undefined
  return among(
    'id',
    ids(
      (label) =>
        value === 'any' ||
        (begun === undefined ? label.toLowerCase() === sought : label.toLowerCase().startsWith(begun)),
    ),
  )
}

function among(column: string, values: readonly string[]): Sql {
  return { sql: `${column} IN (SELECT value FROM json_each(?))`, parameters: [JSON.stringify(values)] }
}

function distinct(vault: Vault, column: 'publisher' | 'author' | 'tags' | 'published', caseId: CaseId): string[] {
  return vault.sqlite
    .prepare<string[], string>(
      `SELECT DISTINCT ${column} FROM document WHERE ${column} IS NOT NULL AND ${ofCase(caseId)}`,
    )
    .pluck()
    .all(...caseOf(caseId))
}

function documentsByDate(vault: Vault, caseId: CaseId, order: 'newest' | 'oldest'): string[] {
  const rows = vault.sqlite
    .prepare<string[], { id: string; published: EdtfDate | null }>(
      `SELECT id, published FROM document WHERE ${ofCase(caseId)} ORDER BY id`,
    )
    .all(...caseOf(caseId))
  const direction = order === 'newest' ? -1 : 1
  const dated = rows.filter(({ published }) => published !== null)
  const undated = rows.filter(({ published }) => published === null)
  dated.sort((a, b) => direction * compareEdtf(a.published ?? undefined, b.published ?? undefined))
  return [...dated, ...undated].map(({ id }) => id)
}

function factsOf(vault: Vault, documentIds: readonly string[]): DocumentFacts[] {
  const rows = vault.sqlite
    .prepare<
      [string],
      {
        id: string
        caseId: string
        format: string
        language: string | null
        publisher: string | null
        published: EdtfDate | null
      }
    >(
      `SELECT id, case_id AS caseId, format, language, publisher, published
       FROM document WHERE id IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(documentIds))
  const labels = new Map([...new Set(rows.map(({ caseId }) => caseId))].map((id) => [id, exhibitLabels(vault, id)]))
  return rows.map(({ id, caseId, format, language, publisher, published }) => ({
    id,
    format,
    language,
    publisher,
    years: published === null ? undefined : yearsOf(published),
    exhibited: labels.get(caseId)?.has(id) ?? false,
  }))
}

function yearsOf(date: EdtfDate): DocumentFacts['years'] {
  const { earliest, latest } = bounds(date)
  const [first, last] = [earliest ?? latest, latest ?? earliest].map((day) => Number.parseInt(day ?? '', 10))
  return first === undefined || last === undefined || Number.isNaN(first) ? undefined : [first, last]
}
