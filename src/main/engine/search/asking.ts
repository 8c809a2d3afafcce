import type { SearchOrder } from '../../../shared/contract/search.ts'
import { conditionsIn, parseQuery, type Query, type Sought } from '../../../shared/domain/query.ts'
import { requireCase } from '../cases/require.ts'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import { faultOf, resolved } from './conditions.ts'
import type { Evidence } from './evidence.ts'
import { findBlocks, type Found } from './find-blocks.ts'
import { findByDate } from './find-by-date.ts'
import { soughtIn } from './sought.ts'

export interface Question {
  text: string
  caseId?: string | undefined
}

/** A question as the index is asked it. */
export interface Asked {
  query: Query
  caseId: string | undefined
  /** The documents that meet its conditions; undefined where it has none. */
  documentIds: string[] | undefined
}

/** @throws CASE_NOT_FOUND, QUERY_NOT_UNDERSTOOD with the fault and its place. */
export function understood(vault: Vault, evidence: Evidence, { text, caseId }: Question): Asked {
  if (caseId !== undefined) requireCase(vault, caseId)
  const parsed = parseQuery(text)
  if ('fault' in parsed) throw notUnderstood(text, parsed.fault, parsed.at)
  for (const { condition, from } of conditionsIn(text)) {
    const fault = faultOf(condition)
    if (fault) throw notUnderstood(text, fault, from)
  }
  const { query } = parsed
  const documentIds = query.where && evidence.select(vault, resolved(vault, query.where, caseId), caseId)
  return { query, caseId, documentIds }
}

function notUnderstood(text: string, fault: string, at: number): EngineError {
  return new EngineError('QUERY_NOT_UNDERSTOOD', { fault, at, character: [...text.slice(0, at)].length + 1 })
}

/** The places that answer a question, best first or by date. Without a word it is answered by documents. */
export function answer(
  vault: Vault,
  evidence: Evidence,
  { query, caseId, documentIds }: Asked,
  { order, limit, offset }: { order: SearchOrder; limit: number; offset?: number | undefined },
): Found {
  const within = { caseId, documentIds, limit, offset }
  if (query.kind === 'nothing') return listed(vault, evidence, within, order)
  if (order === 'relevance') return findBlocks(vault.sqlite, query, within)
  return findByDate(vault.sqlite, query, within, evidence.byDate(vault, caseId, order))
}

function listed(
  vault: Vault,
  evidence: Evidence,
  {
    caseId,
    documentIds = [],
    limit,
    offset = 0,
  }: Omit<Asked, 'query'> & { limit: number; offset?: number | undefined },
  order: SearchOrder,
): Found {
  const among = new Set(documentIds)
  const sorted =
    order === 'relevance' ? documentIds : evidence.byDate(vault, caseId, order).filter((id) => among.has(id))
  const places = sorted
    .slice(offset, offset + limit)
    .map((documentId) => ({ documentId, ordinal: 0, noise: false, language: null }))
  return { places, blocks: documentIds.length, documents: documentIds.length, more: false }
}

/** What is looked for, without what is excluded. */
export function soughtBy(query: Query): Sought[] {
  if (query.kind === 'nothing') return []
  return query.kind === 'words' ? query.words : soughtIn(query.formula)
}
