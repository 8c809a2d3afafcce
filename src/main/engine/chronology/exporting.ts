import type { Chronology, ChronologyEntry } from '../../../shared/contract/chronology.ts'
import type { Exception } from '../../../shared/contract/leaving.ts'
import { type ChronologyFilter, type ChronologyOrder, sortChronology } from '../../../shared/domain/chronology.ts'
import type { Language } from '../../../shared/domain/language.ts'
import { type ChronologyWords, chronologyWords } from '../../../shared/messages/chronology-words.ts'
import { offerCsv } from '../audit/csv.ts'
import type { EngineContext } from '../context.ts'
import { pickDocuments } from '../evidence/documents.ts'
import { barredOf, letOut, requireConfirmed } from '../exhibits/leaving.ts'
import type { Vault } from '../vault/vault.ts'
import { chronologyOf } from './chronology.ts'

interface Order extends ChronologyFilter {
  readonly caseId: string
  readonly order?: ChronologyOrder | undefined
  readonly language: Language
  readonly exceptions?: readonly Exception[] | undefined
  readonly leaveOut?: boolean | undefined
}

/** Of the machine, in every language; `date` is EDTF. */
const COLUMNS = [
  'number',
  'kind',
  'event',
  'date',
  'date_in_words',
  'what',
  'who',
  'country',
  'where',
  'licence_that_day',
  'claims',
  'sources',
] as const

/**
 * A chronology as CSV (RFC 4180, UTF-8 with a byte order mark). What it tells of documents passes the gate of the house;
 * or those that are barred are left out, and with them what rests on nothing else.
 * @throws CASE_NOT_FOUND, DOCUMENTS_BARRED
 */
export function exportChronology(
  { papers, host: { resources } }: Pick<EngineContext, 'papers' | 'host'>,
  vault: Vault,
  { caseId, order = 'date', language, exceptions = [], leaveOut = false, ...filter }: Order,
) {
  const found = chronologyOf(vault, resources, caseId, filter)
  const stay = leaveOut ? barredIn(vault, caseId, found, exceptions) : new Set<string>()
  const leaving = found.entries.map((entry) => without(entry, stay)).filter((entry) => entry !== undefined)
  const leftOut = found.entries.length - leaving.length
  const cited = new Set(leaving.flatMap(({ sources }) => sources.map(({ documentId }) => documentId)))
  const documents = pickDocuments(vault, caseId, [...cited])
  if (vault.readOnly) requireConfirmed(documents, exceptions)
  else {
    vault.write(() => {
      letOut(vault, caseId, documents, exceptions)
      const after = { format: 'csv', entries: leaving.length, leftOut }
      vault.audit({ caseId, act: 'case.chronology-exported', subject: caseId, after })
    })
  }
  const words = chronologyWords(found, language)
  const lines = sortChronology(leaving, order).map((entry) => cells(entry, words))
  const paper = offerCsv(papers, 'chronology', [COLUMNS, ...lines])
  return { paper, entries: leaving.length, leftOut }
}

function barredIn(
  vault: Vault,
  caseId: string,
  { documents }: Chronology,
  exceptions: readonly Exception[],
): Set<string> {
  const excepted = new Set(exceptions.map(({ documentId }) => documentId))
  const cited = documents.map(({ id }) => id)
  const barred = barredOf(pickDocuments(vault, caseId, cited)).map(({ documentId }) => documentId)
  return new Set(barred.filter((id) => !excepted.has(id)))
}

/** The entry without the sources that stay; undefined where it had no others. */
function without(entry: ChronologyEntry, stay: ReadonlySet<string>): ChronologyEntry | undefined {
  const sources = entry.sources.filter(({ documentId }) => !stay.has(documentId))
  return sources.length === 0 && entry.sources.length > 0 ? undefined : { ...entry, sources }
}

function cells(entry: ChronologyEntry, words: ChronologyWords): string[] {
  return [
    entry.label,
    words.kind(entry),
    words.event(entry),
    entry.on ?? '',
    words.date(entry),
    words.what(entry),
    words.parties(entry),
    entry.country ?? '',
    words.where(entry),
    words.state(entry),
    words.claims(entry),
    words.sources(entry),
  ]
}
