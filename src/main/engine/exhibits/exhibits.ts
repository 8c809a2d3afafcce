import { and, asc, eq, inArray, ne } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { DocumentSummary } from '../../../shared/contract/evidence.ts'
import type { Exhibit } from '../../../shared/contract/exhibits.ts'
import type { Exception } from '../../../shared/contract/leaving.ts'
import { compareExhibitNumbers, formatExhibitNumber, MOST_CORRECTIONS } from '../../../shared/domain/exhibit-number.ts'
import { assignNumbers } from '../../../shared/domain/exhibit-order.ts'
import { requireOpenCase } from '../cases/require.ts'
import { listDocuments, listedAs, pickDocuments } from '../evidence/documents.ts'
import { EngineError } from '../fault.ts'
import type { Vault } from '../vault/vault.ts'
import { letOut } from './leaving.ts'
import { keepSeries, listSeries } from './series.ts'
import { exhibit, service } from './table.ts'

export type ExhibitRow = typeof exhibit.$inferSelect

/** The exhibits of a case in the order of its series and numbers, withdrawn ones included. */
export function listExhibits(vault: Vault, caseId: string): Exhibit[] {
  const rows = vault.db.select().from(exhibit).where(eq(exhibit.caseId, caseId)).all()
  const documents = new Map(listDocuments(vault, caseId).map((summary) => [summary.id, summary]))
  const ids = rows.map(({ id }) => id)
  const services = Map.groupBy(
    vault.db.select().from(service).where(inArray(service.exhibitId, ids)).orderBy(asc(service.on)).all(),
    ({ exhibitId }) => exhibitId,
  )
  const order = listSeries(vault, caseId).map(({ prefix }) => prefix)
  return rows
    .map((row): Exhibit => {
      const { id, series, number, correction, translation, state, withdrawnOn, documentId } = row
      return {
        id,
        caseId,
        number: { series, number, correction, translation },
        label: formatExhibitNumber(row),
        state,
        services: (services.get(id) ?? []).map(({ on, recipient, version }) => ({ on, recipient, version })),
        withdrawnOn,
        document: documents.get(documentId) as DocumentSummary,
      }
    })
    .sort((a, b) => compareExhibitNumbers(a.number, b.number, order))
}

/** Throws EXHIBIT_NOT_FOUND. */
export function requireExhibit(vault: Vault, exhibitId: string): ExhibitRow {
  const row = vault.db.select().from(exhibit).where(eq(exhibit.id, exhibitId)).get()
  if (!row) throw new EngineError('EXHIBIT_NOT_FOUND')
  requireOpenCase(vault, row.caseId)
  return row
}

export function pickExhibits(vault: Vault, caseId: string, ids: readonly string[]): Exhibit[] {
  const wanted = new Set(ids)
  return listExhibits(vault, caseId).filter(({ id }) => wanted.has(id))
}

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
    return pickExhibits(vault, original.caseId, [id])[0] as Exhibit
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
  const ofKind = family.filter((one) => one.translation === translation)
  const correction = kind === 'translation' ? original.correction : Math.max(...ofKind.map((one) => one.correction)) + 1
  if (correction > MOST_CORRECTIONS)
    throw new EngineError('TOO_MANY_CORRECTIONS', { label: formatExhibitNumber(original) })
  const taken = ofKind.find((one) => one.correction === correction)
  if (taken) throw new EngineError('TRANSLATION_EXISTS', { label: formatExhibitNumber(taken) })
  const id = uuidv7()
  insertDraft(vault, { id, caseId, documentId, series, number, correction, translation })
  return id
}

/** Puts the drafts of a series into a new order. Throws EXHIBITS_CHANGED where they are not these any more. */
export function reorderDrafts(vault: Vault, caseId: string, series: string, order: readonly string[]): Exhibit[] {
  return vault.write(() => {
    requireOpenCase(vault, caseId)
    const before = draftsOf(vault, caseId, series)
    if (before.length !== order.length || !before.every((id) => order.includes(id))) {
      throw new EngineError('EXHIBITS_CHANGED')
    }
    renumber(vault, caseId, series, order)
    vault.audit({ caseId, act: 'exhibit.reordered', subject: caseId, before, after: order })
    return listExhibits(vault, caseId)
  })
}

/**
 * Takes the number back from a draft and from the drafts that translate or correct it; the drafts after it move up.
 * Throws EXHIBIT_SERVED where it or one of them has been served.
 */
export function removeDraft(vault: Vault, exhibitId: string): void {
  vault.write(() => {
    const row = requireExhibit(vault, exhibitId)
    if (row.state !== 'draft') throw new EngineError('EXHIBIT_SERVED', { label: formatExhibitNumber(row) })
    const leading = row.correction === 1 && !row.translation
    const family = leading ? familyOf(vault, row) : [row]
    const standing = family.find(({ state }) => state !== 'draft')
    if (standing) throw new EngineError('EXHIBIT_SERVED', { label: formatExhibitNumber(standing) })
    for (const removed of family) {
      vault.db.delete(exhibit).where(eq(exhibit.id, removed.id)).run()
      vault.audit({ caseId: row.caseId, act: 'exhibit.removed', subject: removed.id, before: removed })
    }
    renumber(vault, row.caseId, row.series, draftsOf(vault, row.caseId, row.series))
  })
}

/** An exhibit with its translations and corrections: all that has its number. */
function familyOf(
  vault: Vault,
  { caseId, series, number }: Pick<ExhibitRow, 'caseId' | 'series' | 'number'>,
): ExhibitRow[] {
  const family = and(eq(exhibit.caseId, caseId), eq(exhibit.series, series), eq(exhibit.number, number))
  return vault.db.select().from(exhibit).where(family).all()
}

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

/**
 * Drafts of a series in their order, which take part in numbering: translations and corrections follow the exhibit they
 * belong to, and a draft that was corrected or translated by a served one keeps its number with it.
 */
function draftsOf(vault: Vault, caseId: string, series: string): string[] {
  const rows = principals(vault, caseId, series)
  const fixed = new Set(fixedNumbers(vault, caseId, series))
  return rows.filter(({ number }) => !fixed.has(number)).map(({ id }) => id)
}

function principals(vault: Vault, caseId: string, series: string): ExhibitRow[] {
  const ofSeries = and(eq(exhibit.caseId, caseId), eq(exhibit.series, series))
  const principal = and(ofSeries, eq(exhibit.correction, 1), eq(exhibit.translation, false))
  return vault.db.select().from(exhibit).where(principal).orderBy(asc(exhibit.number)).all()
}

/** Numbers of the series under which something was ever served. */
function fixedNumbers(vault: Vault, caseId: string, series: string): number[] {
  const ofSeries = and(eq(exhibit.caseId, caseId), eq(exhibit.series, series))
  const served = and(ofSeries, inArray(exhibit.state, ['served', 'withdrawn']))
  return vault.db
    .selectDistinct({ number: exhibit.number })
    .from(exhibit)
    .where(served)
    .all()
    .map(({ number }) => number)
}

/** Gives the drafts their numbers, with their translations and corrections; first out of the way of each other. */
function renumber(vault: Vault, caseId: string, series: string, drafts: readonly string[]): void {
  const numbers = assignNumbers(fixedNumbers(vault, caseId, series), drafts)
  const current = new Map(principals(vault, caseId, series).map(({ id, number }) => [id, number]))
  const move = vault.sqlite.prepare('UPDATE exhibit SET number = ? WHERE case_id = ? AND series = ? AND number = ?')
  for (const id of drafts) move.run(-(current.get(id) as number), caseId, series, current.get(id))
  for (const id of drafts) move.run(numbers.get(id), caseId, series, -(current.get(id) as number))
}

function requireSeries(vault: Vault, caseId: string, prefix: string): void {
  if (!listSeries(vault, caseId).some((one) => one.prefix === prefix))
    throw new EngineError('SERIES_UNKNOWN', { prefix })
}

function requireNumberable(document: DocumentSummary): void {
  if (document.exhibit !== null) throw new EngineError('ALREADY_EXHIBITED', { label: document.exhibit })
  if (document.readable === 'refused') throw new EngineError('NO_TEXT_OR_PAGES', { listedAs: listedAs(document) })
}
