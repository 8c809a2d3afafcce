import type { Hit, SearchOrder } from '../../../shared/contract/search.ts'
import type { Exception } from '../../../shared/contract/leaving.ts'
import type { Language } from '../../../shared/domain/language.ts'
import { translator } from '../../../shared/messages/translate.ts'
import { offerCsv } from '../audit/csv.ts'
import { pickDocuments } from '../evidence/documents.ts'
import { barredOf, letOut, requireConfirmed } from '../exhibits/leaving.ts'
import type { Papers } from '../papers/papers.ts'
import type { Vault } from '../vault/vault.ts'
import { answer, type Question, understood } from './asking.ts'
import type { Evidence } from './evidence.ts'
import { MOST_WEIGHED } from './gather.ts'
import { hitsAt } from './hits.ts'

interface Order extends Question {
  order?: SearchOrder | undefined
  language: Language
  exceptions?: readonly Exception[] | undefined
  leaveOut?: boolean | undefined
}

/** Of the machine, in every language. */
const COLUMNS = [
  'case',
  'exhibit',
  'document',
  'author',
  'publisher',
  'published',
  'type',
  'page',
  'paragraph',
  'recognised',
  'passage',
] as const

/**
 * The hits of a question as CSV (RFC 4180, UTF-8 with a byte order mark), at most as many as are ranked. Quoted
 * passages leave the house: their documents pass its gate (DOCUMENTS_BARRED), or are left out.
 * @throws QUERY_NOT_UNDERSTOOD, CASE_NOT_FOUND, DOCUMENTS_BARRED
 */
export function exportHits(
  papers: Papers,
  vault: Vault,
  evidence: Evidence,
  { order = 'relevance', language, exceptions = [], leaveOut = false, ...question }: Order,
) {
  const asked = understood(vault, evidence, question)
  const { places, more } = answer(vault, evidence, asked, { order, limit: MOST_WEIGHED })
  const hits = hitsAt(vault, evidence, asked, places)
  const stay = leaveOut ? barredDocuments(vault, hits, exceptions) : new Set<string>()
  const leaving = hits.filter(({ documentId }) => !stay.has(documentId))
  if (vault.readOnly) requirePassing(vault, leaving, exceptions)
  else enter(vault, question, leaving, exceptions, hits.length - leaving.length)
  const paper = offerCsv(papers, 'search', [COLUMNS, ...leaving.map((hit) => cells(hit, language))])
  return { paper, hits: leaving.length, leftOut: hits.length - leaving.length, more }
}

const byCase = (hits: readonly Hit[]) => Map.groupBy(hits, ({ caseId }) => caseId)
const documentsOf = (hits: readonly Hit[]) => [...new Set(hits.map(({ documentId }) => documentId))]

function barredDocuments(vault: Vault, hits: readonly Hit[], exceptions: readonly Exception[]): Set<string> {
  const excepted = new Set(exceptions.map(({ documentId }) => documentId))
  const barred = [...byCase(hits)].flatMap(([caseId, ofCase]) =>
    barredOf(pickDocuments(vault, caseId, documentsOf(ofCase))),
  )
  return new Set(barred.map(({ documentId }) => documentId).filter((id) => !excepted.has(id)))
}

function requirePassing(vault: Vault, hits: readonly Hit[], exceptions: readonly Exception[]): void {
  for (const [caseId, found] of byCase(hits)) {
    requireConfirmed(pickDocuments(vault, caseId, documentsOf(found)), exceptions)
  }
}

/** Lets the documents out, and enters that they were. */
function enter(
  vault: Vault,
  { caseId }: Question,
  hits: readonly Hit[],
  exceptions: readonly Exception[],
  leftOut: number,
): void {
  vault.write(() => {
    for (const [ofCase, found] of byCase(hits)) {
      letOut(vault, ofCase, pickDocuments(vault, ofCase, documentsOf(found)), exceptions)
    }
    const after = { format: 'csv', passages: hits.length, leftOut }
    vault.audit({ caseId: caseId ?? null, act: 'search.exported', subject: caseId ?? vault.id, after })
  })
}

function cells(hit: Hit, language: Language): string[] {
  const t = translator(language)
  const { text } = hit.snippet
  return [
    hit.caseReference,
    hit.exhibit ?? '',
    hit.listedAs,
    hit.author ?? '',
    hit.publisher ?? '',
    hit.published ?? '',
    t(`evidence:format.${hit.format}`),
    hit.page === null ? '' : String(hit.page),
    hit.ordinal === 0 ? '' : String(hit.ordinal),
    hit.recognised === null ? '' : `${hit.recognised} %`,
    text,
  ]
}
