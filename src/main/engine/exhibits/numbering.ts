import { and, eq, ne } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { DocumentSummary } from '../../../shared/contract/evidence.ts'
import type { Exhibit } from '../../../shared/contract/exhibits.ts'
import type { Exception } from '../../../shared/contract/leaving.ts'
import { formatExhibitNumber, MOST_CORRECTIONS } from '../../../shared/domain/exhibit-number.ts'
import { assignNumbers } from '../../../shared/domain/exhibit-order.ts'
import { requireOpenCase } from '../cases/require.ts'
import { listedAs, pickDocuments } from '../evidence/documents.ts'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import { draftsOf, fixedNumbers } from './drafts.ts'
import { familyOf, getExhibit, pickExhibits, requireExhibit, type ExhibitRow } from './exhibits.ts'
import { letOut } from './leaving.ts'
import { retiredNumbers } from './retiring.ts'
import { keepSeries, listSeries } from './series.ts'
import { exhibit } from './table.ts'

/**
 * Numbers documents as drafts of a series, in the order given. All or none. The translation of a document that is an
 * exhibit, or becomes one with it, takes its number with -T. Throws TRANSLATION_EXISTS.
 */
export function numberDocuments(
  vault: Vault,
  caseId: string,
  numbered: { documentIds: readonly string[]; series: string; exceptions: readonly Exception[] },
): Exhibit[] {
  return vault.write(() => {
    requireOpenCase(vault, caseId)
    keepSeries(vault, caseId)
    requireSeries(vault, caseId, numbered.series)
    const documents = pickDocuments(vault, caseId, [...new Set(numbered.documentIds)])
    documents.forEach(requireNumberable)
    letOut(vault, caseId, documents, numbered.exceptions)
    const batch = new Set(documents.map(({ id }) => id))
    const { translation: translations = [], leading = [] } = Object.groupBy(documents, ({ relation }) => {
      const original = relation?.kind === 'translation' ? relation.of : undefined
      const exhibited = original && (batch.has(original) || exhibitOf(vault, caseId, original))
      return exhibited ? 'translation' : 'leading'
    })
    const added = leading.map(({ id: documentId }) => ({ id: uuidv7(), documentId }))
    const drafts = [...draftsOf(vault, caseId, numbered.series), ...added.map(({ id }) => id)]
    const numbers = assignNumbers(fixedNumbers(vault, caseId, numbered.series), drafts)
    for (const { id, documentId } of added) {
      insertDraft(vault, {
        id,
        caseId,
        documentId,
        series: numbered.series,
        number: numbers.get(id) as number,
        correction: 1,
        translation: false,
      })
    }
    const translated = translations.map(({ id: documentId, relation }) => {
      const original = exhibitOf(vault, caseId, relation?.of ?? '')
      if (!original) throw new EngineError('EXHIBIT_NOT_FOUND')
      return insertRelative(vault, documentId, original, 'translation')
    })
    return pickExhibits(vault, caseId, [...added.map(({ id }) => id), ...translated])
  })
}

/** The exhibit that the document is; undefined where it is none, or a withdrawn one. */
function exhibitOf(vault: Vault, caseId: string, documentId: string): ExhibitRow | undefined {
  const ofDocument = and(eq(exhibit.caseId, caseId), eq(exhibit.documentId, documentId))
  const standing = and(ofDocument, ne(exhibit.state, 'withdrawn'))
  return vault.db.select().from(exhibit).where(standing).get()
}

/** Gives a document the number of an exhibit's translation (C-5-T) or of its next correction (C-5bis). */
export function numberAs(
  vault: Vault,
  as: { documentId: string; of: string; kind: 'translation' | 'correction'; exceptions: readonly Exception[] },
): Exhibit {
  return vault.write(() => {
    const original = requireExhibit(vault, as.of)
    const documents = pickDocuments(vault, original.caseId, [as.documentId])
    documents.forEach(requireNumberable)
    letOut(vault, original.caseId, documents, as.exceptions)
    const id = insertRelative(vault, as.documentId, original, as.kind)
    return getExhibit(vault, original.caseId, id)
  })
}

/** Answers the new exhibit's id. Throws TRANSLATION_EXISTS, TOO_MANY_CORRECTIONS. */
function insertRelative(
  vault: Vault,
  documentId: string,
  original: ExhibitRow,
  kind: 'translation' | 'correction',
): string {
  const { caseId, series, number } = original
  const family = familyOf(vault, original)
  const translation = kind === 'translation' || original.translation
  const retired = retiredNumbers(vault, caseId, series).filter((one) => one.number === number)
  const ofKind = [...family, ...retired].filter((one) => one.translation === translation)
  const correction = kind === 'translation' ? original.correction : Math.max(...ofKind.map((one) => one.correction)) + 1
  if (correction > MOST_CORRECTIONS)
    throw new EngineError('TOO_MANY_CORRECTIONS', { label: formatExhibitNumber(original) })
  const taken = ofKind.find((one) => one.correction === correction)
  if (taken) throw new EngineError('TRANSLATION_EXISTS', { label: formatExhibitNumber(taken) })
  const id = uuidv7()
  insertDraft(vault, { id, caseId, documentId, series, number, correction, translation })
  return id
}

/** Enters the number in the table and in the trail. */
function insertDraft(vault: Vault, added: Omit<ExhibitRow, 'state' | 'withdrawnOn'>): void {
  const row: ExhibitRow = { ...added, state: 'draft', withdrawnOn: null }
  vault.db.insert(exhibit).values(row).run()
  vault.audit({
    caseId: added.caseId,
    act: 'exhibit.numbered',
    subject: added.id,
    after: { label: formatExhibitNumber(added), documentId: added.documentId },
  })
}

function requireSeries(vault: Vault, caseId: string, prefix: string): void {
  if (!listSeries(vault, caseId).some((one) => one.prefix === prefix))
    throw new EngineError('SERIES_UNKNOWN', { prefix })
}

function requireNumberable(document: DocumentSummary): void {
  if (document.exhibit !== null) throw new EngineError('ALREADY_EXHIBITED', { label: document.exhibit })
  if (document.readable === 'refused') throw new EngineError('NO_TEXT_OR_PAGES', { listedAs: listedAs(document) })
}
