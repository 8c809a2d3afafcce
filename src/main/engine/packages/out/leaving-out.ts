import type { CarriedDocument, PackagedCase } from '../../../../shared/contract/case-json.ts'
import type { DocumentSummary } from '../../../../shared/contract/evidence.ts'
import type { Exception } from '../../../../shared/contract/leaving.ts'
import { requireConfirmed } from '../../exhibits/leaving.ts'
import { EngineError } from '../../fault.ts'
import type { Staying } from './entries-on.ts'
import { leavingRows } from './rows-that-stay.ts'

/**
 * The documents that stay: those that are barred, and mails whose own bytes hold one of them.
 * @param held which documents a document's own bytes hold
 */
export function documentsToStay(
  documents: readonly DocumentSummary[],
  exceptions: readonly Exception[],
  held: (documentId: string) => readonly string[],
): Set<string> {
  const barred = new Set(documents.filter((one) => isBarred(one, exceptions)).map(({ id }) => id))
  const holders = documents.filter(({ id }) => held(id).some((inside) => barred.has(inside))).map(({ id }) => id)
  return new Set([...barred, ...holders])
}

function isBarred(document: DocumentSummary, exceptions: readonly Exception[]): boolean {
  try {
    requireConfirmed([document], exceptions)
    return false
  } catch (failure) {
    if (failure instanceof EngineError && failure.code === 'DOCUMENTS_BARRED') return true
    throw failure
  }
}

/** Where on a person's computer a file lay; it is nobody's who gets a plain package. */
const PLACE = new Set(['place', 'computer'])

/** The case without the places on a disk from which its files were read. */
export function withoutPlaces(whole: PackagedCase): PackagedCase {
  return {
    ...whole,
    documents: whole.documents.map((document) => ({
      ...document,
      custody: document.custody.map((event) => ({
        ...event,
        detail: Object.fromEntries(Object.entries(event.detail).filter(([name]) => !PLACE.has(name))),
      })),
    })),
  }
}

/** The case without these documents and all that names them or follows from them; and by what its trail speaks of them. */
export function withoutDocuments(
  whole: PackagedCase,
  stay: ReadonlySet<string>,
): { packaged: PackagedCase; staying: Staying } {
  if (stay.size === 0) {
    return {
      packaged: whole,
      staying: { subjects: new Set(), known: new Set(), stripped: new Set(), mentions: () => false },
    }
  }
  const kept = whole.documents.filter(({ id }) => !stay.has(id))
  const exhibits = whole.exhibits.filter(({ document }) => !stay.has(document))
  const dossiers = whole.dossiers.filter(({ documents }) => !documents.some(({ documentId }) => stay.has(documentId)))
  const lostExhibits = whole.exhibits.filter(({ document }) => stay.has(document))
  const lostDossiers = whole.dossiers.filter((one) => !dossiers.includes(one))
  const names = namesOf(
    whole.documents.filter(({ id }) => stay.has(id)),
    new Set(kept.flatMap(ownNames)),
  )
  const mentions = (value: string) => names.some((name) => value.includes(name))
  const unlessNamed = (value: string) => (mentions(value) ? '' : value)
  const stays = ({ document }: { document: string }) => stay.has(document)
  // What a fact says was read where it is cited: with the document it stays in the house.
  const facts = whole.facts.filter(
    ({ text, citations }) => !mentions(text) && !citations.some(({ mark }) => stays(mark)),
  )
  const going = new Set(facts)
  const lostFacts = whole.facts.filter((one) => !going.has(one))
  const lost = new Set([...stay, ...[...lostExhibits, ...lostFacts].map(({ id }) => id)])
  const rows = leavingRows(whole.registers, { ids: lost, mentions })
  const packaged: PackagedCase = {
    ...whole,
    leftOut: { documents: stay.size, dossiers: lostDossiers.length },
    case: { ...whole.case, notes: unlessNamed(whole.case.notes) },
    stages: whole.stages.map((stage) => ({ ...stage, note: unlessNamed(stage.note) })),
    documents: kept.map((document) => ({
      ...document,
      origin: mentions(document.origin) ? document.fileName : document.origin,
      notes: unlessNamed(document.notes),
      collection: document.collection && { ...document.collection, remarks: unlessNamed(document.collection.remarks) },
      custody: document.custody.map((event) => ({ ...event, detail: withoutMentions(event.detail, mentions) })),
    })),
    relations: whole.relations.filter(({ document, of }) => !stay.has(document) && !stay.has(of)),
    savedSearches: whole.savedSearches.filter(({ name, text }) => !mentions(name) && !mentions(text)),
    rulings: whole.rulings.filter(({ document, other }) => !stay.has(document) && !stay.has(other)),
    highlights: whole.highlights.filter((one) => !stays(one.mark)),
    marginNotes: whole.marginNotes.filter((one) => !stays(one) && !mentions(one.text)),
    facts: facts.map((fact) => ({ ...fact, strainsWith: fact.strainsWith.filter((id) => !lost.has(id)) })),
    registers: rows.registers,
    exhibits: exhibits.map((exhibit) => ({
      ...exhibit,
      services: exhibit.services.map((served) =>
        lostDossiers.some(({ version }) => version === served.version) ? { ...served, version: null } : served,
      ),
    })),
    dossiers,
    // A number under which something was ever served is not free on the other side either.
    retiredNumbers: [
      ...whole.retiredNumbers,
      ...lostExhibits.filter(({ state }) => state !== 'draft').map(({ number }) => number),
    ],
    retiredVersions: [...whole.retiredVersions, ...lostDossiers.map(({ version }) => version)],
  }
  const subjects = new Set([...lost, ...rows.stay, ...lostDossiers.map(({ id }) => id)])
  const leaving = [...kept, ...exhibits, ...facts, ...Object.values(rows.registers).flat()]
  const known = new Set([whole.case.id, ...leaving.map(({ id }) => id)])
  return { packaged, staying: { subjects, known, stripped: rows.stripped, mentions } }
}

/** Names shorter than this stand in too many words to tell anything. */
const LEAST_NAME = 4

function ownNames({ fileName, origin, firstSentence, findings, collection }: CarriedDocument): string[] {
  const found = findings.filter(({ field }) => field === 'title' || field === 'address').map(({ value }) => value)
  return [fileName, origin, firstSentence ?? '', collection?.address ?? '', ...found]
}

/** By what a text may name the documents and not `others`, also as it stands inside of JSON. */
function namesOf(documents: readonly CarriedDocument[], others: ReadonlySet<string>): string[] {
  const names = documents.flatMap((document) => [document.id, document.sha256, ...ownNames(document)])
  const telling = names.filter((name) => name.length >= LEAST_NAME && !others.has(name))
  return [...new Set(telling.flatMap((name) => [name, JSON.stringify(name).slice(1, -1)]))]
}

function withoutMentions(detail: Record<string, unknown>, mentions: (value: string) => boolean) {
  return Object.fromEntries(Object.entries(detail).filter(([, value]) => !mentions(JSON.stringify(value) ?? '')))
}
