import type { CarriedRegisters } from '../../../../shared/contract/carried-rows.ts'
import type { PackagedCase } from '../../../../shared/contract/case-json.ts'

/**
 * The package's case with the ids that this vault has for the same things: the same bytes came in on both sides, or the
 * same document was given the same number.
 */
export function withOurIds(theirs: PackagedCase, ours: PackagedCase): PackagedCase {
  const bySha = new Map(ours.documents.map(({ id, sha256 }) => [sha256, id]))
  const ourDocument = new Map(theirs.documents.map(({ id, sha256 }) => [id, bySha.get(sha256) ?? id]))
  const document = (id: string) => ourDocument.get(id) ?? id
  const key = (of: string, number: string) => `${of} ${number}`
  const byNumber = new Map(ours.exhibits.map((one) => [key(one.document, one.number), one.id]))
  const known = new Set(ours.exhibits.map(({ id }) => id))
  const exhibit = (one: PackagedCase['exhibits'][number]) =>
    known.has(one.id) ? one.id : (byNumber.get(key(document(one.document), one.number)) ?? one.id)
  const ourExhibit = new Map(theirs.exhibits.map((one) => [one.id, exhibit(one)]))
  const marked = <M extends { document: string }>(mark: M): M => ({ ...mark, document: document(mark.document) })
  return {
    ...theirs,
    documents: theirs.documents.map((one) => ({ ...one, id: document(one.id) })),
    relations: theirs.relations.map((one) => ({ ...one, document: document(one.document), of: document(one.of) })),
    rulings: theirs.rulings.map((one) => ({ ...one, document: document(one.document), other: document(one.other) })),
    highlights: theirs.highlights.map((one) => ({ ...one, mark: marked(one.mark) })),
    marginNotes: theirs.marginNotes.map((one) => ({ ...marked(one), mark: one.mark && marked(one.mark) })),
    facts: theirs.facts.map((one) => ({
      ...one,
      citations: one.citations.map((cited) => ({ ...cited, mark: marked(cited.mark) })),
    })),
    registers: renamed(theirs.registers, (id) => ourDocument.get(id) ?? ourExhibit.get(id) ?? id),
    exhibits: theirs.exhibits.map((one) => ({ ...one, id: exhibit(one), document: document(one.document) })),
    dossiers: theirs.dossiers.map((one) => ({
      ...one,
      documents: one.documents.map((printed) => ({ ...printed, documentId: document(printed.documentId) })),
    })),
  }
}

const IDS = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g

/** Ids stand in fields, and in the references of a text. */
function renamed(registers: CarriedRegisters, rename: (id: string) => string): CarriedRegisters {
  return JSON.parse(JSON.stringify(registers).replace(IDS, rename)) as CarriedRegisters
}
